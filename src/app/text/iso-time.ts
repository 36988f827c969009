const ISO_8601 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 date and time with an offset, as both providers send, to ms since the epoch; `null` for anything
 * else. Not `Date.parse`: that turns 30 February into 2 March and reads zone-less text as local time.
 */
export function parseIsoTime(value: string | null | undefined): number | null {
  const known = read.get(value);
  if (known !== undefined) return known;
  const match = value ? ISO_8601.exec(value) : null;
  if (!match) return null;
  const ms = timeOf(match);
  if (read.size >= MAX_READ) read.clear();
  read.set(value, ms);
  return ms;
}

/** What was read lately: each countdown reads the same few texts every second. */
const read = new Map<string | null | undefined, number | null>();
const MAX_READ = 1_000;

function timeOf(match: RegExpExecArray): number | null {
  const part = (index: number) => Number(match[index]);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4), part(5), part(6)];
  const ms = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1_000);
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const back = new Date(local);
  const exists =
    // `Date.UTC` reads the years 0 to 99 as 1900 to 1999.
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  if (!exists) return null;
  const offset = offsetMinutes(match[8] ?? 'Z');
  return offset === null ? null : local - offset * 60_000;
}

function offsetMinutes(zone: string): number | null {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * `14:03:22`, in the reader's time zone. `ms` is since the epoch. This and UTC are in every first view, so neither takes
 * `Intl`, whose data alone costs a slow phone some tens of ms there.
 */
export function formatClockTime(ms: number): string {
  if (!isShowableTime(ms)) return 'unknown';
  const date = new Date(ms);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** `5 Feb 2025, 10:58 UTC`. */
export function formatUtcTime(ms: number): string {
  if (!isShowableTime(ms)) return 'unknown';
  const date = new Date(ms);
  const day = [date.getUTCDate(), MONTHS[date.getUTCMonth()], date.getUTCFullYear()].join(' ');
  return `${day}, ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())} UTC`;
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
  return isShowableTime(ms) ? localTime.format(ms) : 'unknown';
}

/** Whether the reader's own time is UTC at that moment, so that it need not be told twice. */
export function isUtcHere(ms: number): boolean {
  return new Date(ms).getTimezoneOffset() === 0;
}

/** Whether `Date` can hold it: a finite number within its range. */
export function isShowableTime(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}
