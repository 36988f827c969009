import type { Download } from './download.ts';
import { progressOf } from './progress.ts';
import { STALL_MS } from './stall.ts';

/**
 * The highest percent among the downloads that move, or `null` when none does. What stalled, or was not read for as
 * long as a stall takes, does not move as far as anybody knows.
 *
 * @param lastReading when an ISO was last read, ms since the epoch by the gateway's clock
 * @param now by the same clock
 */
export function nearestToDone(
  downloads: readonly Download[],
  lastReading: (isoId: number) => number | undefined,
  now: number,
): number | null {
  const percents = downloads.flatMap((download) => {
    const { state, percent } = progressOf(download, false);
    const moves = state === 'downloading' || state === 'restarted' || state === 'finishing';
    if (!moves || percent === null || download.stalledMinutes !== null) return [];
    return now - (lastReading(download.iso.id) ?? -Infinity) > STALL_MS ? [] : [percent];
  });
  return percents.length === 0 ? null : Math.max(...percents);
}
