import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration } from './duration.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

test.each([
  [Number.NaN, 'less than 1 s'],
  [Infinity, 'less than 1 s'],
  [-5 * MINUTE, 'less than 1 s'],
  [999, 'less than 1 s'],
  [SECOND, '1 s'],
  [45_999, '45 s'],
  [MINUTE, '1 min'],
  [MINUTE + SECOND, '1 min 1 s'],
  [HOUR - 1, '59 min 59 s'],
  [HOUR + 59_999, '1 h'],
  [23 * HOUR + 12 * MINUTE, '23 h 12 min'],
  [DAY, '1 day'],
  [DAY + 4 * HOUR, '1 day 4 h'],
  [2 * DAY + 59 * MINUTE, '2 days'],
  [100 * DAY + HOUR, '100 days 1 h'],
])('%d ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('it never promises more than there is, and is at most one unit short', () => {
  const units = new Map([
    ['day', DAY],
    ['days', DAY],
    ['h', HOUR],
    ['min', MINUTE],
    ['s', SECOND],
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 1_000 * DAY }), (ms) => {
      const parts = [...formatDuration(ms).matchAll(/(\d+) ([a-z]+)/g)];
      const shown = parts.reduce((sum, part) => sum + Number(part[1]) * (units.get(part[2] ?? '') ?? NaN), 0);
      expect(shown).toBeLessThanOrEqual(ms);
      expect(ms - shown).toBeLessThan(ms >= DAY ? HOUR : ms >= HOUR ? MINUTE : SECOND);
    }),
  );
});
