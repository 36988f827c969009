import * as m from './messages/units.en.ts';

export { parseIsoTime } from '../../contracts/iso-time.ts';

/**
 * `14:03:22`, in the reader's time zone. `ms` is since the epoch. This and UTC are in every first view, so neither takes
 * `Intl`, whose data alone costs a slow phone some tens of ms there.
 */
export function formatClockTime(ms: number): string {
  if (!isShowableTime(ms)) return m.unknownTime();
  const date = new Date(ms);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** `5 Feb 2025, 10:58 UTC`. */
export function formatUtcTime(ms: number): string {
  if (!isShowableTime(ms)) return m.unknownTime();
  const date = new Date(ms);
  const day = [date.getUTCDate(), MONTHS[date.getUTCMonth()], date.getUTCFullYear()].join(' ');
  return `${day}, ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())} UTC`;
}

/** `21:38`, with the day where it is not that of `now`: `5 Feb, 21:38`. In the reader's time zone; both ms since the epoch. */
export function formatDayTime(ms: number, now: number): string {
  if (!isShowableTime(ms)) return m.unknownTime();
  const date = new Date(ms);
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.getDate()} ${MONTHS[date.getMonth()]}, ${time}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

let localTime: Intl.DateTimeFormat | undefined;

/** `Wed, 5 Feb 2025, 11:58 CET`, in the reader's time zone. */
export function formatLocalTime(ms: number): string {
  localTime ??= new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return isShowableTime(ms) ? localTime.format(ms) : m.unknownTime();
}

/** Whether the reader's own time is UTC at that moment, so that it need not be shown twice. */
export function isUtcHere(ms: number): boolean {
  return new Date(ms).getTimezoneOffset() === 0;
}

/** Whether `Date` can hold it: a finite number within its range. */
export function isShowableTime(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}
