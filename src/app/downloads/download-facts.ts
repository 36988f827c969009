import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { formatBytes } from '../text/bytes.ts';
import { formatDayTime } from '../text/iso-time.ts';
import type { Tone } from '../ui/tone.ts';
import { speedWords, timeWords } from './amount-words.ts';
import * as m from './messages/facts.en.ts';
import * as row from './messages/rows.en.ts';
import type { Standing } from './standing.ts';
import { isRemoved, isTooSmall } from './tracking/progress.ts';
import { isStalled } from './tracking/stall.ts';
import { leftWords, nameWords, quietWords } from './words.ts';

/** One of the four facts about the account's downloads. */
export interface Fact {
  label: string;
  value: string;
  /** Whether the value is a time left. */
  isTime?: boolean;
  tone: Tone;
  /** The ISO that it is about. */
  name: string | null;
  detail: string | null;
}

export interface DownloadFacts {
  nextToFinish: Fact;
  downloadingNow: Fact;
  toCheck: Fact;
  nextDeletion: Fact;
}

/** What is worth knowing of all downloads together. `now` by the provider's clock, ms since the epoch. */
export function downloadFacts(standings: readonly Standing[], now: number): DownloadFacts {
  const running = standings.filter(isRunning);
  return {
    nextToFinish: nextToFinish(running),
    downloadingNow: downloadingNow(running),
    toCheck: toCheck(standings),
    nextDeletion: nextDeletion(standings, now),
  };
}

function isRunning({ download: { iso }, progress }: Standing): boolean {
  return iso.status === 'downloading' && !isRemoved(progress);
}

const nameOf = (iso: Iso) => nameWords(iso, 60);

function nextToFinish(running: readonly Standing[]): Fact {
  const label = m.nextToFinish();
  const finishing = running.find(({ progress }) => progress.state === 'finishing');
  if (finishing)
    return {
      label,
      value: row.finishing(),
      tone: 'info',
      name: nameOf(finishing.download.iso),
      detail: null,
    };
  let next: { iso: Iso; timeLeftMs: number; isAverage: boolean } | null = null;
  for (const { download, isCurrent } of running) {
    const { iso, timeLeftMs, isAverage } = download;
    if (timeLeftMs === null || !isCurrent || timeLeftMs >= (next?.timeLeftMs ?? Infinity)) continue;
    next = { iso, timeLeftMs, isAverage };
  }
  if (next === null) {
    const none = running.length === 0;
    return {
      label,
      value: none ? m.none() : m.unknown(),
      tone: 'neutral',
      name: null,
      detail: none ? m.noneDownloading() : m.noTimeLeftKnown(),
    };
  }
  return {
    label,
    value: timeWords(next.timeLeftMs),
    isTime: true,
    tone: 'info',
    name: nameOf(next.iso),
    detail: next.isAverage ? m.averageSoFar() : null,
  };
}

function downloadingNow(running: readonly Standing[]): Fact {
  const label = m.downloadingNow();
  if (running.length === 0)
    return { label, value: m.none(), tone: 'neutral', name: null, detail: m.noneDownloading() };
  let speed = 0;
  let average = 0;
  let toGo = 0;
  let unmeasured = 0;
  let unsized = 0;
  for (const { download, progress, isCurrent } of running) {
    if (progress.bytes === null || progress.size === null) unsized += 1;
    else toGo += Math.max(0, progress.size - progress.bytes);
    if (download.quietMs !== null || progress.state === 'finishing') continue;
    if (download.speed === null || !isCurrent) unmeasured += 1;
    else if (download.isAverage) average += download.speed;
    else speed += download.speed;
  }
  const count = running.length;
  const bytes = unsized === count ? null : formatBytes(toGo);
  const toGoWords = unsized > 0 ? m.isosAtLeastToGo : m.isosToGo;
  const left = bytes === null ? m.isos({ count }) : toGoWords({ count, bytes });
  const { value, tone, isAverage } = running.some(({ isCurrent }) => isCurrent)
    ? totalSpeed({ speed, average, unmeasured })
    : { value: m.unknown(), tone: 'neutral' as const, isAverage: false };
  return {
    label,
    value,
    tone,
    name: null,
    detail: isAverage ? m.averageAndToGo({ toGo: left }) : left,
  };
}

