import type { UseQueryResult } from '@tanstack/react-query';
import type { Provider } from '../../contracts/gateway/api.ts';
import type { RequestError } from '../http/errors.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { failureOf } from './failure.ts';
import type { Live } from './live-panel.tsx';
import { rateLimit, untilWords } from './rate-limit.ts';

/** Where a query's responses come from, and how often. */
interface Source {
  provider: Provider;
  /** Ms between two responses; `null` when there will be no more. */
  every: number | null;
}

/** Failures of requests that a person made by hand: worth a word though the next poll may succeed. */
const byHand = new WeakSet<RequestError>();

/**
 * A query's result as a panel wants it: data first, error second, so that an error never removes good data.
 *
 * @param source without it nothing shows when the data grows old
 */
export function liveOf<T>(query: UseQueryResult<Snapshot<T>>, source?: Source): Live<T> {
  const failure = query.error ? failureOf(query.error) : null;
  const provider = source?.provider ?? query.error?.provider;
  const refreshable = {
    // Reading `isFetching` subscribes to it. A poll of good data shows nowhere that it is in progress: it would draw the
    // page once more for each response.
    refreshing: query.error !== null && query.isFetching,
    // A poll that is in progress is the refresh, too.
    refresh: (onEnd?: () => void) =>
      void query.refetch({ cancelRefetch: false }).then(({ error }) => {
        if (error) byHand.add(error);
        onEnd?.();
      }),
    blocked: blockedBy(provider, query.data?.path ?? query.error?.path),
  };
  if (query.data) {
    const { body, asOf, path, leastInterval = 0 } = query.data;
    return {
      state: 'ready',
      data: body,
      checked: asOf,
      failure,
      hiccup: query.error?.mayBeHiccup === true,
      refreshFailed: query.error !== null && byHand.has(query.error),
      age: source && { path, every: source.every ? Math.max(source.every, leastInterval) : null },
      responses: [query.data],
      ...refreshable,
    };
  }
  if (failure) return { state: 'failed', failure, ...refreshable };
  return { state: 'loading' };
}

/** Why a refresh by hand has to wait: a limit of the provider or the gateway, never our back-off. */
function blockedBy(provider: Provider | null | undefined, path = ''): string | undefined {
  const limit = provider ? rateLimit(provider, path) : null;
  return limit === null ? undefined : untilWords(limit);
}
