import { formatBytes } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import * as m from './messages/rows.en.ts';
import type { Progress } from './tracking/progress.ts';
import { shownTimeLeft } from './tracking/speed.ts';

/** `6.1 MB/s`, or `null` when it is unknown. */
export function speedWords(speed: number | null): string | null {
  const shown = speed === null ? null : formatBytes(Math.max(1, Math.round(speed)));
  return shown === null ? null : m.perSecond({ amount: shown });
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Time left, rounded up `ms` is more than 0: `about 6 min`. */
export function timeWords(ms: number): string {
  if (ms < 60_000) return m.underOneMinute();
  const shown = shownTimeLeft(ms);
  return shown === Infinity ? m.overOneDay() : m.about({ time: formatDuration(shown) });
}

/** The same beside the time to the deletion, which is days. */
export function longTimeWords(ms: number): string {
  if (ms <= DAY_MS) return timeWords(ms);
  return ms > 10 * DAY_MS
    ? m.overTenDays()
    : m.about({ time: formatDuration(Math.ceil(ms / HOUR_MS) * HOUR_MS) });
}

/** `652 MB of 1.11 GB`, or what is known of it. The unit of both stands once: `1.82 of 3.99 GB`. */
export function amountWords({ bytes, size, state }: Progress): string {
  const [so, total] = [formatBytes(bytes), formatBytes(size)];
  const whole = state === 'downloaded' || state === 'deleted' || (state === 'due' && bytes === size);
  if (total !== null && whole) return total;
  if (so !== null && total !== null) return m.bytesOfSize({ bytes: withoutUnitOf(total, so), size: total });
  if (so !== null) return state === 'downloaded' ? so : m.bytesSoFar({ bytes: so });
  return total === null ? m.nothingKnown() : m.onlySizeKnown({ size: total });
}

function withoutUnitOf(total: string, so: string): string {
  const unit = total.slice(total.indexOf(' '));
  return so.endsWith(unit) ? so.slice(0, -unit.length) : so;
}

/** `58 %`, or `null` when the share is unknown. */
export function percentWords({ percent }: Progress): string | null {
  return percent === null ? null : m.percent({ percent });
}

/** `58 % · 652 MB of 1.11 GB` */
export function progressWords(progress: Progress): string {
  const percent = percentWords(progress);
  const amount = amountWords(progress);
  return percent === null ? amount : m.percentAndAmount({ percent, amount });
}

/** The value text of the progress bar: `58 %, 652 MB of 1.11 GB`. */
export function valueWords(progress: Progress): string {
  const amount = amountWords(progress);
  const percent = percentWords(progress);
  if (progress.state === 'over') return m.amountNotComplete({ amount });
  if (percent === null)
    return progress.size === null && progress.bytes !== null ? m.amountSizeUnknown({ amount }) : amount;
  return m.percentThenAmount({ percent, amount });
}