interface Speeds {
  /** Measured now, all together, in bytes per second. */
  speed: number;
  /** The averages of those whose speed is not measured yet: no speed of now. */
  average: number;
  /** Those of which neither is known. */
  unmeasured: number;
}

function totalSpeed({
  speed,
  average,
  unmeasured,
}: Speeds): Pick<Fact, 'value' | 'tone'> & { isAverage: boolean } {
  const words = speedWords(speed);
  if (speed > 0 && words !== null) {
    const isAll = average === 0 && unmeasured === 0;
    return { value: isAll ? words : m.atLeast({ speed: words }), tone: 'info', isAverage: false };
  }
  const averages = speedWords(average);
  if (average > 0 && averages !== null) {
    return { value: averages, tone: 'info', isAverage: true };
  }
  return { value: unmeasured > 0 ? m.measuring() : m.noData(), tone: 'neutral', isAverage: false };
}

/** Why a person should look at a download, shortest first; `null` where none is. */
function concernOf(standing: Standing): string | null {
  const { download, progress, expiry, verdict } = standing;
  if (isRunning(standing) && isStalled(download)) return quietWords(download)?.text ?? null;
  const isLate = progress.state === 'due' && download.iso.status === 'downloading';
  if (verdict === 'too-late' || isLate) return m.deletedBeforeDone();
  if (progress.state === 'over' || progress.state === 'check') return m.bytesDisagree();
  if (progress.state === 'vanished') return m.noLongerThere();
  if (progress.state === 'unknown') return m.unknownStatus();
  if (isTooSmall(progress)) return m.suspiciouslySmall();
  if (expiry.state === 'odd' && !isRemoved(progress)) return m.deletionUnclear();
  return isRunning(standing) && verdict === 'close' ? m.mayBeDeletedFirst() : null;
}

function toCheck(standings: readonly Standing[]): Fact {
  const label = m.toCheck();
  const concerns = standings.flatMap((standing) => {
    const concern = concernOf(standing);
    return concern === null
      ? []
      : [
          {
            concern,
            iso: standing.download.iso,
            stalled: isStalled(standing.download),
            isSure: standing.verdict !== 'close',
          },
        ];
  });
  const first =
    concerns.find(({ stalled }) => stalled) ?? concerns.find(({ isSure }) => isSure) ?? concerns[0];
  if (!first) return { label, value: m.none(), tone: 'neutral', name: null, detail: m.nothingOdd() };
  const stalled = concerns.every((one) => one.stalled);
  return {
    label,
    value: (stalled ? m.stalledCount : m.isos)({ count: concerns.length }),
    tone: 'warn',
    name: nameOf(first.iso),
    detail: first.concern,
  };
}

function nextDeletion(standings: readonly Standing[], now: number): Fact {
  const label = m.nextDeletion();
  const next = soonestDeleted(standings);
  if (next?.expiry.state !== 'ahead')
    return { label, value: m.none(), tone: 'neutral', name: null, detail: m.noDeletionAhead() };
  const { text, tone } = leftWords(next.expiry);
  return {
    label,
    value: text,
    tone: tone === 'neutral' ? 'info' : tone,
    name: nameOf(next.download.iso),
    detail: formatDayTime(next.expiry.at, now),
  };
}

/** The download that is deleted next; `undefined` when none is. */
export function soonestDeleted(standings: readonly Standing[]): Standing | undefined {
  let next: Standing | undefined;
  let soonest = Infinity;
  for (const standing of standings) {
    const { expiry, progress } = standing;
    if (expiry.state !== 'ahead' || isRemoved(progress) || expiry.at >= soonest) continue;
    next = standing;
    soonest = expiry.at;
  }
  return next;
}
