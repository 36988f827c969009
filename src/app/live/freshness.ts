import { isShowableTime } from '../text/iso-time.ts';

/** So long a response may take before its check counts as missed. */
const UNDER_WAY_MS = 5_000;

/**
 * Whether data may no longer be taken for how things are now: two checks were missed.
 *
 * @param now ms since the epoch by the gateway's clock
 * @param checked when the data was checked, on the same scale
 * @param every ms between two checks; `null` when none is expected any more
 */
export function isOld(now: number, checked: number, every: number | null): boolean {
  if (every === null) return false;
  return !isShowableTime(now) || !isShowableTime(checked) || now - checked > freshFor(every);
}

/** When `isOld` becomes true; `Infinity` when it is or never will be. */
export function oldAfter(now: number, checked: number, every: number | null): number {
  return every === null || isOld(now, checked, every) ? Infinity : checked + freshFor(every);
}

function freshFor(every: number): number {
  return 2 * every + UNDER_WAY_MS;
}
