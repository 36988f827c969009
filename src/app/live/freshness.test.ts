import { expect, test } from 'vitest';
import { isOld, oldAfter } from './freshness.ts';

const CHECKED = Date.UTC(2026, 10, 21, 13, 3, 22);
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

test.each([
  [0, 15 * SECOND, false],
  [-10 * SECOND, 15 * SECOND, false],
  [35 * SECOND, 15 * SECOND, false],
  [36 * SECOND, 15 * SECOND, true],
  [12 * SECOND, 3 * SECOND, true],
  [2 * MINUTE, MINUTE, false],
  [8 * HOUR, null, false],
  [Number.NaN, 15 * SECOND, true],
])('%d ms after a check, one every %s ms: old is %s', (age, every, old) => {
  expect(isOld(CHECKED + age, CHECKED, every)).toBe(old);
});

test.each([
  [0, 15 * SECOND, 35 * SECOND],
  [35 * SECOND, 15 * SECOND, 35 * SECOND],
  [36 * SECOND, 15 * SECOND, Infinity],
  [8 * HOUR, null, Infinity],
])('%d ms after a check, one every %s ms: it grows old after %d ms', (age, every, after) => {
  expect(oldAfter(CHECKED + age, CHECKED, every) - CHECKED).toBe(after);
});
