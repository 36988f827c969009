import type { Series } from './samples.ts';

/** From here on the silence itself is shown: no speed, no time left. */
export const WAIT_MS = 20_000;
/** From here on it is polled less often. */
export const QUIET_MS = 2 * 60_000;
/** VPSBG has no "failed": a dead download looks alive until it is deleted, so silence itself must be shown. */
export const STALL_MS = 3 * 60_000;
/** The steps in which a shorter silence is shown: each poll would draw all waiting rows anew for a second more. */
const STEP_MS = 10_000;

/**
 * How long no new data came, ms, as far as this tab watched without a break: a sleep, a hidden tab or an outage begins
 * the count anew.
 */
export function quietFor(series: Series): number {
  return Math.max(0, series.lastAt - series.grewAt);
}

/** The same as it is shown: `null` below `WAIT_MS`, then in steps of 10 s, in whole minutes once it is a stall. */
export function shownQuiet(series: Series): number | null {
  const quiet = quietFor(series);
  if (quiet < WAIT_MS) return null;
  const step = quiet < STALL_MS ? STEP_MS : 60_000;
  return Math.floor(quiet / step) * step;
}

/** Whether no new data came for so long that the download may have failed. */
export function isStalled({ quietMs }: { quietMs: number | null }): boolean {
  return quietMs !== null && quietMs >= STALL_MS;
}
