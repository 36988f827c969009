import type { RequestError } from './errors.ts';

/** So many of the last errors are kept, in memory only. */
const KEPT = 20;

let log: readonly RequestError[] = [];

/** Keeps a failed request for the diagnostics. */
export function logError(error: RequestError): void {
  log = [...log, error].slice(-KEPT);
}

/** The last failed requests of this tab, the newest last. */
export function recentErrors(): readonly RequestError[] {
  return log;
}
