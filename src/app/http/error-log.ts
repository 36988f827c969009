import type { RequestError } from './errors.ts';
import { onForget } from './forget.ts';

/** So many of the last errors are kept, in memory only. */
const KEPT = 20;

let log: readonly RequestError[] = [];
onForget(() => (log = []));

/**
 * Keeps a failed request for the diagnostics. One without an answer, such as a call held back by a rate limit, takes the
 * place of an earlier one like it, so that repeated tries do not push out what the providers said.
 */
export function logError(error: RequestError): void {
  const others = log.filter(
    (other) =>
      isResponse(other) || isResponse(error) || other.path !== error.path || other.kind !== error.kind,
  );
  log = [...others, error].slice(-KEPT);
}

/** Whether it came over the wire: a call that was held back only repeats what an earlier response said. */
function isResponse({ problem, heldBy }: RequestError): boolean {
  return problem !== undefined && heldBy === undefined;
}

/** The last failed requests of this tab, the newest last. */
export function recentErrors(): readonly RequestError[] {
  return log;
}
