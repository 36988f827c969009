import { formatDuration } from '../text/duration.ts';
import { formatClockTime, isShowableTime } from '../text/iso-time.ts';
import type { Pause } from './attention.ts';
import type { RequestLimit } from './request-limit.ts';

/** So long a response may take before its check counts as missed. */
const UNDER_WAY_MS = 5_000;
const VERY_OLD_AFTER_MS = 5 * 60_000;

interface Age {
  /** Now, and when the data was checked; ms since the epoch by the gateway's clock. */
  now: number;
  checked: number;
  /** Ms between two checks; `null` when none is expected any more. */
  every: number | null;
  /** Why polling is paused. */
  pause: Pause;
  /** `null` when requests may be sent. */
  limit: RequestLimit | null;
}

/** How far data may be trusted to be as things are now. */
export interface Freshness {
  /** `old` after two missed checks, `very-old` after five minutes of those. */
  level: 'fresh' | 'old' | 'very-old';
  /** What stands under "Checked 14:03:22"; never more than some 20 characters. */
  words: string;
  /** The warning's sentences; `null` until the data is very old. */
  warning: { title: string; detail: string } | null;
}

const PAUSES: Record<Exclude<Pause, null>, string> = {
  hidden: 'Paused in background',
  'out-of-view': 'Paused out of view',
};

/** The last moment, from `now` on, until which its words are what they are now; see `Age`. */
export function freshnessHoldsUntil(now: number, checked: number, every: number | null): number {
  if (every === null) return Infinity;
  const freshUntil = checked + freshFor(every);
  return now <= freshUntil ? freshUntil : now;
}

function freshFor(every: number): number {
  return 2 * every + UNDER_WAY_MS;
}

/** The age of data in words; a `checked` in the future counts as just checked. */
export function freshness(given: Age): Freshness {
  const { now, checked, every, pause, limit } = given;
  const age = isShowableTime(now) && isShowableTime(checked) ? now - checked : Number.NaN;
  const level = levelOf(age, every);
  return {
    level,
    words: wordsOf(level !== 'fresh', age, given),
    warning: level === 'very-old' ? warningOf(age, pause, limit) : null,
  };
}

function levelOf(age: number, every: number | null): Freshness['level'] {
  if (every === null) return 'fresh';
  if (!Number.isFinite(age)) return 'old';
  if (age <= freshFor(every)) return 'fresh';
  return age < VERY_OLD_AFTER_MS ? 'old' : 'very-old';
}

/** Short: they must fit beside the title of a narrow panel. */
function wordsOf(old: boolean, age: number, { every, pause, limit }: Age): string {
  if (pause !== null) return PAUSES[pause];
  if (limit !== null) return `${old ? 'Old until' : 'Next update'} ${formatClockTime(limit.until)}`;
  if (old) return Number.isFinite(age) ? `${ageWords(age)} ago, old` : 'Age unknown, old';
  return every === null ? 'No more updates' : `Every ${formatDuration(every)}`;
}

/** Nothing while paused: on return a response comes first, and a warning for that long would only flicker. */
function warningOf(age: number, pause: Pause, limit: Age['limit']): Freshness['warning'] {
  if (pause !== null) return null;
  const title = `This is ${ageWords(age)} old`;
  if (limit === null) return { title, detail: 'It may have changed since.' };
  return { title, detail: `${untilWords(limit)}. It may have changed since.` };
}

/** "HostUp's request limit is reached until 14:03:22". */
export function untilWords({ reason, until }: RequestLimit): string {
  return `${reason} until ${formatClockTime(until)}`;
}

/** Whole minutes from one minute on, so that the words do not change every second. */
function ageWords(ms: number): string {
  return formatDuration(ms < 60_000 ? ms : Math.floor(ms / 60_000) * 60_000);
}
