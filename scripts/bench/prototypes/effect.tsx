import { start } from './start.tsx';

start({ page: () => import('./effect-page.tsx') });
