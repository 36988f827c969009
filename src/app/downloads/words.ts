import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { formatExactBytes } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import { formatLocalTime } from '../text/iso-time.ts';
import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import { longTimeWords, speedWords, timeWords } from './amount-words.ts';
import * as m from './messages/rows.en.ts';
import type { Standing } from './standing.ts';
import type { Download } from './tracking/download.ts';
import { shownLeft, type Expiry } from './tracking/expiry.ts';
import { isTooSmall, type Progress } from './tracking/progress.ts';
import { isStalled } from './tracking/stall.ts';

/** The name of an ISO; without one `ISO 12`. For a label: visible and cut to `max` characters. */
export function nameWords({ id, name }: Pick<Iso, 'id' | 'name'>, max = 120): string {
  return name === null || name.trim() === '' ? m.isoNumber({ id: String(id) }) : brief(name, max);
}

/** A phrase and its colour. */
export interface Phrase {
  text: string;
  tone: Tone;
}

const neutral = (text: string): Phrase => ({ text, tone: 'neutral' });
const warn = (text: string): Phrase => ({ text, tone: 'warn' });

const LEADS: Record<
  Exclude<Progress['state'], 'unknown' | 'downloading' | 'restarted'>,
  [words: () => string, tone: Tone]
> = {
  finishing: [() => m.finishing(), 'info'],
  over: [() => m.notComplete(), 'warn'],
  downloaded: [() => m.downloaded(), 'ok'],
  check: [() => m.checkThis(), 'warn'],
  due: [() => m.deletionDue(), 'warn'],
  deleted: [() => m.deleted(), 'neutral'],
  vanished: [() => m.noLongerThere(), 'neutral'],
};

/** What a row leads with, beside the name: the time left, or why it is unknown. */
export function leadWords(standing: Standing): Phrase {
  const { progress } = standing;
  if (progress.state === 'downloading' || progress.state === 'restarted') return runningWords(standing);
  if (progress.state !== 'unknown') {
    const [words, tone] = LEADS[progress.state];
    return { text: words(), tone };
  }
  return neutral(progress.status ? m.statusIs({ status: brief(progress.status, 40) }) : m.statusUnknown());
}

function runningWords({ download, progress, isCurrent, verdict }: Standing): Phrase {
  const { timeLeftMs } = download;
  if (download.quietMs !== null && isStalled(download))
    return warn(m.stalledFor({ time: formatDuration(download.quietMs) }));
  const quiet = quietWords(download);
  if (quiet !== null) return quiet;
  if (verdict === 'too-late') return warn(m.deletedBeforeDone());
  if (progress.bytes === null) return neutral(m.progressUnknown());
  if (progress.size === null) return neutral(m.sizeUnknown());
  if (timeLeftMs === null || !isCurrent) return neutral(m.timeLeftUnknown());
  return { text: m.timeLeft({ time: timeWords(timeLeftMs) }), tone: 'info' };
}

/** That no data comes, and for how long; `null` while it comes. */
export function quietWords({ quietMs }: { quietMs: number | null }): Phrase | null {
  if (quietMs === null) return null;
  const time = formatDuration(quietMs);
  return isStalled({ quietMs }) ? warn(m.noDataFor({ time })) : neutral(m.waitingFor({ time }));
}

/** What stands under the lead: the speed, or what the lead means; `null` when there is nothing to add. */
export function paceWords(standing: Standing): Phrase | null {
  const { download, progress, expiry, restartedMinutes, isCurrent, verdict } = standing;
  if (progress.state === 'finishing') return neutral(m.allReceived());
  if (progress.state === 'unknown') return neutral(m.speedNotMeasured());
  if (progress.state !== 'downloading' && progress.state !== 'restarted') return null;
  const speed = paceOf(download);
  if (isStalled(download)) return neutral(m.mayHaveFailed());
  if (download.quietMs !== null) return speed === null ? null : neutral(m.speedWas({ speed }));
  if (verdict === 'too-late' && download.timeLeftMs !== null && expiry.state === 'ahead') {
    const left = formatDuration(shownLeft(expiry.leftMs));
    return neutral(m.needsLongerThanIsLeft({ needed: longTimeWords(download.timeLeftMs), left }));
  }
  if (restartedMinutes !== null) {
    const restarted = restartedWords(restartedMinutes);
    const hasSpeed = download.isAverage && isCurrent && speed !== null;
    return warn(hasSpeed ? m.restartedAtSpeed({ restarted, speed }) : restarted);
  }
  if (!isCurrent || progress.bytes === null) return null;
  const rate = speed ?? m.measuringSpeed();
  if (verdict === 'close') return warn(m.mayBeDeletedFirst({ speed: rate }));
  return neutral(isNearDeletion(standing) ? m.doneBeforeDeletion({ speed: rate }) : rate);
}

