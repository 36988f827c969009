import type { RequestError } from './errors.ts';
import { onForget } from './forget.ts';

/** So many of the last errors are kept, in memory only. */
const KEPT = 20;

let log: readonly RequestError[] = [];
onForget(() => (log = []));

/**
 * Keeps a failed request for the diagnostics. One without a response, such as a request that a rate limit
 * stopped, replaces an earlier one like it, so that retries do not push out the responses of the providers.
 */
export function logError(error: RequestError): void {
  const others = log.filter(
    (other) =>
      isResponse(other) || isResponse(error) || other.path !== error.path || other.kind !== error.kind,
  );
  log = [...others, error].slice(-KEPT);
}

/** Whether it came over the wire: a request that was not sent only repeats an earlier response. */
function isResponse({ problem, limitedBy }: RequestError): boolean {
  return problem !== undefined && limitedBy === undefined;
}

/** The last failed requests of this tab, the newest last. */
export function recentErrors(): readonly RequestError[] {
  return log;
}
