import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSharedReads } from './shared-reads.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A load under the test's control. */
function deferred<T>() {
  const loads: { signal: AbortSignal; resolve: (value: T) => void; reject: (error: unknown) => void }[] = [];
  const load = (signal: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      loads.push({ signal, resolve, reject });
    });
  return { loads, load };
}

const never = new AbortController().signal;

test('fifty readers of one key make one load and get its outcome', async () => {
  const shared = createSharedReads<string>();
  const { loads, load } = deferred<string>();
  const reads = Array.from({ length: 50 }, () => shared.read('a', load, new AbortController().signal));
  expect(loads).toHaveLength(1);
  loads[0]?.resolve('answer');
  expect(new Set(await Promise.all(reads))).toEqual(new Set(['answer']));
});

test('an outcome is given out again for 2 s from its completion, then loaded anew', async () => {
  const shared = createSharedReads<number>(2_000);
  let loads = 0;
  const load = () => Promise.resolve((loads += 1));
  expect(await shared.read('a', load, never)).toBe(1);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(await shared.read('a', load, never)).toBe(1);
  expect(await shared.read('b', load, never)).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await shared.read('a', load, never)).toBe(3);
});

test('the load is aborted when the last reader goes, not before, and nobody joins it afterwards', async () => {
  const shared = createSharedReads<string>();
  const { loads, load } = deferred<string>();
  const [first, second] = [new AbortController(), new AbortController()];
  const reads = [first, second].map(({ signal }) => shared.read('a', load, signal).catch(() => 'gone'));
  first.abort();
  expect(loads[0]?.signal.aborted).toBe(false);
  second.abort();
  expect(loads[0]?.signal.aborted).toBe(true);
  expect(await Promise.all(reads)).toEqual(['gone', 'gone']);

  const next = shared.read('a', load, never);
  expect(loads).toHaveLength(2);
  // The late end of the aborted load is kept for nobody.
  loads[0]?.resolve('late');
  loads[1]?.resolve('fresh');
  expect(await next).toBe('fresh');
  expect(await shared.read('a', load, never)).toBe('fresh');
});

test('a reader that has gone before it asks starts nothing', async () => {
  const { loads, load } = deferred<string>();
  await expect(createSharedReads<string>().read('a', load, AbortSignal.abort())).rejects.toThrow('aborted');
  expect(loads).toHaveLength(0);
});

test('a load that throws rejects its readers and is not kept', async () => {
  const shared = createSharedReads<string>();
  await expect(shared.read('a', () => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
  expect(await shared.read('a', () => Promise.resolve('ok'), never)).toBe('ok');
});

test('the number of kept outcomes is bounded; the oldest goes first', async () => {
  const shared = createSharedReads<string>(2_000, 3);
  for (const key of ['a', 'b', 'c', 'd']) await shared.read(key, () => Promise.resolve(key), never);
  const again = vi.fn<() => Promise<string>>(() => Promise.resolve('again'));
  expect(await shared.read('d', again, never)).toBe('d');
  expect(again).not.toHaveBeenCalled();
  expect(await shared.read('a', again, never)).toBe('again');
});
