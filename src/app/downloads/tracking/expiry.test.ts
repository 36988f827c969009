import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiryHoldsUntil, expiryOf, finishVerdict, shownLeft, type Expiry } from './expiry.ts';
import { expiryWords } from '../words.ts';

const CREATED = '2025-02-03T10:58:19.000000Z';
const DELETION = '2025-02-05T10:58:19.000000Z';
const AT = Date.UTC(2025, 1, 5, 10, 58, 19);
const HOUR = 3_600_000;

const at = (before: number) => expiryOf({ created_at: CREATED, deletion_at: DELETION }, AT - before);

test.each([
  [47 * HOUR, 'calm'],
  [6 * HOUR + 1, 'calm'],
  [6 * HOUR, 'soon'],
  [HOUR + 1, 'soon'],
  [HOUR, 'now'],
  [1, 'now'],
])('%i ms before the deletion it is %s', (before, urgency) => {
  expect(at(before)).toEqual({ state: 'ahead', at: AT, leftMs: before, urgency });
});

test('from zero on it is due, however long ago', () => {
  expect(at(0)).toEqual({ state: 'due', at: AT });
  expect(at(-1_000 * HOUR)).toEqual({ state: 'due', at: AT });
});

test.each<[number | null, number, string | null]>([
  [null, HOUR, null],
  [0.79 * HOUR, HOUR, 'in-time'],
  [0.8 * HOUR, HOUR, 'close'],
  [1.2 * HOUR, HOUR, 'close'],
  [1.21 * HOUR, HOUR, 'too-late'],
])('%s ms to go, %i ms to the deletion: %s', (timeLeft, before, verdict) => {
  expect(finishVerdict(timeLeft, at(before))).toBe(verdict);
});

test('a deletion before the creation is odd, one at the same moment is not', () => {
  const created = (created_at: string | null) =>
    expiryOf({ created_at, deletion_at: DELETION }, AT - HOUR).state;
  expect(created('2025-02-05T10:58:20.000000Z')).toBe('odd');
  expect([DELETION, null, 'soon'].map(created)).toEqual(['ahead', 'ahead', 'ahead']);
});

test('a deletion that is no time is unknown, and kept as it came', () => {
  const deletion = (deletion_at: string | null) => expiryOf({ created_at: CREATED, deletion_at }, AT);
  expect(deletion('soon')).toEqual({ state: 'unknown', raw: 'soon' });
  expect(deletion(null)).toEqual({ state: 'unknown', raw: null });
});

test('there is no verdict without a deletion ahead', () => {
  const others: Expiry[] = [
    { state: 'unknown', raw: null },
    { state: 'due', at: AT },
    { state: 'odd', at: AT },
  ];
  for (const expiry of others) expect(finishVerdict(HOUR, expiry)).toBeNull();
});

test('the time left is shown in whole minutes, and by the second in the last five', () => {
  const FIVE = 300_000;
  expect([FIVE + 59_999, FIVE + 1, FIVE, FIVE - 1, 1].map(shownLeft)).toEqual([
    FIVE,
    FIVE,
    FIVE,
    FIVE - 1,
    1,
  ]);
  expect(expiryHoldsUntil(AT, AT - FIVE - 59_999)).toBe(AT - FIVE);
  expect(expiryHoldsUntil(AT, AT - FIVE)).toBe(AT - FIVE);
  expect(expiryHoldsUntil(AT, AT + 1)).toBe(Infinity);
});

test('until they change the words are the same', () => {
  const dates = { created_at: CREATED, deletion_at: DELETION };
  const words = (now: number) => expiryWords(expiryOf(dates, now), false).text;
  fc.assert(
    fc.property(fc.integer({ min: -HOUR, max: 48 * HOUR }), (before) => {
      const now = AT - before;
      const until = expiryHoldsUntil(AT, now);
      expect(until).toBeGreaterThanOrEqual(now);
      expect(words(until)).toBe(words(now));
    }),
  );
  expect(expiryHoldsUntil(AT, AT - 2 * HOUR - 59_000)).toBe(AT - 2 * HOUR);
  expect(expiryHoldsUntil(AT, AT - 2 * HOUR)).toBe(AT - 2 * HOUR);
  expect(expiryHoldsUntil(AT, AT - HOUR)).toBe(AT - HOUR);
  expect(expiryHoldsUntil(AT, AT - 59_999)).toBe(AT - 59_999);
  expect(expiryHoldsUntil(AT, AT)).toBe(Infinity);
  expect(expiryHoldsUntil(null, AT)).toBe(Infinity);
});
