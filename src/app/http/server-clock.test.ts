import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monotonicNow } from './monotonic.ts';
import { clocks, gatewayTime, ServerClock } from './server-clock.ts';

const SERVER_START = Date.UTC(2026, 10, 21, 12);

test('a device clock that is a day off bends nothing once the server has responded', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -86_400_000, max: 86_400_000 }),
      fc.integer({ min: 0, max: 2_000 }),
      (wrong, trip) => {
        let elapsed = 0;
        const clock = new ServerClock(
          () => elapsed,
          () => SERVER_START + elapsed + wrong,
        );
        expect(clock.known).toBe(false);
        const sent = elapsed;
        elapsed += trip;
        clock.learn(SERVER_START + trip / 2, sent, elapsed);
        elapsed += 3_600_000;
        expect(Math.abs(clock.now() - (SERVER_START + elapsed))).toBeLessThanOrEqual(1_000);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('one wild response among five does not move it', () => {
  const clock = new ServerClock(
    () => 0,
    () => 0,
  );
  for (const wild of [0, 0, 3_600_000, 0, 0]) clock.learn(SERVER_START + wild, 0, 0);
  expect(clock.now()).toBe(SERVER_START);
});

test.each([
  ['a slow response', SERVER_START, 3_001],
  ['1970', 0, 10],
  ['2126', Date.UTC(2126, 0, 1), 10],
])('%s is passed over', (_, date, trip) => {
  const clock = new ServerClock(
    () => 0,
    () => 42,
  );
  clock.learn(date, 0, trip);
  expect([clock.known, clock.now()]).toEqual([false, 42]);
});

test('after sleep the next response replaces all that was learned', () => {
  const clock = new ServerClock(
    () => 0,
    () => 0,
  );
  for (let count = 0; count < 5; count += 1) clock.learn(SERVER_START, 0, 0);
  clock.relearn();
  expect(clock.now()).toBe(SERVER_START);
  clock.learn(SERVER_START + 28_800_000, 0, 0);
  expect(clock.now()).toBe(SERVER_START + 28_800_000);
});

test('whatever is learned, now is a time, within 2 s of the truth once most responses are true', () => {
  const lie = fc.oneof(
    fc.double(),
    fc.constantFrom(Number.NaN, 0, Date.UTC(2126, 0, 1), SERVER_START + 86_400_000),
  );
  fc.assert(
    fc.property(fc.array(lie, { maxLength: 2 }), fc.integer({ min: 0, max: 2_000 }), (lies, trip) => {
      const clock = new ServerClock(
        () => 0,
        () => SERVER_START,
      );
      for (const each of lies) clock.learn(each, 0, trip);
      for (let count = 0; count < 3; count += 1) clock.learn(SERVER_START + trip / 2, 0, trip);
      expect(Math.abs(clock.now() - SERVER_START)).toBeLessThanOrEqual(2_000);
    }),
    { numRuns: 1_000 },
  );
});

test('a time to come is given by the gateway’s clock; one that has passed is now', () => {
  const until = gatewayTime(monotonicNow() + 60_000) - clocks.gateway.now();
  expect(until).toBeGreaterThan(59_000);
  expect(until).toBeLessThanOrEqual(60_000);
  expect(Math.abs(gatewayTime(monotonicNow() - 60_000) - clocks.gateway.now())).toBeLessThan(1_000);
});

test('only the last five responses count, from 2024 to the end of 2099, back within 3 s', () => {
  const clock = new ServerClock(
    () => 0,
    () => 0,
  );
  clock.learn(Date.UTC(2100, 0, 1), 0, 0);
  expect(clock.known).toBe(false);
  clock.learn(Date.UTC(2024, 0, 1), 0, 0);
  expect(clock.known).toBe(true);
  for (let count = 0; count < 5; count += 1) clock.learn(SERVER_START, 10_000, 13_000);
  for (let count = 0; count < 3; count += 1) clock.learn(SERVER_START + 3_600_000, 11_500, 11_500);
  expect(clock.now()).toBe(SERVER_START + 3_600_000 - 11_500);
});
