import { mediaQuery } from './media-query.ts';
import { start } from './start.tsx';

start({ page: () => import('./lean-page.tsx'), prime: (client) => void client.prefetchQuery(mediaQuery) });
