import { expect, test } from 'vitest';
import { createProviderGate } from './provider-gate.ts';

test('the gate stays shut for the asked time; a shorter wait never shortens a longer one', () => {
  let now = 1_000;
  const gate = createProviderGate(() => now);
  expect(gate.remaining()).toBe(0);
  gate.shut(7_000);
  gate.shut(2_000);
  expect(gate.remaining()).toBe(7_000);
  now += 6_999;
  expect(gate.remaining()).toBe(1);
  now += 1;
  expect(gate.remaining()).toBe(0);
});

test.each([
  [0, 1_000],
  [-5, 1_000],
  [Number.NaN, 1_000],
  [Number.POSITIVE_INFINITY, 86_400_000],
])('a wait of %d ms is clamped to %d ms', (wait, clamped) => {
  const gate = createProviderGate(() => 0);
  gate.shut(wait);
  expect(gate.remaining()).toBe(clamped);
});
