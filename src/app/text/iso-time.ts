import { countsToTwelve } from './hour-habit.ts';
import { currentLanguage } from './localised.ts';
import * as formats from './messages/formats.en.ts';
import { unknownTime } from './messages/units.en.ts';

export { parseIsoTime } from '../../contracts/iso-time.ts';

/**
 * `14:03:22`, in the reader's time zone. `ms` is since the epoch. This and UTC are in every first view, so neither takes
 * `Intl`, whose data alone costs a slow phone 150 ms there.
 */
export function formatClockTime(ms: number): string {
  if (!isShowableTime(ms)) return unknownTime();
  const date = new Date(ms);
  const seconds = twoDigits(date.getSeconds());
  const { half, ...time } = localTimeOf(date);
  return half === null
    ? formats.clockTime({ ...time, seconds })
    : formats.clockTimeOfHalfDay({ ...time, seconds, half });
}

/** `5 Feb 2025, 10:58 UTC`. */
export function formatUtcTime(ms: number): string {
  if (!isShowableTime(ms)) return unknownTime();
  const at = new Date(ms);
  const day = String(at.getUTCDate());
  const date = formats.date({ day, month: monthOf(at.getUTCMonth()), year: String(at.getUTCFullYear()) });
  const time = formats.timeOfDay({
    hours: twoDigits(at.getUTCHours()),
    minutes: twoDigits(at.getUTCMinutes()),
  });
  return formats.utcTime({ date, time });
}

/** `21:38`, with the day where it is not that of `now`: `5 Feb, 21:38`. In the reader's time zone; both ms since the epoch. */
export function formatDayTime(ms: number, now: number): string {
  if (!isShowableTime(ms)) return unknownTime();
  const date = new Date(ms);
  const { half, ...parts } = localTimeOf(date);
  const time = half === null ? formats.timeOfDay(parts) : formats.timeOfHalfDay({ ...parts, half });
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return formats.dayTime({ day: String(date.getDate()), month: monthOf(date.getMonth()), time });
}

function localTimeOf(date: Date): { hours: string; minutes: string; half: 'am' | 'other' | null } {
  const [hours, minutes] = [date.getHours(), twoDigits(date.getMinutes())];
  if (!countsToTwelve()) return { hours: twoDigits(hours), minutes, half: null };
  return {
    hours: String(hours % 12 || 12),
    minutes,
    half: hours < 12 ? ('am' as const) : ('other' as const),
  };
}

function monthOf(index: number): string {
  return formats.months().split(' ')[index] ?? '';
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const localTimes = new Map<string, Intl.DateTimeFormat>();

/** `Wed, 5 Feb 2025, 11:58 CET`, in the reader's time zone. */
export function formatLocalTime(ms: number): string {
  if (!isShowableTime(ms)) return unknownTime();
  const [language, twelve] = [currentLanguage(), countsToTwelve()];
  const key = `${language} ${twelve}`;
  const format = localTimes.get(key) ?? localTimeFormat(language, twelve);
  localTimes.set(key, format);
  // Bulgarian’s data says “Гринуич+2”; the rest of the page says UTC.
  return format.format(ms).replace('Гринуич', 'UTC');
}

function localTimeFormat(language: string, twelve: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language.startsWith('en') ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: twelve ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: twelve ? 'h12' : 'h23',
    timeZoneName: 'short',
  });
}

/** Whether the reader's own time is UTC at that moment, so that it need not be shown twice. */
export function isUtcHere(ms: number): boolean {
  return new Date(ms).getTimezoneOffset() === 0;
}

/** Whether `Date` can hold it: a finite number within its range. */
export function isShowableTime(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}
