import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightRule } from './height-rule.ts';

function ruleAt() {
  const clock = { ms: 0 };
  return { clock, fit: heightRule(() => clock.ms) };
}

test('a height is applied, and a difference of one pixel ignored', () => {
  const { fit } = ruleAt();
  expect([500, 501, 499, 502, 502, 500].map(fit)).toEqual([500, undefined, undefined, 502, undefined, 500]);
});

test('a frame that grows because it grew stops after ten steps', () => {
  const { clock, fit } = ruleAt();
  let viewport = 150;
  let steps = 0;
  for (let round = 0; round < 100; round += 1) {
    clock.ms += 16;
    const height = fit(viewport + 20);
    if (height === undefined) continue;
    viewport = height;
    steps += 1;
  }
  expect([steps, viewport]).toEqual([10, 350]);
});

test('slow steps of a loop that never rests are counted too', () => {
  const { clock, fit } = ruleAt();
  const applied = Array.from({ length: 50 }, (_, step) => {
    clock.ms += 900;
    return fit(200 + step * 20);
  });
  expect(applied.filter((height) => height !== undefined)).toHaveLength(10);
});

test('after a second of quiet it may grow again; to shrink it always may', () => {
  const { clock, fit } = ruleAt();
  for (let step = 0; step < 30; step += 1) fit(200 + step * 20);
  expect(fit(1_000)).toBeUndefined();
  expect(fit(300)).toBe(300);
  clock.ms += 1_000;
  expect(fit(1_000)).toBe(1_000);
});

test('whatever is requested, what is applied is between 120 and 4,000 px', () => {
  const heights = fc.array(fc.tuple(fc.double({ noNaN: true }), fc.nat(2_000)));
  fc.assert(
    fc.property(heights, (all) => {
      const { clock, fit } = ruleAt();
      for (const [requested, wait] of all) {
        clock.ms += wait;
        const height = fit(requested) ?? 120;
        expect(height).toBeGreaterThanOrEqual(120);
        expect(height).toBeLessThanOrEqual(4_000);
      }
    }),
  );
});
