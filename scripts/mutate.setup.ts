import type { IRawProperty, Parameters } from 'fast-check';
import { vi } from 'vitest';

/** A property is tried on thousands of mutants: what it does not find in this time, a table has to; ms. */
const PROPERTY_MS = 50;
/** An asynchronous property that is interrupted goes on behind the next test, so it gets fewer runs instead. */
const ASYNC_RUNS = 5;

vi.mock('fast-check', async (load) => {
  const original = await load<typeof import('fast-check')>();
  const assert = <T>(property: IRawProperty<T>, params?: Parameters<T>) =>
    original.default.assert(property, {
      ...params,
      endOnFailure: true,
      ...(property.isAsync() ? { numRuns: ASYNC_RUNS } : { interruptAfterTimeLimit: PROPERTY_MS }),
    });
  return { ...original, default: { ...original.default, assert } };
});
