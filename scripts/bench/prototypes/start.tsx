import './prototype.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';

interface Prototype {
  /** The chunk of the one route. */
  page: () => Promise<{ default: ComponentType }>;
  /** Starts the fetch before the chunk has come. */
  prime?: (client: QueryClient) => void;
}

/** The stack of the app, with one route. */
export function start({ page, prime }: Prototype) {
  const client = new QueryClient();
  const root = createRootRoute();
  const route = createRoute({
    getParentRoute: () => root,
    path: '/',
    loader: () => prime?.(client),
    component: lazyRouteComponent(page),
  });
  const router = createRouter({ routeTree: root.addChildren([route]) });
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no element with the id "root".');
  createRoot(element).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}
