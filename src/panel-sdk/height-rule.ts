import { FRAME_HEIGHT } from '../contracts/embed/protocol.ts';

/** Differences below this are ignored, px: rounding makes them. */
const LEAST_CHANGE = 2;
/** A frame that grows because it grew stops here, until it has requested nothing for `QUIET_MS`. */
const MOST_GROWTHS = 10;
const QUIET_MS = 1_000;

/**
 * Decides which of the heights that a frame requests are applied.
 *
 * @param now ms, monotonic
 * @returns takes the requested height, px; gives the one to apply, or `undefined` to leave it
 */
export function heightRule(now: () => number = () => performance.now()) {
  let applied = 0;
  let growths = 0;
  let lastRequested = -Infinity;

  return (requested: number): number | undefined => {
    const time = now();
    if (time - lastRequested >= QUIET_MS) growths = 0;
    lastRequested = time;
    const height = Math.min(Math.max(requested, FRAME_HEIGHT.least), FRAME_HEIGHT.most);
    if (Math.abs(height - applied) < LEAST_CHANGE) return undefined;
    if (height > applied && ++growths > MOST_GROWTHS) return undefined;
    applied = height;
    return height;
  };
}
