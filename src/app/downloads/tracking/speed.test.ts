import { expect, test } from 'vitest';
import { observe, type Series } from './samples.ts';
import { averageSpeed, shownTimeLeft, speedOf, timeLeft } from './speed.ts';

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

test('the speed is that of the last minute', () => {
  const faster: [number, number][] = even(60, 3).map(([second, bytes]) => [60 + second, 60_000 + 2 * bytes]);
  expect(speedOf(seen(...even(57, 3), ...faster))).toEqual({ bytesPerSecond: 2_000, overMs: 60_000 });
});

test('less than three seconds are too few to measure a speed', () => {
  const readings = (until: number): [number, number][] => [
    [0, 0],
    [1, 1_000],
    [2, 2_000],
    [until, until * 1_000],
  ];
  expect(speedOf(seen(...readings(2.999)))).toBeNull();
  expect(speedOf(seen(...readings(3)))).toEqual({ bytesPerSecond: 1_000, overMs: 3_000 });
});

test('without a byte count there is no speed', () => {
  const observation = { bytes: null, size: 1_000, status: 'downloading', createdAt: null };
  expect(speedOf(observe(undefined, { at: 0, ...observation }))).toBeNull();
});

test.each([
  ['a minute after the creation', 60_000, 0, 60_000, { bytesPerSecond: 1_000, overMs: 60_000 }],
  ['two hours after it', 7_200, 1_000, 7_201_000, { bytesPerSecond: 1, overMs: 7_200_000 }],
  ['in the first minute', 60_000, 1, 60_000, null],
  ['before the creation, by a clock that is behind', 60_000, 120_000, 0, null],
  ['before the first byte', 0, 0, 60_000, null],
  ['without a byte count', null, 0, 60_000, null],
  ['without a time of creation', 60_000, null, 60_000, null],
])('the mean speed %s', (_, bytes, createdAt, now, speed) => {
  expect(averageSpeed(bytes, createdAt, now)).toEqual(speed);
});

const MIN = 60_000;
const HOUR = 60 * MIN;

test.each([
  ['a moment', 1, MIN],
  ['a minute', MIN, MIN],
  ['a moment more than a minute', MIN + 1, 2 * MIN],
  ['just under an hour', HOUR - 2 * MIN - 1, HOUR - 2 * MIN],
  ['an hour', HOUR, HOUR],
  ['just over an hour', HOUR + 1, HOUR + 5 * MIN],
  ['just over nine hours', 9 * HOUR + 1, 9 * HOUR + 5 * MIN],
  ['just over ten hours', 10 * HOUR + 1, 11 * HOUR],
  ['a day', 24 * HOUR, 24 * HOUR],
  ['more than a day', 24 * HOUR + 1, Infinity],
  ['what is no number', Number.NaN, Infinity],
])('the time left is shown coarsely, never too short: %s', (_, ms, shown) => {
  expect(shownTimeLeft(ms)).toBe(shown);
});
