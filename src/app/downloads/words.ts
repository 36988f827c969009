import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { formatBytes, formatExactBytes } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import type { Download } from './tracking/download.ts';
import type { Expiry, FinishVerdict } from './tracking/expiry.ts';
import type { Progress } from './tracking/progress.ts';

/** The name of an ISO; without one `ISO 12`. For a label: visible and cut to `max` characters. */
export function nameWords({ id, name }: Pick<Iso, 'id' | 'name'>, max = 120): string {
  return name === null || name.trim() === '' ? `ISO ${id}` : brief(name, max);
}

/** A phrase and its colour. */
interface Phrase {
  text: string;
  tone: Tone;
}

const BADGES: Record<Exclude<Progress['state'], 'unknown'>, Phrase> = {
  downloading: { text: 'Downloading', tone: 'info' },
  finishing: { text: 'Finishing', tone: 'info' },
  over: { text: 'Not complete', tone: 'warn' },
  restarted: { text: 'Restarted', tone: 'warn' },
  downloaded: { text: 'Downloaded', tone: 'ok' },
  check: { text: 'Check this', tone: 'warn' },
  due: { text: 'Deletion due', tone: 'warn' },
  deleted: { text: 'Deleted', tone: 'neutral' },
  vanished: { text: 'No longer there', tone: 'neutral' },
};

/** The badge of a state. An undocumented status is shown as VPSBG sent it. */
export function badgeOf(progress: Progress): Phrase {
  if (progress.state !== 'unknown') return BADGES[progress.state];
  return { text: progress.status ? brief(progress.status, 40) : 'Status unknown', tone: 'neutral' };
}

/** `652 MB of 1.11 GB`, or what is known of it. */
export function amountWords({ bytes, size, state }: Progress): string {
  const [so, total] = [formatBytes(bytes), formatBytes(size)];
  if (total !== null && (state === 'downloaded' || state === 'deleted')) return total;
  if (so !== null && total !== null) return `${so} of ${total}`;
  if (so !== null) return `${so}${state === 'downloaded' ? '' : ' so far'}, size unknown`;
  return total === null ? 'Size and progress unknown' : `Size ${total}, progress unknown`;
}

/** `58 %`, or `null` when there is none. */
export function percentWords({ percent }: Progress): string | null {
  return percent === null ? null : `${percent} %`;
}

/** The value text of the progress bar: `58 %, 652 MB of 1.11 GB`. */
export function valueWords(progress: Progress, amount = amountWords(progress)): string {
  const percent = percentWords(progress);
  if (progress.state === 'over') return `Not complete, ${amount}`;
  return percent === null ? amount : `${percent}, ${amount}`;
}

/** `12.3 MB/s, about 4 min left`, or `null` when the speed is unknown. */
export function paceWords({ speed, timeLeftMs }: Download): string | null {
  const shown = speed === null ? null : formatBytes(Math.max(1, Math.round(speed)));
  if (shown === null) return null;
  return timeLeftMs === null ? `${shown}/s` : `${shown}/s, ${timeLeftWords(timeLeftMs)}`;
}

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Time left, rounded up so coarsely that it does not jump. `ms` is more than 0. */
function timeLeftWords(ms: number): string {
  if (!(ms <= DAY_MS)) return 'more than 24 h left';
  if (ms < MINUTE_MS) return 'less than 1 min left';
  const step = ms < 60 * MINUTE_MS ? MINUTE_MS : FIVE_MINUTES_MS;
  return `about ${formatDuration(Math.ceil(ms / step) * step)} left`;
}

/** Everything else worth knowing about a download, one sentence each. */
export function noteWords(progress: Progress, download: Download): string[] {
  const notes: string[] = [];
  if (progress.state === 'deleted') return notes;
  if (progress.state === 'vanished')
    return ['VPSBG no longer has it, although its deletion time has not passed.'];
  if (download.missingFrom !== null) {
    notes.push(
      download.missingFrom === 'list'
        ? "Not in VPSBG's list now. Drivebay checks it by its id."
        : "Not in the part of VPSBG's list that was read.",
    );
  }
  if (progress.restarted) {
    notes.push('Restarted: the byte count started over while this tab was open.');
  }
  if (progress.state === 'finishing')
    notes.push('All bytes have arrived; VPSBG has not marked it as downloaded yet.');
  if (progress.state === 'over') {
    notes.push(`Not complete: VPSBG reports more bytes than the size, ${exactly(progress)}.`);
  }
  if (progress.state === 'check') {
    const which = (progress.bytes ?? 0) < (progress.size ?? 0) ? 'fewer' : 'more';
    notes.push(`Marked as downloaded, but VPSBG reports ${which} bytes than the size, ${exactly(progress)}.`);
  }
  if (progress.state === 'unknown') {
    notes.push(
      progress.status
        ? `VPSBG's status is "${brief(progress.status, 80)}", which its documentation does not list.`
        : 'VPSBG sent no status.',
    );
  }
  if (download.stalledMinutes !== null && progress.state !== 'due') {
    notes.push(
      `No new data for ${formatDuration(download.stalledMinutes * MINUTE_MS)}, as seen in this tab.`,
    );
  }
  return notes;
}

function exactly({ bytes, size }: Progress): string {
  return `${formatExactBytes(bytes) ?? 'unknown'} of ${formatExactBytes(size) ?? 'unknown'}`;
}

/**
 * When it is deleted: `Deleted in 23 h 12 min`. The exact time follows it on screen.
 *
 * @param removed whether it is not there any more
 */
export function expiryWords(expiry: Expiry, removed: boolean): Phrase {
  if (expiry.state === 'unknown') {
    const raw = expiry.raw ? `: VPSBG sent "${brief(expiry.raw, 40)}"` : '';
    return { text: `Deletion time unknown${raw}`, tone: 'neutral' };
  }
  if (expiry.state === 'odd') return { text: 'Deletion time is before the creation time', tone: 'warn' };
  if (removed) return { text: 'Was due for deletion', tone: 'neutral' };
  if (expiry.state === 'due') return { text: 'Deletion due, waiting for VPSBG', tone: 'warn' };
  return { text: `Deleted in ${formatDuration(expiry.leftMs)}`, tone: URGENCY_TONES[expiry.urgency] };
}

const URGENCY_TONES = { calm: 'neutral', soon: 'warn', now: 'danger' } as const satisfies Record<
  string,
  Tone
>;

/** Whether it finishes before it is deleted. */
export const VERDICT_WORDS: Record<FinishVerdict, string> = {
  'in-time': 'At this speed it finishes before it is deleted.',
  close: 'At this speed it may be deleted before it finishes.',
  'too-late': 'At this speed it is deleted before it finishes.',
};
