import { parseIsoTime } from '../../text/iso-time.ts';

const HOUR_MS = 3_600_000;

/** When the provider deletes an ISO, seen from one moment. All times in ms since the epoch by the provider's clock. */
export type Expiry =
  | { state: 'unknown'; raw: string | null }
  | { state: 'ahead'; at: number; leftMs: number; urgency: 'calm' | 'soon' | 'now' }
  | { state: 'due'; at: number }
  /** Before its own creation, which no deletion can be: shown as given, never counted down. */
  | { state: 'odd'; at: number };

/** As VPSBG writes them. */
export interface Dates {
  created_at: string | null;
  deletion_at: string | null;
}

/**
 * "All ISO files are automatically deleted after 48 hours of their creation", but only `deletion_at` is believed.
 * Source: https://dev.vpsbg.eu/apidoc/project-345640/api-3665876
 *
 * @param now ms since the epoch by the provider's clock
 */
export function expiryOf(dates: Dates, now: number): Expiry {
  const at = parseIsoTime(dates.deletion_at);
  if (at === null) return { state: 'unknown', raw: dates.deletion_at };
  const created = parseIsoTime(dates.created_at);
  if (created !== null && at < created) return { state: 'odd', at };
  const leftMs = at - now;
  if (!(leftMs > 0)) return { state: 'due', at };
  return { state: 'ahead', at, leftMs, urgency: urgencyOf(leftMs) };
}

function urgencyOf(leftMs: number): 'calm' | 'soon' | 'now' {
  if (leftMs <= HOUR_MS) return 'now';
  return leftMs <= 6 * HOUR_MS ? 'soon' : 'calm';
}

/** Nearer than this (as a part of the time until deletion) the two are too close to call. */
const CLOSE = 0.2;

export type FinishVerdict = 'in-time' | 'close' | 'too-late';

/**
 * "Will it finish before it is deleted?", or `null` when one of the two numbers is missing.
 *
 * @param timeLeftMs until the download is complete at its present speed
 */
export function finishVerdict(timeLeftMs: number | null, expiry: Expiry): FinishVerdict | null {
  if (timeLeftMs === null || expiry.state !== 'ahead') return null;
  if (timeLeftMs < expiry.leftMs * (1 - CLOSE)) return 'in-time';
  return timeLeftMs > expiry.leftMs * (1 + CLOSE) ? 'too-late' : 'close';
}

const MINUTE_MS = 60_000;
const BY_THE_SECOND_MS = 5 * MINUTE_MS;

/** The time left as it is shown: whole minutes, and whole seconds in the last five minutes. */
export function shownLeft(leftMs: number): number {
  return leftMs > BY_THE_SECOND_MS ? Math.floor(leftMs / MINUTE_MS) * MINUTE_MS : leftMs;
}

/**
 * The last moment, from `now` on, at which the words about `at` are what they are now: they change each minute, each
 * second in the last five, and not at all afterwards.
 */
export function expiryHoldsUntil(at: number | null, now: number): number {
  if (at === null || at <= now) return Infinity;
  const leftMs = at - now;
  return leftMs > BY_THE_SECOND_MS ? at - shownLeft(leftMs) : now;
}
