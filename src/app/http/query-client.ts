import { notifyManager, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import type { RequestError } from './errors.ts';
import { refetchOnReturn } from './poll.ts';
import { loadProblemWords } from './problem-detail.ts';
import { newerSnapshot } from './snapshot.ts';

const pending: (() => void)[] = [];

/** Notifications of one task are delivered together in the next, so that the page is rendered once for them. */
notifyManager.setScheduler((notify) => {
  if (pending.push(notify) > 1) return;
  setTimeout(() => {
    for (const notify of pending.splice(0)) notify();
  });
});

/**
 * The cache. Retries are off: after an error the polling rule waits for the error's own `retryAt`
 * (TanStack's retry delay is skipped by `refetch()` and paused in hidden tabs).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: createQueryCache(),
    defaultOptions: {
      queries: {
        retry: false,
        // A failure is shown as it is, and its `retryAt` counts, wherever it is shown next.
        retryOnMount: false,
        networkMode: 'always',
        staleTime: 2_000,
        refetchOnMount: refetchOnReturnToPage,
        refetchOnReconnect: refetchOnReturn,
        refetchOnWindowFocus: refetchOnReturn,
        refetchIntervalInBackground: false,
        structuralSharing: newerSnapshot,
      },
    },
  });
}

/** No device takes longer until it shows its first view, ms after the page began. */
const FIRST_VIEW_MS = 30_000;

/**
 * For `refetchOnMount`: whether data that is stale is requested anew by the view that mounts. A page's first response was
 * requested for its first view, even where a slow device takes long to draw that. Later, what is stale came for an earlier
 * view, or when someone pointed at a link.
 */
function refetchOnReturnToPage({ state }: Query): boolean {
  return state.dataUpdateCount > 1 || performance.now() > FIRST_VIEW_MS;
}

/**
 * A cache in which a failure lasts until a response or another failure takes its place. TanStack Query forgets the error
 * of a query without data as soon as the next try begins, and pages would fall back to their skeletons for its time.
 */
function createQueryCache(): QueryCache {
  const failures = new WeakMap<Query, RequestError>();
  const cache = new QueryCache();
  cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    const { data, error } = query.state;
    if (error) failures.set(query, error);
    else if (action.type !== 'fetch') failures.delete(query);
    if (action.type !== 'fetch' || data !== undefined) return;
    const failure = failures.get(query);
    // In the same batch: the state between is never rendered.
    if (failure) query.setState({ error: failure, status: 'error' });
  });
  return cache;
}

/**
 * Resolves when no request is in progress, at the latest after `ms`. A failure may have come before the page's language
 * did: its words are loaded then, since nothing draws it again where it is not retried.
 */
export async function settled(queryClient: QueryClient, ms: number): Promise<void> {
  await idle(queryClient, ms);
  if (
    queryClient
      .getQueryCache()
      .getAll()
      .some(({ state }) => state.error !== null)
  )
    await loadProblemWords();
}

function idle(queryClient: QueryClient, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    const unsubscribe = queryClient.getQueryCache().subscribe(look);
    function end() {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    }
    function look() {
      if (queryClient.isFetching() === 0) end();
    }
    look();
  });
}
