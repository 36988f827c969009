import { notifyManager, QueryClient } from '@tanstack/react-query';
import { askOnReturn } from './poll.ts';
import { newerSnapshot } from './snapshot.ts';

const untold: (() => void)[] = [];

/** All that is told before the next task is told in that one, so that the page is drawn once for it. */
notifyManager.setScheduler((tell) => {
  if (untold.push(tell) > 1) return;
  setTimeout(() => {
    for (const each of untold.splice(0)) each();
  });
});

/**
 * The cache. Retries are off: after an error the polling rule waits for the error's own `retryAt`
 * (TanStack's retry delay is skipped by `refetch()` and paused in hidden tabs).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        staleTime: 2_000,
        refetchOnReconnect: askOnReturn,
        refetchOnWindowFocus: askOnReturn,
        refetchIntervalInBackground: false,
        structuralSharing: newerSnapshot,
      },
    },
  });
}

/** Resolves when nothing is being asked for, at the latest after `ms`. */
export function settled(queryClient: QueryClient, ms: number): Promise<void> {
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
