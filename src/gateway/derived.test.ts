import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { derived, parsed, type Good } from './derived.ts';

const outcome = (body: string): Good => ({ ok: true, body, headers: {} });

test('what is derived from an outcome is derived once under a name, and is the same object', () => {
  const whole = outcome('{"a":1}');
  const make = vi.fn<() => Good>(() => outcome('{}'));
  expect(derived(whole, 'x', make)).toBe(derived(whole, 'x', make));
  expect(make).toHaveBeenCalledTimes(1);
  derived(whole, 'y', make);
  derived(outcome('{"a":1}'), 'x', make);
  expect(make).toHaveBeenCalledTimes(3);
  expect(parsed(whole)).toBe(parsed(whole));
});

test('the memory for it is bounded: the first is made anew when many came after it', () => {
  const whole = outcome('{}');
  const make = vi.fn<() => Good>(() => outcome('x'.repeat(1024 * 1024)));
  for (let n = 0; n < 5; n += 1) derived(whole, `set ${n}`, make);
  derived(whole, 'set 4', make);
  expect(make).toHaveBeenCalledTimes(5);
  derived(whole, 'set 0', make);
  expect(make).toHaveBeenCalledTimes(6);
});

test('what is made of an outcome does not keep the outcome', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const made = () => {
    const whole = outcome('x'.repeat(1024));
    derived(whole, 'own', () => ({ ...outcome('{}'), received: () => whole.body }));
    return new WeakRef(whole);
  };
  const whole = made();
  await vi.waitFor(() => {
    collect();
    expect(whole.deref() === undefined).toBe(true);
  });
});
