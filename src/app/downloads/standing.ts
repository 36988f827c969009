import { secondOf, useWakeAfter } from '../live/use-now.ts';
import type { Download } from './tracking/download.ts';
import { downloadStore } from './tracking/download-store.ts';
import { expiryOf, finishVerdict, type Expiry, type FinishVerdict } from './tracking/expiry.ts';
import { progressOf, type Progress } from './tracking/progress.ts';
import { GAP_MS } from './tracking/samples.ts';
import { useExpiry } from './tracking/use-expiry.ts';

/** One download as it stands now: what its words are made of. */
export interface Standing {
  download: Download;
  progress: Progress;
  expiry: Expiry;
  /** Whether its newest reading is young enough to speak of speed and time left. */
  isCurrent: boolean;
  /** Whole minutes since it began again; `null` when it did not, or long ago. */
  restartedMinutes: number | null;
  /** Whether it finishes before it is deleted; `null` while that is not known. */
  verdict: FinishVerdict | null;
}

interface Moment {
  /** Now by the gateway's clock, ms since the epoch. */
  now: number;
  /** The newest reading by the same clock. */
  lastReading: number;
}

const MINUTE_MS = 60_000;
/** So long a restart is news. */
const RESTART_SHOWN_MS = 10 * MINUTE_MS;

/** How a download stands at a moment. */
export function standingOf(download: Download, expiry: Expiry, { now, lastReading }: Moment): Standing {
  const progress = progressOf(download, expiry.state === 'due');
  const isCurrent = now <= lastReading + GAP_MS;
  const ago = download.restartedAt === null ? Infinity : Math.max(0, now - download.restartedAt);
  return {
    download,
    progress,
    expiry,
    isCurrent,
    restartedMinutes: ago < RESTART_SHOWN_MS ? Math.floor(ago / MINUTE_MS) : null,
    verdict: isCurrent ? verdictOf(download, expiry) : null,
  };
}

/** An average alone does not tell that it is too late. */
function verdictOf({ timeLeftMs, isAverage }: Download, expiry: Expiry): FinishVerdict | null {
  const verdict = finishVerdict(timeLeftMs, expiry);
  return isAverage && verdict === 'too-late' ? 'close' : verdict;
}

/** The same now; renders its caller when time alone changes its words. */
export function useStanding(download: Download): Standing {
  const expiry = useExpiry(download.iso);
  const now = secondOf('gateway');
  const lastReading = downloadStore.seriesOf(download.iso.id)?.lastAt ?? -Infinity;
  const standing = standingOf(download, expiry, { now, lastReading });
  const { isCurrent, restartedMinutes } = standing;
  useWakeAfter('gateway', isCurrent ? lastReading + GAP_MS : Infinity);
  useWakeAfter(
    'gateway',
    restartedMinutes === null ? Infinity : (download.restartedAt ?? now) + (restartedMinutes + 1) * MINUTE_MS,
  );
  return standing;
}

/** How a download stands now, for a summary of many: it follows no clock. */
export function standingNow(download: Download): Standing {
  return standingOf(download, expiryOf(download.iso, secondOf('vpsbg')), {
    now: secondOf('gateway'),
    lastReading: downloadStore.seriesOf(download.iso.id)?.lastAt ?? -Infinity,
  });
}
