import type { Series } from './samples.ts';

/** VPSBG has no "failed": a dead download looks alive until it is deleted, so silence itself must be shown. */
export const STALL_MS = 3 * 60_000;
/** From here on it is polled less often. */
export const QUIET_MS = 2 * 60_000;

/**
 * How long no new data came, ms, as far as this tab watched without a break: a sleep, a hidden tab or an outage begins
 * the count anew.
 */
export function quietFor(series: Series): number {
  return Math.max(0, series.lastAt - series.grewAt);
}

/** Whole minutes without new data once it is a stall, else `null`. */
export function stalledMinutes(series: Series): number | null {
  const quiet = quietFor(series);
  return quiet >= STALL_MS ? Math.floor(quiet / 60_000) : null;
}