/** `6.1 MB/s`, `6.1 MB/s on average`; `null` when it is unknown. The time left beside it is by the same speed. */
export function paceOf({ speed, isAverage }: Pick<Download, 'speed' | 'isAverage'>): string | null {
  const words = speedWords(speed);
  return words !== null && isAverage ? m.speedOnAverage({ speed: words }) : words;
}

/** Of the time to the deletion; a download that needs less finishes long before. */
const WORTH_A_WORD = 0.4;

/** Whether it finishes in time, yet late enough that this is worth a word. */
function isNearDeletion({ download, expiry, verdict }: Standing): boolean {
  const { timeLeftMs, isAverage } = download;
  if (verdict !== 'in-time' || timeLeftMs === null || isAverage || expiry.state !== 'ahead') return false;
  return expiry.urgency !== 'calm' || timeLeftMs > expiry.leftMs * WORTH_A_WORD;
}

function restartedWords(minutes: number): string {
  return minutes === 0 ? m.restartedJustNow() : m.restartedAgo({ time: formatDuration(minutes * 60_000) });
}

/** What of a download needs a sentence. A concern stands out. */
export function noteWords({ download, progress, expiry }: Standing): Phrase[] {
  if (progress.state === 'deleted') return [];
  if (progress.state === 'vanished') return [neutral(m.goneEarly())];
  const notes: Phrase[] = [];
  if (download.missingFrom !== null) {
    notes.push(neutral(download.missingFrom === 'list' ? m.notInList() : m.notInPartRead()));
  }
  if (progress.state === 'over') notes.push(warn(m.moreThanSize({ exactly: exactly(progress) })));
  if (progress.state === 'check') {
    const which = (progress.bytes ?? 0) < (progress.size ?? 0) ? 'fewer' : 'other';
    notes.push(warn(m.bytesDisagree({ which, exactly: exactly(progress) })));
  }
  if (isTooSmall(progress)) notes.push(warn(m.tooSmall()));
  if (progress.state === 'unknown')
    notes.push(neutral(progress.status ? m.statusNotDocumented() : m.noStatus()));
  if (expiry.state === 'due') notes.push(warn(m.wasDueStillListed({ when: formatLocalTime(expiry.at) })));
  return notes;
}

function exactly({ bytes, size }: Progress): string {
  return m.bytesOfSize({
    bytes: formatExactBytes(bytes) ?? m.unknown(),
    size: formatExactBytes(size) ?? m.unknown(),
  });
}

const URGENCY_TONES = { calm: 'neutral', soon: 'warn', now: 'danger' } as const satisfies Record<
  string,
  Tone
>;

/** The time to the deletion alone, beside "Deleted in": `23 h 12 min`. */
export function leftWords(expiry: Expiry): Phrase {
  if (expiry.state === 'unknown') return neutral(m.unknown());
  if (expiry.state === 'odd') return warn(m.unclear());
  if (expiry.state === 'due') return warn(m.deletionDue());
  return { text: formatDuration(shownLeft(expiry.leftMs)), tone: URGENCY_TONES[expiry.urgency] };
}

/** When it is deleted, as a sentence: `Deleted in 23 h 12 min`. `removed`: it is not there any more. */
export function expiryWords(expiry: Expiry, removed: boolean): Phrase {
  if (expiry.state === 'unknown') {
    const { raw } = expiry;
    return neutral(raw ? m.deletionTimeSent({ sent: brief(raw, 40) }) : m.deletionTimeUnknown());
  }
  if (expiry.state === 'odd') return warn(m.deletionBeforeCreation());
  if (removed) return neutral(m.wasDue());
  if (expiry.state === 'due') return warn(m.deletionDueWaiting());
  const { text, tone } = leftWords(expiry);
  return { text: m.deletedIn({ time: text }), tone };
}
