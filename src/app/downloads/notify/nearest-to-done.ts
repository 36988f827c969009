import type { Download } from '../tracking/download.ts';
import { percentOf } from '../tracking/progress.ts';
import { isStalled, STALL_MS } from '../tracking/stall.ts';

interface Nearest {
  /** The highest percent among the downloads that move, `null` when none does. */
  percent: number | null;
  /** Until when that is true without another reading, ms since the epoch by the gateway's clock. */
  until: number;
}

/**
 * The download nearest to done. What stalled, or was not read for as long as a stall takes, may not move.
 *
 * @param lastReading when an ISO was last read, ms since the epoch by the gateway's clock
 * @param now by the same clock
 */
export function nearestToDone(
  downloads: readonly Download[],
  lastReading: (isoId: number) => number | undefined,
  now: number,
): Nearest {
  const nearest: Nearest = { percent: null, until: Infinity };
  for (const download of downloads) {
    if (download.iso.status !== 'downloading' || isStalled(download)) continue;
    const percent = percentOf(download);
    const until = (lastReading(download.iso.id) ?? -Infinity) + STALL_MS;
    if (percent === null || now > until) continue;
    nearest.percent = Math.max(nearest.percent ?? 0, percent);
    nearest.until = Math.min(nearest.until, until);
  }
  return nearest;
}
