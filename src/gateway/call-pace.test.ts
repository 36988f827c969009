import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallPace } from './call-pace.ts';

const answer = (limit: string | null) => ({
  get: (name: string) => (name === 'x-ratelimit-limit' ? limit : null),
});

test('until a limit is known nothing is held back', () => {
  const pace = new CallPace(() => 0);
  for (let n = 0; n < 5_000; n += 1) pace.begin(`${n}`);
  expect([pace.remaining, pace.leastInterval]).toEqual([0, 0]);
});

test.each([null, '', 'abc', '-5', '0', '1e3', '60, 60;w=60'])('%j is no limit', (limit) => {
  const pace = new CallPace(() => 0);
  pace.learn(answer(limit));
  expect(pace.allowed).toBe(Infinity);
});

test('three resources at a limit of 60 a minute are good for 6 s each', () => {
  const pace = new CallPace(() => 0);
  pace.learn(answer('60'));
  expect(pace.allowed).toBe(30);
  for (const resource of ['a', 'b', 'c', 'a']) pace.begin(resource);
  expect(pace.leastInterval).toBe(6_000);
});

test('after half of the limit the next call waits until the first is a minute old', () => {
  let now = 0;
  const pace = new CallPace(() => now);
  pace.learn(answer(' 4 '));
  pace.begin('a');
  now = 10_000;
  pace.begin('a');
  expect(pace.remaining).toBe(50_000);
  now = 59_999;
  expect(pace.remaining).toBe(1);
  now = 60_000;
  expect(pace.remaining).toBe(0);
});

test('another share of the limit can be given', () => {
  const pace = new CallPace(() => 0, 0.8);
  pace.learn(answer('60'));
  expect(pace.allowed).toBe(48);
});

test('a limit of one still lets one call through', () => {
  const pace = new CallPace(() => 0);
  pace.learn(answer('1'));
  expect([pace.allowed, pace.remaining]).toEqual([1, 0]);
});

test('whoever asks when, no minute ever sees more than half of the limit', () => {
  const asking = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('a', 'b', 'c')), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), asking, (limit, asked) => {
      let now = 0;
      const pace = new CallPace(() => now);
      pace.learn(answer(String(limit)));
      const calls: number[] = [];
      for (const [after, resource] of asked) {
        now += after;
        if (pace.remaining > 0) continue;
        pace.begin(resource);
        calls.push(now);
      }
      const most = Math.max(1, Math.floor(limit / 2));
      for (const [n, at] of calls.entries()) {
        expect((calls[n + most] ?? Infinity) - at).toBeGreaterThanOrEqual(60_000);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a resource that was last asked for a minute ago takes no part of the pace', () => {
  let now = 0;
  const pace = new CallPace(() => now);
  pace.learn(answer('60'));
  pace.begin('a');
  now = 30_000;
  pace.begin('b');
  expect(pace.leastInterval).toBe(4_000);
  now = 60_000;
  expect(pace.leastInterval).toBe(2_000);
  now = 90_000;
  expect([pace.leastInterval, pace.remaining]).toEqual([0, 0]);
});

test('by default it goes by the clock of the process', () => {
  const pace = new CallPace();
  pace.learn(answer('2'));
  expect(pace.leastInterval).toBe(0);
  pace.begin('a');
  expect(pace.remaining).toBeGreaterThan(59_000);
  expect(pace.remaining).toBeLessThanOrEqual(60_000);
});
