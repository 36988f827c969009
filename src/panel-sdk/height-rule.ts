import { FRAME_HEIGHT } from '../contracts/embed/protocol.ts';

/** Differences below this are passed over, px: rounding makes them. */
const LEAST_CHANGE = 2;
/** A frame that grows because it grew stops here, until it has asked for nothing for `QUIET_MS`. */
const MOST_GROWTHS = 10;
const QUIET_MS = 1_000;

/**
 * Decides which of the heights that a frame asks for are applied.
 *
 * @param now ms, monotonic
 * @returns takes the height asked for, px; gives the one to apply, or `undefined` to leave it
 */
export function heightRule(now: () => number = () => performance.now()) {
  let applied = 0;
  let growths = 0;
  let lastAsked = -Infinity;

  return (asked: number): number | undefined => {
    const time = now();
    if (time - lastAsked >= QUIET_MS) growths = 0;
    lastAsked = time;
    const height = Math.min(Math.max(asked, FRAME_HEIGHT.least), FRAME_HEIGHT.most);
    if (Math.abs(height - applied) < LEAST_CHANGE) return undefined;
    if (height > applied && ++growths > MOST_GROWTHS) return undefined;
    applied = height;
    return height;
  };
}
