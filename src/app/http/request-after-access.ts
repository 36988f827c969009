import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Requests anew what failed for want of access, now that there is access again: at once what is on screen, the rest
 * when it is shown next. Nothing else would retry it.
 */
export function requestAfterAccess(queryClient: QueryClient): void {
  const isFinal = ({ state: { error } }: Query) => error !== null && !error.retryable;
  queryClient.removeQueries({ type: 'inactive', predicate: isFinal });
  void queryClient.refetchQueries({ type: 'active' });
}
