import { parseIsoTime } from '../iso-time.ts';

/** Bounds of any wait, in ms. A timer above 2^31-1 ms fires at once, so a wait must never be passed on unclamped. */
export const MIN_WAIT_MS = 1_000;
export const MAX_WAIT_MS = 24 * 60 * 60 * 1_000;

/** Clamps a wait in ms to [1 s, 24 h]; `NaN` and infinities become the bound that is safe for the provider. */
export function clampWait(ms: number): number {
  if (Number.isNaN(ms)) return MIN_WAIT_MS;
  return Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, Math.ceil(ms)));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IMF_FIXDATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const RFC_850 = /^[A-Z][a-z]+, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/**
 * Reads an HTTP date (RFC 9110, 5.6.7) as ms since the epoch, or `undefined`.
 * Not `Date.parse`: V8 reads `"5"` as 1 May 2001.
 */
export function parseHttpDate(value: string | null | undefined): number | undefined {
  if (!value) return undefined;
  let match = IMF_FIXDATE.exec(value);
  if (match) return utc(match[3], match[2], match[1], match[4], match[5], match[6]);
  match = RFC_850.exec(value);
  if (match) return utc(twoDigitYear(Number(match[3])), match[2], match[1], match[4], match[5], match[6]);
  match = ASCTIME.exec(value);
  if (match) return utc(match[6], match[1], match[2], match[3], match[4], match[5]);
  return undefined;
}

/** RFC 9110: a two-digit year more than 50 years in the future belongs to the century before. */
function twoDigitYear(year: number): number {
  const now = new Date().getUTCFullYear();
  const guess = now - (now % 100) + year;
  return guess > now + 50 ? guess - 100 : guess;
}

function utc(
  ...[year, month, day, hour, minute, second]: (string | number | undefined)[]
): number | undefined {
  const monthIndex = MONTHS.indexOf(String(month));
  const numbers = [
    Number(year),
    monthIndex,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  ] as const;
  const ms = Date.UTC(...numbers);
  const back = new Date(ms);
  const same =
    monthIndex >= 0 &&
    back.getUTCDate() === numbers[2] &&
    back.getUTCHours() === numbers[3] &&
    back.getUTCMinutes() === numbers[4];
  return same ? ms : undefined;
}

/** The headers that speak of waiting; `get` is case-insensitive, as `Headers.get` is. */
export interface WaitHeaders {
  get(name: string): string | null;
}

/**
 * How long a response asks us to wait, in ms, clamped to [1 s, 24 h]; `undefined` when it does not say.
 *
 * `Retry-After` in seconds or as an HTTP date; else `X-RateLimit-Reset` as HostUp's ISO 8601 timestamp
 * (https://developer.hostup.se/errors/rate_limited), or as the seconds or the epoch time that other APIs send.
 *
 * @param now ms since the epoch, used only where the response has no `Date` to go by
 */
export function requestedWait(headers: WaitHeaders, now: number): number | undefined {
  const until = (at: number) => clampWait(at - referenceFor(at, headers, now));
  const retryAfter = headers.get('retry-after')?.trim();
  if (retryAfter && WHOLE_NUMBER.test(retryAfter)) return clampWait(Number(retryAfter) * 1_000);
  const date = parseHttpDate(retryAfter);
  if (date !== undefined) return until(date);
  const reset = headers.get('x-ratelimit-reset')?.trim();
  if (!reset) return undefined;
  if (WHOLE_NUMBER.test(reset)) {
    const seconds = Number(reset);
    return seconds < EPOCH_SECONDS_FROM ? clampWait(seconds * 1_000) : until(seconds * 1_000);
  }
  const at = parseIsoTime(reset);
  return at === null ? undefined : until(at);
}

const WHOLE_NUMBER = /^\d{1,10}$/;
/** A smaller number of seconds is a span, a larger one a moment since the epoch: 2001. */
const EPOCH_SECONDS_FROM = 1_000_000_000;

/**
 * What a moment named by a response is judged by: the response's own `Date`, so that a wrong clock on our side does not
 * matter. A `Date` more than a day off that moment is not of the same clock, as one of 1970 or 2126.
 */
function referenceFor(at: number, headers: WaitHeaders, now: number): number {
  const date = parseHttpDate(headers.get('date'));
  return date !== undefined && Math.abs(at - date) <= MAX_WAIT_MS ? date : now;
}
