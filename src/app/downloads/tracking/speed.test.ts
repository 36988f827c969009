import { expect, test } from 'vitest';
import { observe, type Series } from './samples.ts';
import { speedOf, timeLeft } from './speed.ts';

/** What was seen in readings of `[seconds, bytes]`. */
function seen(...readings: [second: number, bytes: number][]): Series {
  let series: Series | undefined;
  for (const [second, bytes] of readings) {
    series = observe(series, {
      at: second * 1_000,
      bytes,
      size: 1_000_000,
      status: 'downloading',
      createdAt: null,
    });
  }
  if (!series) throw new Error('A series begins with a reading.');
  return series;
}

/** A reading each `step` seconds from 0 to `until`, 1,000 bytes a second. */
function even(until: number, step: number): [number, number][] {
  return Array.from({ length: until / step + 1 }, (_, n) => [n * step, n * step * 1_000]);
}

test('ten seconds without growth are borne, and lower the speed; more is a pause', () => {
  expect(speedOf(seen(...even(30, 3), [40, 30_000]))).toEqual({ bytesPerSecond: 750, overMs: 40_000 });
  expect(speedOf(seen(...even(30, 3), [40.001, 30_000]))).toBeNull();
});

test('growth each ten seconds is a run, growth each eleven is not', () => {
  expect(speedOf(seen(...even(40, 10)))).toEqual({ bytesPerSecond: 1_000, overMs: 40_000 });
  expect(speedOf(seen(...even(44, 11)))).toBeNull();
});

test('readings that did not grow are no forward samples', () => {
  expect(speedOf(seen([0, 0], [3, 0], [6, 3_000], [9, 6_000]))).toBeNull();
  expect(speedOf(seen([0, 0], [3, 3_000], [6, 6_000], [9, 9_000]))?.bytesPerSecond).toBe(1_000);
});

test('a pause of many equal readings ends the run, and the jump after it is its base line', () => {
  const paused: [number, number][] = [12, 15, 18].map((second) => [second, 9_000]);
  const after: [number, number][] = [21, 24, 27, 30].map((second) => [second, second * 2_000]);
  expect(speedOf(seen(...even(9, 3), ...paused, ...after))).toEqual({ bytesPerSecond: 2_000, overMs: 9_000 });
});

test.each([
  ['slower by 2.5', [0, 250, 500, 600, 700], 175],
  ['slower by more', [0, 252, 504, 604, 704], null],
  ['faster by 2.5', [0, 100, 200, 450, 700], 175],
  ['faster by more', [0, 100, 200, 452, 704], null],
])('a second half that is %s', (_, bytes, bytesPerSecond) => {
  const series = seen(...bytes.map((count, second): [number, number] => [second, count]));
  expect(speedOf(series)?.bytesPerSecond ?? null).toBe(bytesPerSecond);
});

test.each([
  ['an unknown rest', null, { bytesPerSecond: 500, overMs: 3_000 }, null],
  ['an unknown speed', 1_000, null, null],
  ['nothing to come', 0, { bytesPerSecond: 500, overMs: 3_000 }, null],
  ['less than nothing', -1, { bytesPerSecond: 500, overMs: 3_000 }, null],
  ['the usual', 1_000, { bytesPerSecond: 500, overMs: 3_000 }, 2_000],
  ['a standstill', 1, { bytesPerSecond: 0, overMs: 30_000 }, null],
  ['a day', 86_400, { bytesPerSecond: 1, overMs: 29_999 }, 86_400_000],
  ['more than a day, too early', 86_401, { bytesPerSecond: 1, overMs: 29_999 }, null],
  ['more than a day, measured for long', 86_401, { bytesPerSecond: 1, overMs: 30_000 }, 86_401_000],
])('time left with %s', (_, remaining, speed, ms) => {
  expect(timeLeft(remaining, speed)).toBe(ms);
});
