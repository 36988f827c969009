import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_WAIT_MS } from '../../contracts/http/retry-after.ts';
import { backOff, RateGate } from './rate-gate.ts';

test('the gate is shut for at least what was asked and at most a tenth more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2_500, max: MAX_WAIT_MS }), (wait) => {
      const gate = new RateGate(() => 1_000);
      const opens = gate.shut(wait) - 1_000;
      expect(opens).toBeGreaterThanOrEqual(wait);
      expect(opens).toBeLessThanOrEqual(wait * 1.1 + 1);
    }),
  );
});

test('a later, shorter wait does not open it earlier, and it opens by itself', () => {
  let now = 0;
  const gate = new RateGate(() => now);
  const opens = gate.shut(60_000);
  gate.shut(2_000);
  expect(gate.opensAt).toBe(opens);
  now = opens;
  expect(gate.opensAt).toBeUndefined();
});

test('back-off stays within 1 s and 60 s however often it failed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (n, drawn) => {
        const wait = backOff(n, () => drawn);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(60_000);
      },
    ),
  );
  expect(backOff(1, () => 0.999)).toBeLessThan(4_000);
});
