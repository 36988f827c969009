import type { Sample, Series } from './samples.ts';

/** Longer without growth is a pause: the jump that ends it is no measure of the speed. Three polls and a little. */
const PAUSE_MS = 10_000;
/** The mean over this time is steady enough to read and young enough to be true. */
const WINDOW_MS = 60_000;
const MIN_FORWARD_SAMPLES = 3;
const MIN_SPAN_MS = 3_000;
/** When the two halves of the window differ by more, no one number describes them; a start from rest makes it 3. */
const MAX_UNEVENNESS = 2.5;

export interface Speed {
  bytesPerSecond: number;
  /** Over how long it was measured, ms. */
  overMs: number;
}

/**
 * Steady speed, or `null` while it is unknown: too few forward samples, a pause, or jumps.
 * Users prefer no number to a jumping one (https://github.com/unslothai/unsloth/issues/7667).
 */
export function speedOf(series: Series): Speed | null {
  if (series.high === null || series.lastAt - series.grewAt > PAUSE_MS) return null;
  const run = lastRun(series);
  const [first] = run;
  const middle = run[Math.floor(run.length / 2)];
  if (!first || !middle || run.length <= MIN_FORWARD_SAMPLES) return null;
  if (series.lastAt - first.at < MIN_SPAN_MS) return null;

  const now = { at: series.lastAt, bytes: series.high };
  const [older, newer] = [rate(first, middle), rate(middle, now)];
  if (Math.max(older, newer) > MAX_UNEVENNESS * Math.min(older, newer)) return null;
  return { bytesPerSecond: rate(first, now), overMs: now.at - first.at };
}

/** Downloads begin slowly: of a younger one the mean is far from the speed, and its time left falls by the second. */
const MIN_AVERAGED_MS = 60_000;

/**
 * The mean speed since the creation, for as long as no steady one is measured; `null` where it cannot be computed, and in
 * the first minute.
 *
 * @param createdAt ms since the epoch by the provider's clock
 * @param now when the bytes were read, by the same clock
 */
export function averageSpeed(bytes: number | null, createdAt: number | null, now: number): Speed | null {
  if (bytes === null || createdAt === null) return null;
  const overMs = now - createdAt;
  // A clock may be ahead of the other.
  if (bytes <= 0 || !(overMs >= MIN_AVERAGED_MS)) return null;
  return { bytesPerSecond: (bytes * 1_000) / overMs, overMs };
}

/** A time left beyond a day is believed only of a speed measured for this long: downloads begin slowly. */
const STEADY_MS = 30_000;
const DAY_MS = 86_400_000;

/** Time left in ms, or `null` when it is unknown. `remaining` is in bytes. */
export function timeLeft(remaining: number | null, speed: Speed | null): number | null {
  if (remaining === null || speed === null || remaining <= 0) return null;
  const ms = (remaining / speed.bytesPerSecond) * 1_000;
  if (!Number.isFinite(ms) || (ms > DAY_MS && speed.overMs < STEADY_MS)) return null;
  return ms;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * A time left as it is shown and sorted by, ms: rounded up to minutes, to five minutes from an hour on, to hours from ten
 * on, so coarsely that neither words nor rows jump. Beyond a day `Infinity`.
 */
export function shownTimeLeft(ms: number): number {
  if (!(ms <= DAY_MS)) return Infinity;
  const step = ms < HOUR_MS ? MINUTE_MS : ms < 10 * HOUR_MS ? 5 * MINUTE_MS : HOUR_MS;
  return Math.ceil(ms / step) * step;
}

/**
 * The samples at which bytes grew since the last pause, its first one as the base line, within the window. A sleep or a
 * hidden tab is a pause too.
 */
function lastRun({ samples, lastAt }: Series): readonly Sample[] {
  const newestFirst: Sample[] = [];
  for (let index = samples.length - 1; index >= 0; index -= 1) {
    const sample = samples[index];
    if (!sample || sample.at < lastAt - WINDOW_MS) break;
    // Of equal readings the earliest is the moment of growth.
    if (sample.bytes === newestFirst.at(-1)?.bytes) newestFirst.pop();
    const next = newestFirst.at(-1);
    if (next && next.at - sample.at > PAUSE_MS) break;
    newestFirst.push(sample);
  }
  return newestFirst.toReversed();
}

/** Bytes per second from one sample to a later one. */
function rate(from: Sample, to: Sample): number {
  return ((to.bytes - from.bytes) * 1_000) / (to.at - from.at);
}
