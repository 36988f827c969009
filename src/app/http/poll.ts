import { clampWait } from '../../rate-limit/retry-after.ts';
import type { RequestError } from './errors.ts';
import { monotonicNow } from './monotonic.ts';
import type { Snapshot } from './snapshot.ts';

interface PolledState<T> {
  data: Snapshot<T> | undefined;
  error: RequestError | null;
}

/**
 * For `refetchInterval`: ms until the next poll. After a response a pure function of its data; after an error the time
 * left until its fixed `retryAt`. Anything drawn or counted in here would reset the timer on every render.
 *
 * @param every ms after a good response; `false` stops
 */
export function nextPoll<T>(
  state: PolledState<T>,
  every: (body: T | undefined) => number | false,
): number | false {
  const { data, error } = state;
  if (error) {
    if (!error.retryable) return false;
    return clampWait((error.retryAt ?? 0) - monotonicNow());
  }
  const interval = every(data?.body);
  return interval === false ? false : clampWait(Math.max(interval, data?.leastInterval ?? 0));
}

/**
 * For `refetchOnWindowFocus` and `refetchOnReconnect`: whether the return of a person or of the network is a reason to
 * poll at once. An error that a retry cannot mend waits for a person, a fault of the server for its `retryAt`;
 * a lost network may be back, and the rate limit decides for itself.
 */
export function refetchOnReturn({ state: { error } }: { state: { error: RequestError | null } }): boolean {
  if (error === null || error.kind === 'rate-limited' || isOfNetwork(error)) return true;
  return error.retryable && (error.retryAt ?? 0) <= monotonicNow();
}

/** No response came at all: the gateway gives up on a provider before our deadline, and then it sends one. */
function isOfNetwork({ kind, problem }: RequestError): boolean {
  return kind === 'network' || (kind === 'timeout' && !problem);
}
