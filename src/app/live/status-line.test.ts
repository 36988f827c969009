import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatClockTime } from '../text/iso-time.ts';
import { checkWords, shortStatusLine, statusHoldsUntil, statusLine, type StatusLine } from './status-line.ts';

const NOW = Date.UTC(2026, 10, 21, 13, 3, 22);
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const EVERY = 15 * SECOND;
const GIVEN = { who: 'HostUp', now: NOW, every: EVERY, failed: false, pause: null, limit: null };
const limit = (ms: number) => ({ reason: 'HostUp’s rate limit is reached', until: NOW + ms });
const REACHED = 'HostUp’s rate limit is reached';

function wordsOf({ before, time, after }: StatusLine): string {
  return [before, time, after].filter(Boolean).join(' ');
}

test.each([
  ['live', 6 * SECOND, {}, 'Live · HostUp checked 5 s ago', 'HostUp · 5 s ago'],
  ['a moment ago', 0, {}, 'Live · HostUp checked <5 s ago', 'HostUp · <5 s ago'],
  ['in the future', -9 * SECOND, {}, 'Live · HostUp checked <5 s ago', 'HostUp · <5 s ago'],
  ['not loaded', null, {}, 'Loading from HostUp', 'HostUp · loading'],
  ['two checks missed', 36 * SECOND, {}, 'Out of date · HostUp checked 36 s ago', 'HostUp · old, 36 s ago'],
  ['hours ago', 26 * HOUR, {}, 'Out of date · HostUp checked 1 day 2 h ago', 'HostUp · old, 1 day 2 h ago'],
  ['final', 8 * HOUR, { every: null }, 'No more updates · HostUp checked 8 h ago', 'HostUp · 8 h ago'],
  [
    'failed',
    2 * MINUTE,
    { failed: true },
    'Update failed · HostUp checked 2 min ago',
    'HostUp · update failed',
  ],
  ['never loaded', null, { failed: true }, 'Could not load from HostUp', 'HostUp · could not load'],
  [
    'hidden',
    2 * MINUTE,
    { pause: 'hidden' },
    'Paused in background · HostUp checked 2 min ago',
    'HostUp · paused in background',
  ],
  [
    'a routine wait',
    12 * SECOND,
    { limit: limit(6 * SECOND) },
    `Next update in 6 s · ${REACHED}`,
    'HostUp · next update in 6 s',
  ],
  [
    'a routine wait before the first response',
    null,
    { limit: limit(6 * SECOND) },
    `Next update in 6 s · ${REACHED}`,
    'HostUp · next update in 6 s',
  ],
  [
    'a wait that makes the data old',
    6 * MINUTE,
    { limit: limit(40 * SECOND) },
    'Next update in 40 s · HostUp checked 6 min ago',
    'HostUp · next update in 40 s',
  ],
  [
    'a wait that delays nothing',
    6 * SECOND,
    { limit: limit(2 * SECOND) },
    'Live · HostUp checked 5 s ago',
    'HostUp · 5 s ago',
  ],
  [
    'a wait that ends before the next check, which a request was refused for',
    6 * SECOND,
    { limit: { ...limit(2 * SECOND), refused: true } },
    `Next update in 2 s · ${REACHED}`,
    'HostUp · next update in 2 s',
  ],
  [
    'a wait that ends now',
    null,
    { limit: limit(0) },
    `Next update soon · ${REACHED}`,
    'HostUp · next update soon',
  ],
  [
    'an invalid time',
    Number.NaN,
    {},
    'Out of date · HostUp checked some time ago',
    'HostUp · old, some time ago',
  ],
] as const)('%s', (_, age, more, full, short) => {
  const given = { ...GIVEN, checked: age === null ? null : NOW - age, ...more };
  expect(wordsOf(statusLine(given))).toBe(full);
  expect(wordsOf(shortStatusLine(given))).toBe(short);
});

test.each([
  ['in order', {}, 3],
  ['old', { every: SECOND }, 1],
  ['failed', { failed: true }, 1],
] as const)('data that is %s: the line changes after %j in %i s at the earliest', (_, more, seconds) => {
  const given = { ...GIVEN, checked: NOW - 12 * SECOND, ...more };
  const until = statusHoldsUntil(given);
  expect(Math.floor(until / SECOND) + 1).toBe(NOW / SECOND + seconds);
});

test('the line is the same for as long as it holds, whenever the data was checked', () => {
  const given = fc.record({
    who: fc.constant('VPSBG'),
    now: fc.constant(NOW),
    checked: fc.integer({ min: NOW - 3 * MINUTE, max: NOW + 9 * SECOND }),
    every: fc.option(fc.integer({ min: 1_000, max: HOUR })),
    failed: fc.boolean(),
    pause: fc.constant(null),
    limit: fc.constant(null),
  });
  fc.assert(
    fc.property(given, (one) => {
      const words = wordsOf(statusLine(one));
      const until = statusHoldsUntil(one);
      expect(until).toBeGreaterThanOrEqual(NOW);
      for (let now = NOW; now <= until && now < NOW + 2 * MINUTE; now += SECOND) {
        expect(wordsOf(statusLine({ ...one, now }))).toBe(words);
      }
    }),
  );
});

test('a tooltip has the time of the check and how often', () => {
  expect(checkWords(NOW, EVERY)).toBe(`Checked ${formatClockTime(NOW)}, every 15 s`);
  expect(checkWords(NOW, null)).toBe(`Checked ${formatClockTime(NOW)}, no more updates`);
  expect(checkWords(null, null)).toBe('Not loaded yet');
});

test('whatever the clocks say: no nonsense, never negative', () => {
  const time = fc.oneof(fc.integer({ min: NOW - 40 * 24 * HOUR, max: NOW + 40 * 24 * HOUR }), fc.double());
  const any = fc.record({
    who: fc.constant('VPSBG'),
    now: time,
    checked: fc.option(time),
    every: fc.option(fc.integer({ min: 1_000, max: HOUR })),
    failed: fc.boolean(),
    pause: fc.constantFrom('hidden' as const, 'out-of-view' as const, null),
    limit: fc.option(fc.record({ reason: fc.constant('VPSBG is unavailable'), until: time })),
  });
  fc.assert(
    fc.property(any, (given) => {
      for (const line of [statusLine(given), shortStatusLine(given)]) {
        expect(wordsOf(line)).not.toMatch(/NaN|undefined|null|Invalid|Infinity|\[object|-\d/i);
        expect(wordsOf(line)).toContain('VPSBG');
      }
    }),
  );
});
