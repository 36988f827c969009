import { parseIsoTime } from '../contracts/iso-time.ts';

/** Bounds of any wait, in ms. A timer above 2^31-1 ms fires at once, so a wait must never be passed on unclamped. */
export const MIN_WAIT_MS = 1_000;
export const MAX_WAIT_MS = 24 * 60 * 60 * 1_000;

/** A wait up to this is credible by itself; a longer one only when a second header agrees with it; ms. */
export const CREDIBLE_WAIT_MS = 15 * 60 * 1_000;

/** Two headers agree on a moment when they are this close; and a moment this far in the past is ignored; ms. */
const AGREES_WITHIN_MS = 60_000;

/**
 * The wait of a response: ms, or `'probe'` where its wait is not credible. Then one request a minute goes
 * through, and its result decides.
 */
export type Wait = number | 'probe';

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
  // Any part that is too large carries over into one of these two.
  const same = monthIndex >= 0 && back.getUTCDate() === numbers[2] && back.getUTCMinutes() === numbers[4];
  return same ? ms : undefined;
}

/** The headers about waiting; `get` is case-insensitive, as `Headers.get` is. */
export interface WaitHeaders {
  get(name: string): string | null;
}

/**
 * How long a response with status 429 requires to wait; `undefined` when it does not state it.
 *
 * `Retry-After` in seconds or as an HTTP date; else `X-RateLimit-Reset` as HostUp's ISO 8601 timestamp
 * (https://developer.hostup.se/errors/rate_limited). Each may also be written as the other, or as epoch time (s or ms),
 * as other APIs do. More than 15 min is credible only when both state it, and never more than 24 h.
 *
 * @param now ms since the epoch, used only where the response has no `Date` to go by
 */
export function rateLimitWait(headers: WaitHeaders, now: number): Wait | undefined {
  const retryAfter = waitIn('retry-after', headers, now);
  const reset = waitIn('x-ratelimit-reset', headers, now);
  const ms = retryAfter ?? reset;
  if (ms === undefined || ms <= CREDIBLE_WAIT_MS) return ms === undefined ? undefined : clampWait(ms);
  const agreed =
    retryAfter !== undefined && reset !== undefined && Math.abs(retryAfter - reset) <= AGREES_WITHIN_MS;
  return agreed && ms <= MAX_WAIT_MS ? clampWait(ms) : 'probe';
}

/**
 * How long a response with status 503 requires to wait, by `Retry-After` alone: `X-RateLimit-Reset` comes with every
 * response of HostUp and means nothing beside a 503.
 *
 * @param now as for `rateLimitWait`
 */
export function unavailableWait(headers: WaitHeaders, now: number): Wait | undefined {
  const ms = waitIn('retry-after', headers, now);
  if (ms === undefined) return undefined;
  return ms <= CREDIBLE_WAIT_MS ? clampWait(ms) : 'probe';
}

/** What a header requires in ms, as far from now as it may be; `undefined` when it is unusable. */
function waitIn(name: string, headers: WaitHeaders, now: number): number | undefined {
  const value = headers.get(name)?.trim();
  if (!value) return undefined;
  if (!NUMBER.test(value))
    return msUntil(parseHttpDate(value) ?? parseIsoTime(value) ?? undefined, headers, now);
  const number = Number(value);
  if (number < EPOCH_SECONDS_FROM) return number * 1_000;
  return msUntil(number < EPOCH_MS_FROM ? number * 1_000 : number, headers, now);
}

/** Whole seconds by RFC 9110; some APIs write a fraction. */
const NUMBER = /^\d{1,400}(?:\.\d{1,20})?$/;
/** A smaller number of seconds is a span, a larger one a moment since the epoch: 2001. */
const EPOCH_SECONDS_FROM = 1_000_000_000;
/** From here on a number is ms since the epoch: as seconds it would be the year 5138. */
const EPOCH_MS_FROM = 100_000_000_000;
/** A `Date` further than this from the moment that a response names is not of the same clock; ms. */
const SAME_CLOCK_MS = 24 * 60 * 60 * 1_000;

/**
 * From now to a moment that a response names, judged by the response's own `Date`, so that a wrong clock on our side
 * does not matter, unless that `Date` is of another clock, as one of 1970 or 2126. A moment long past is ignored.
 */
function msUntil(at: number | undefined, headers: WaitHeaders, now: number): number | undefined {
  if (at === undefined) return undefined;
  const date = parseHttpDate(headers.get('date'));
  const ms = at - (date !== undefined && Math.abs(at - date) <= SAME_CLOCK_MS ? date : now);
  return ms < -AGREES_WITHIN_MS ? undefined : Math.max(0, ms);
}
