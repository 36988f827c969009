import { secondOf, useWakeAfter } from '../live/use-now.ts';
import { downloadFacts, soonestDeleted, type DownloadFacts } from './download-facts.ts';
import { standingNow } from './standing.ts';
import type { Download } from './tracking/download.ts';
import { downloadStore } from './tracking/download-store.ts';
import { expiryHoldsUntil } from './tracking/expiry.ts';
import { GAP_MS } from './tracking/samples.ts';

/** The facts of these downloads as they stand now; renders its caller when time alone changes them. */
export function useDownloadFacts(downloads: readonly Download[]): DownloadFacts {
  const standings = downloads.map(standingNow);
  const now = secondOf('vpsbg');
  const next = soonestDeleted(standings)?.expiry;
  useWakeAfter('vpsbg', next?.state === 'ahead' ? expiryHoldsUntil(next.at, now) : Infinity);
  useWakeAfter('gateway', newestReading(downloads.map(({ iso }) => iso.id)) + GAP_MS);
  return downloadFacts(standings, now);
}

/** Until when speeds may be spoken of once no reading comes; `-Infinity` when that time has passed. */
function newestReading(isoIds: readonly number[]): number {
  const newest = Math.max(-Infinity, ...isoIds.map((id) => downloadStore.seriesOf(id)?.lastAt ?? -Infinity));
  return newest + GAP_MS < secondOf('gateway') ? Infinity : newest;
}
