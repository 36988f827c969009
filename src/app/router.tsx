import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { routeTree } from './route-tree.gen.ts';
import { ErrorPage } from './shell/error-page.tsx';

interface Surroundings {
  queryClient: QueryClient;
  /** What stands before every path: nothing, or `/embed/{tenant}` in a frame. */
  basepath?: string;
  /** The browser's, unless given. */
  history?: RouterHistory;
}

export function createAppRouter({ queryClient, ...place }: Surroundings) {
  return createRouter({
    ...place,
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ErrorPage,
    scrollRestoration: true,
    // Plain `?name=value` pairs: every value is text until the route's schema has read it.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const pairs = Object.entries(search).flatMap(([key, value]) =>
        typeof value === 'string' && value !== '' ? [[key, value]] : [],
      );
      const query = new URLSearchParams(pairs).toString();
      return query ? `?${query}` : '';
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
