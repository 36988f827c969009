import { useWakeAfter, secondOf } from './use-now.ts';
import { isOld, oldAfter } from './freshness.ts';
import type { Failure } from './failure.ts';
import type { PageSource } from './page-sources.ts';

/**
 * The failure that a person should know of; `null` for none. A rate limit is a routine wait: the status line shows it.
 * One failure between two good responses is not worth a notice either, unless a person made the request, or until the data is old.
 */
export function newsOf(live: PageSource | undefined, now: number): Failure | null {
  if (!live || live.state === 'loading' || !live.failure || live.failure.kind === 'rate-limited') return null;
  if (live.state === 'failed' || !live.hiccup || live.refreshFailed) return live.failure;
  return isOld(now, live.checked, live.age?.every ?? null) ? live.failure : null;
}

/**
 * Whether no request of these failed last. The end of a notice is not that yet: a rate limit may have taken its place, or the
 * access may have ended, and the data is as old as before.
 */
export function isUpToDate(sources: readonly (PageSource | undefined)[]): boolean {
  return sources.every((live) => !live || (live.state === 'ready' && !live.failure));
}

/** `newsOf` at the present; renders its caller when time alone changes it. */
export function useNews(live: PageSource | undefined): Failure | null {
  const now = secondOf('gateway');
  const waits = live?.state === 'ready' && live.failure !== null;
  useWakeAfter('gateway', waits ? oldAfter(now, live.checked, live.age?.every ?? null) : Infinity);
  return newsOf(live, now);
}
