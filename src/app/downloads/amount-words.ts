import { formatBytes } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import type { Progress } from './tracking/progress.ts';
import { shownTimeLeft } from './tracking/speed.ts';

/** `6.1 MB/s`, or `null` when it is unknown. */
export function speedWords(speed: number | null): string | null {
  const shown = speed === null ? null : formatBytes(Math.max(1, Math.round(speed)));
  return shown === null ? null : `${shown}/s`;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Time left, rounded up `ms` is more than 0: `about 6 min`. */
export function timeWords(ms: number): string {
  if (ms < 60_000) return 'less than 1 min';
  const shown = shownTimeLeft(ms);
  return shown === Infinity ? 'more than 24 h' : `about ${formatDuration(shown)}`;
}

/** The same beside the time to the deletion, which is days. */
export function longTimeWords(ms: number): string {
  if (ms <= DAY_MS) return timeWords(ms);
  return ms > 10 * DAY_MS
    ? 'more than 10 days'
    : `about ${formatDuration(Math.ceil(ms / HOUR_MS) * HOUR_MS)}`;
}

/** `652 MB of 1.11 GB`, or what is known of it. The unit of both stands once: `1.82 of 3.99 GB`. */
export function amountWords({ bytes, size, state }: Progress): string {
  const [so, total] = [formatBytes(bytes), formatBytes(size)];
  const whole = state === 'downloaded' || state === 'deleted' || (state === 'due' && bytes === size);
  if (total !== null && whole) return total;
  if (so !== null && total !== null) return `${withoutUnitOf(total, so)} of ${total}`;
  if (so !== null) return state === 'downloaded' ? so : `${so} so far`;
  return total === null ? 'Size and progress unknown' : `Size ${total}, progress unknown`;
}

function withoutUnitOf(total: string, so: string): string {
  const unit = total.slice(total.indexOf(' '));
  return so.endsWith(unit) ? so.slice(0, -unit.length) : so;
}

/** `58 %`, or `null` when the share is unknown. */
export function percentWords({ percent }: Progress): string | null {
  return percent === null ? null : `${percent} %`;
}

/** `58 % · 652 MB of 1.11 GB` */
export function progressWords(progress: Progress): string {
  const percent = percentWords(progress);
  return percent === null ? amountWords(progress) : `${percent} · ${amountWords(progress)}`;
}

/** The value text of the progress bar: `58 %, 652 MB of 1.11 GB`. */
export function valueWords(progress: Progress): string {
  const amount = amountWords(progress);
  const percent = percentWords(progress);
  if (progress.state === 'over') return `Not complete, ${amount}`;
  if (percent === null)
    return progress.size === null && progress.bytes !== null ? `${amount}, size unknown` : amount;
  return `${percent}, ${amount}`;
}
