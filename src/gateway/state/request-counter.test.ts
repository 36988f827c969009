import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestCounter } from './request-counter.ts';

test('sixty requests pass, the next waits for the end of the minute, and others are not affected', () => {
  let now = 1_000;
  const counter = new RequestCounter(() => now);
  for (let n = 0; n < 60; n += 1) expect(counter.take('a', 60)).toBe(0);
  now += 10_000;
  expect(counter.take('a', 60)).toBe(50_000);
  expect(counter.take('b', 60)).toBe(0);
  now += 50_000;
  expect(counter.take('a', 60)).toBe(0);
});

test('no minute that begins with a request has more than sixty, in any order of requests', () => {
  const requests = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 300 });
  fc.assert(
    fc.property(requests, (gaps) => {
      let now = 0;
      let minute = { endsAt: 0, passed: 0 };
      const counter = new RequestCounter(() => now);
      for (const gap of gaps) {
        now += gap;
        if (now >= minute.endsAt) minute = { endsAt: now + 60_000, passed: 0 };
        const wait = counter.take('a', 60);
        expect(wait).toBe(minute.passed < 60 ? 0 : minute.endsAt - now);
        if (wait === 0) minute.passed += 1;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('however many people come, memory is bounded and old minutes go', () => {
  let now = 0;
  const counter = new RequestCounter(() => now);
  for (let n = 0; n < 30_000; n += 1) counter.take(`person ${n}`, 60);
  expect(counter.size).toBeLessThanOrEqual(10_001);
  now = 60_000;
  counter.take('later', 60);
  expect(counter.size).toBe(1);
});

test('by default it goes by the clock of the process', () => {
  const counter = new RequestCounter();
  for (let n = 0; n < 60; n += 1) counter.take('a', 60);
  expect(counter.take('a', 60)).toBeGreaterThan(59_000);
});
