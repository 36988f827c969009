import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { formatExactBytes } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import { formatLocalTime } from '../text/iso-time.ts';
import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import { longTimeWords, speedWords, timeWords } from './amount-words.ts';
import type { Standing } from './standing.ts';
import type { Download } from './tracking/download.ts';
import { shownLeft, type Expiry } from './tracking/expiry.ts';
import { isTooSmall, type Progress } from './tracking/progress.ts';
import { isStalled } from './tracking/stall.ts';

/** The name of an ISO; without one `ISO 12`. For a label: visible and cut to `max` characters. */
export function nameWords({ id, name }: Pick<Iso, 'id' | 'name'>, max = 120): string {
  return name === null || name.trim() === '' ? `ISO ${id}` : brief(name, max);
}

/** A phrase and its colour. */
export interface Phrase {
  text: string;
  tone: Tone;
}

const neutral = (text: string): Phrase => ({ text, tone: 'neutral' });
const warn = (text: string): Phrase => ({ text, tone: 'warn' });

const LEADS: Record<Exclude<Progress['state'], 'unknown' | 'downloading' | 'restarted'>, Phrase> = {
  finishing: { text: 'Finishing', tone: 'info' },
  over: warn('Not complete'),
  downloaded: { text: 'Downloaded', tone: 'ok' },
  check: warn('Check this'),
  due: warn('Deletion due'),
  deleted: neutral('Deleted'),
  vanished: neutral('No longer there'),
};

/** What a row leads with, beside the name: the time left, or why it is unknown. */
export function leadWords(standing: Standing): Phrase {
  const { progress } = standing;
  if (progress.state === 'downloading' || progress.state === 'restarted') return runningWords(standing);
  if (progress.state !== 'unknown') return LEADS[progress.state];
  return neutral(progress.status ? `Status “${brief(progress.status, 40)}”` : 'Status unknown');
}

function runningWords({ download, progress, isCurrent, verdict }: Standing): Phrase {
  const { timeLeftMs } = download;
  const quiet = quietWords(download);
  if (quiet !== null) return { ...quiet, text: isStalled(download) ? `Stalled, ${quiet.text}` : quiet.text };
  if (verdict === 'too-late') return warn('Deleted before it finishes');
  if (progress.bytes === null) return neutral('Progress unknown');
  if (progress.size === null) return neutral('Size unknown');
  if (timeLeftMs === null || !isCurrent) return neutral('Time left unknown');
  return { text: `${timeWords(timeLeftMs)} left`, tone: 'info' };
}

/** That no data comes, and for how long; `null` while it comes. */
export function quietWords({ quietMs }: { quietMs: number | null }): Phrase | null {
  if (quietMs === null) return null;
  const time = formatDuration(quietMs);
  return isStalled({ quietMs }) ? warn(`no data for ${time}`) : neutral(`Waiting for data, ${time}`);
}

/** What stands under the lead: the speed, or what the lead means; `null` when there is nothing to add. */
export function paceWords(standing: Standing): Phrase | null {
  const { download, progress, expiry, restartedMinutes, isCurrent, verdict } = standing;
  if (progress.state === 'finishing') return neutral('all data received, not marked as downloaded yet');
  if (progress.state === 'unknown') return neutral('speed not measured');
  if (progress.state !== 'downloading' && progress.state !== 'restarted') return null;
  const speed = paceOf(download);
  if (isStalled(download)) return neutral('may have failed');
  if (download.quietMs !== null) return speed === null ? null : neutral(`was ${speed}`);
  if (verdict === 'too-late' && download.timeLeftMs !== null && expiry.state === 'ahead') {
    return neutral(
      `needs ${longTimeWords(download.timeLeftMs)}, deleted in ${formatDuration(shownLeft(expiry.leftMs))}`,
    );
  }
  if (restartedMinutes !== null) {
    const restarted = `Restarted ${agoWords(restartedMinutes)}`;
    return warn(download.isAverage && isCurrent && speed !== null ? `${restarted} · ${speed}` : restarted);
  }
  if (!isCurrent || progress.bytes === null) return null;
  const rate = speed ?? 'measuring speed';
  if (verdict === 'close') return warn(`${rate} · may be deleted before it is done`);
  return neutral(isNearDeletion(standing) ? `${rate} · done before deletion` : rate);
}

