import type { IRawProperty, Parameters } from 'fast-check';
import { vi } from 'vitest';

/** A property is tried on thousands of mutants: what it does not find in this time, a table has to; ms. */
const PROPERTY_MS = 50;
/** An asynchronous property that is interrupted goes on behind the next test, so it gets fewer runs instead. */
const ASYNC_RUNS = 5;

vi.mock('fast-check', async (load) => {
  const original = await load<typeof import('fast-check')>();
  const assert = <T>(property: IRawProperty<T>, params?: Parameters<T>) => {
    const all = { ...params, endOnFailure: true };
    if (property.isAsync()) return original.default.assert(property, { ...all, numRuns: ASYNC_RUNS });
    const details = original.default.check(property, { ...all, interruptAfterTimeLimit: PROPERTY_MS });
    if (details instanceof Promise) throw new TypeError('A property that is not asynchronous took its time.');
    // On a busy machine the time may be over before the first run, which fast-check counts as a failure.
    const cut = details.interrupted && details.counterexample === null;
    if (details.failed && !cut) throw new Error(original.default.defaultReportMessage(details));
    return undefined;
  };
  return { ...original, default: { ...original.default, assert } };
});
