import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

const runs = { numRuns: 1_000 };
const failures = fc.integer({ min: 1, max: 1_000_000 });
const drawn = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

test('it stays within 1 s and 60 s however often it failed', () => {
  fc.assert(
    fc.property(failures, drawn, (n, random) => {
      const wait = backOff(n, () => random);
      expect(wait).toBeGreaterThanOrEqual(1_000);
      expect(wait).toBeLessThanOrEqual(60_000);
    }),
    runs,
  );
});

test('the ceiling doubles with each failure until it is a minute', () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 20].map((n) => backOff(n, () => 1));
  expect(ceilings).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(backOff(3, () => 0.5)).toBe(8_500);
});

test('for one draw, more failures never wait less', () => {
  fc.assert(
    fc.property(failures, failures, drawn, (a, b, random) => {
      const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
      expect(backOff(fewer, () => random)).toBeLessThanOrEqual(backOff(more, () => random));
    }),
    runs,
  );
});

test('it draws once', () => {
  let draws = 0;
  backOff(3, () => (draws += 1) / 10);
  expect(draws).toBe(1);
});