/** `6.1 MB/s`, `6.1 MB/s on average`; `null` when it is unknown. The time left beside it is by the same speed. */
export function paceOf({ speed, isAverage }: Pick<Download, 'speed' | 'isAverage'>): string | null {
  const words = speedWords(speed);
  return words !== null && isAverage ? `${words} on average` : words;
}

/** Of the time to the deletion; a download that needs less finishes long before. */
const WORTH_A_WORD = 0.4;

/** Whether it finishes in time, yet late enough that this is worth a word. */
function isNearDeletion({ download, expiry, verdict }: Standing): boolean {
  const { timeLeftMs, isAverage } = download;
  if (verdict !== 'in-time' || timeLeftMs === null || isAverage || expiry.state !== 'ahead') return false;
  return expiry.urgency !== 'calm' || timeLeftMs > expiry.leftMs * WORTH_A_WORD;
}

function agoWords(minutes: number): string {
  return minutes === 0 ? 'just now' : `${formatDuration(minutes * 60_000)} ago`;
}

/** What of a download needs a sentence. A concern stands out. */
export function noteWords({ download, progress, expiry }: Standing): Phrase[] {
  if (progress.state === 'deleted') return [];
  if (progress.state === 'vanished')
    return [neutral('VPSBG no longer has it, although its deletion time has not passed.')];
  const notes: Phrase[] = [];
  if (download.missingFrom !== null) {
    notes.push(
      neutral(
        download.missingFrom === 'list'
          ? "Not in VPSBG's list now. Drivebay checks it by its id."
          : "Not in the part of VPSBG's list that was read.",
      ),
    );
  }
  if (progress.state === 'over')
    notes.push(warn(`VPSBG reports more bytes than the size, ${exactly(progress)}.`));
  if (progress.state === 'check') {
    const which = (progress.bytes ?? 0) < (progress.size ?? 0) ? 'fewer' : 'more';
    notes.push(
      warn(`Marked as downloaded, but VPSBG reports ${which} bytes than the size, ${exactly(progress)}.`),
    );
  }
  if (isTooSmall(progress)) {
    notes.push(
      warn(
        'No installer is this small. Our guess: this is an error page instead of an ISO. Check the download URL.',
      ),
    );
  }
  if (progress.state === 'unknown') {
    notes.push(
      neutral(progress.status ? "VPSBG's documentation does not list this status." : 'VPSBG sent no status.'),
    );
  }
  if (expiry.state === 'due')
    notes.push(warn(`Was due for deletion ${formatLocalTime(expiry.at)}. VPSBG still lists it.`));
  return notes;
}

function exactly({ bytes, size }: Progress): string {
  return `${formatExactBytes(bytes) ?? 'unknown'} of ${formatExactBytes(size) ?? 'unknown'}`;
}

const URGENCY_TONES = { calm: 'neutral', soon: 'warn', now: 'danger' } as const satisfies Record<
  string,
  Tone
>;

/** The time to the deletion alone, beside "Deleted in": `23 h 12 min`. */
export function leftWords(expiry: Expiry): Phrase {
  if (expiry.state === 'unknown') return neutral('unknown');
  if (expiry.state === 'odd') return warn('unclear');
  if (expiry.state === 'due') return warn('Deletion due');
  return { text: formatDuration(shownLeft(expiry.leftMs)), tone: URGENCY_TONES[expiry.urgency] };
}

/** When it is deleted, as a sentence: `Deleted in 23 h 12 min`. `removed`: it is not there any more. */
export function expiryWords(expiry: Expiry, removed: boolean): Phrase {
  if (expiry.state === 'unknown') {
    const raw = expiry.raw ? `: VPSBG sent "${brief(expiry.raw, 40)}"` : '';
    return neutral(`Deletion time unknown${raw}`);
  }
  if (expiry.state === 'odd') return warn('Deletion time is before the creation time');
  if (removed) return neutral('Was due for deletion');
  if (expiry.state === 'due') return warn('Deletion due, waiting for VPSBG');
  const { text, tone } = leftWords(expiry);
  return { text: `Deleted in ${text}`, tone };
}
