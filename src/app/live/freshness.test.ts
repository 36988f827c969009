import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatClockTime } from '../text/iso-time.ts';
import { freshness, freshnessHoldsUntil } from './freshness.ts';

const CHECKED = Date.UTC(2026, 10, 21, 13, 3, 22);
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const OPENS_AT = CHECKED + 10 * MINUTE;
const LIMIT = { reason: "HostUp's request limit is reached", until: OPENS_AT };
const UNTIL = formatClockTime(OPENS_AT);

test.each([
  [0, 15 * SECOND, null, null, 'fresh', 'Every 15 s'],
  [-10 * SECOND, 15 * SECOND, null, null, 'fresh', 'Every 15 s'],
  [35 * SECOND, 15 * SECOND, null, null, 'fresh', 'Every 15 s'],
  [36 * SECOND, 15 * SECOND, null, null, 'old', '36 s ago, old'],
  [12 * SECOND, 3 * SECOND, null, null, 'old', '12 s ago, old'],
  [2 * MINUTE, MINUTE, null, null, 'fresh', 'Every 1 min'],
  [3 * MINUTE + 20 * SECOND, MINUTE, null, null, 'old', '3 min ago, old'],
  [6 * MINUTE, 15 * SECOND, null, null, 'very-old', '6 min ago, old'],
  [26 * HOUR, 15 * SECOND, null, null, 'very-old', '1 day 2 h ago, old'],
  [8 * HOUR, null, null, null, 'fresh', 'No more updates'],
  [5 * SECOND, 15 * SECOND, 'hidden', null, 'fresh', 'Paused in background'],
  [6 * MINUTE, 15 * SECOND, 'out-of-view', null, 'very-old', 'Paused out of view'],
  [6 * MINUTE, 15 * SECOND, 'hidden', LIMIT, 'very-old', 'Paused in background'],
  [5 * SECOND, 15 * SECOND, null, LIMIT, 'fresh', `Next update ${UNTIL}`],
  [MINUTE, 15 * SECOND, null, LIMIT, 'old', `Old until ${UNTIL}`],
  [Number.NaN, 15 * SECOND, null, null, 'old', 'Age unknown, old'],
] as const)('%d ms old, every %s, pause %s, limit %j: %s, "%s"', (age, every, pause, limit, level, words) => {
  expect(freshness({ now: CHECKED + age, checked: CHECKED, every, pause, limit })).toMatchObject({
    level,
    words,
  });
});

test('very old data is warned of, with what delays the next check', () => {
  const at = { now: CHECKED + 6 * MINUTE, checked: CHECKED, every: 15 * SECOND };
  const title = 'This is 6 min old';
  const warningOf = (pause: 'hidden' | null, limit: typeof LIMIT | null) =>
    freshness({ ...at, pause, limit }).warning;
  expect(warningOf(null, null)).toEqual({ title, detail: 'It may have changed since.' });
  expect(warningOf(null, LIMIT)).toEqual({
    title,
    detail: `HostUp's request limit is reached until ${UNTIL}. It may have changed since.`,
  });
  expect(warningOf('hidden', null)).toBeNull();
});

test.each([
  [0, 15 * SECOND, 35 * SECOND],
  [35 * SECOND, 15 * SECOND, 35 * SECOND],
  [36 * SECOND, 15 * SECOND, 36 * SECOND],
  [8 * HOUR, null, Infinity],
] as const)('%d ms old, every %s: the same words until %d ms', (age, every, expected) => {
  const now = CHECKED + age;
  const until = freshnessHoldsUntil(now, CHECKED, every);
  expect(until - CHECKED).toBe(expected);
  const at = { checked: CHECKED, every, pause: null, limit: null };
  expect(freshness({ ...at, now: until })).toEqual(freshness({ ...at, now }));
});

test('whatever the clocks say: no nonsense, never "now", never negative, and older is never called fresher', () => {
  const time = fc.oneof(
    fc.integer({ min: CHECKED - 40 * 24 * HOUR, max: CHECKED + 40 * 24 * HOUR }),
    fc.double(),
  );
  const age = fc.record({
    checked: time,
    every: fc.option(fc.integer({ min: 1_000, max: HOUR })),
    pause: fc.constantFrom('hidden' as const, 'out-of-view' as const, null),
    limit: fc.option(
      fc.record({ reason: fc.constantFrom('HostUp is unavailable', 'A limit is reached'), until: time }),
    ),
  });
  const levels = ['fresh', 'old', 'very-old'];
  fc.assert(
    fc.property(age, time, fc.nat(HOUR), (rest, now, later) => {
      const first = freshness({ ...rest, now });
      const said = JSON.stringify([first.words, first.warning]);
      expect(said).not.toMatch(/NaN|undefined|Invalid|Infinity|\[object|\bnow\b|-\d/i);
      expect(first.words).not.toBe('');
      expect(first.words.length).toBeLessThanOrEqual(30);
      if (!Number.isFinite(now - rest.checked)) return;
      const then = freshness({ ...rest, now: now + later });
      expect(levels.indexOf(then.level)).toBeGreaterThanOrEqual(levels.indexOf(first.level));
    }),
  );
});
