import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createByteBudget } from './byte-budget.ts';
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
  loads[0]?.resolve('response');
  expect(new Set(await Promise.all(reads))).toEqual(new Set(['response']));
});

test('an outcome is given out again for 2 s from its completion, then loaded anew', async () => {
  const shared = createSharedReads<number>();
  let loads = 0;
  const load = () => Promise.resolve((loads += 1));
  expect(await shared.read('a', load, never)).toBe(1);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(await shared.read('a', load, never)).toBe(1);
  expect(await shared.read('b', load, never)).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await shared.read('a', load, never)).toBe(3);
});

test('the load is aborted when the last reader goes, not before, and no reader joins it afterwards', async () => {
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
  await vi.advanceTimersByTimeAsync(2_000);
  expect(loads).toHaveLength(2);
  // The late end of the aborted load is not cached.
  loads[0]?.resolve('late');
  loads[1]?.resolve('fresh');
  expect(await next).toBe('fresh');
  expect(await shared.read('a', load, never)).toBe('fresh');
});

test('a reader that has gone before its request starts nothing', async () => {
  const { loads, load } = deferred<string>();
  await expect(createSharedReads<string>().read('a', load, AbortSignal.abort())).rejects.toThrow('aborted');
  expect(loads).toHaveLength(0);
});

test('two loads of one key never begin within 2 s, however often readers come and go', async () => {
  const shared = createSharedReads<string>();
  const begun: number[] = [];
  const load = () => {
    begun.push(Date.now());
    return new Promise<string>(() => {});
  };
  const from = Date.now();
  for (let n = 0; n < 100; n += 1) {
    const reader = new AbortController();
    const left = shared.read('a', load, reader.signal).catch(() => 'gone');
    await vi.advanceTimersByTimeAsync(70);
    reader.abort();
    expect(await left).toBe('gone');
  }
  expect(begun.length).toBeLessThanOrEqual(1 + Math.floor((Date.now() - from) / 2_000));
  expect(begun.length).toBeGreaterThan(1);
  for (const [n, at] of begun.slice(1).entries()) expect(at - (begun[n] ?? 0)).toBeGreaterThanOrEqual(2_000);
});

test('one who leaves while the key rests starts no load; another key does not rest', async () => {
  const shared = createSharedReads<string>();
  const load = vi.fn<(signal: AbortSignal) => Promise<string>>(() => new Promise(() => {}));
  for (let n = 0; n < 2; n += 1) {
    const reader = new AbortController();
    const left = shared.read('a', load, reader.signal).catch(() => 'gone');
    reader.abort();
    expect(await left).toBe('gone');
  }
  await vi.advanceTimersByTimeAsync(10_000);
  expect(load).toHaveBeenCalledTimes(1);
  void shared.read('b', load, never);
  expect(load).toHaveBeenCalledTimes(2);
});

test('a load that throws rejects its readers and is not cached', async () => {
  const shared = createSharedReads<string>();
  await expect(shared.read('a', () => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
  expect(shared.has('a')).toBe(false);
  const next = shared.read('a', () => Promise.resolve('ok'), never);
  expect(shared.has('a')).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await next).toBe('ok');
});

test('the number of cached outcomes is bounded; the oldest goes first', async () => {
  const shared = createSharedReads<string>({ maxCached: 3 });
  for (const key of ['a', 'b', 'c', 'd']) await shared.read(key, () => Promise.resolve(key), never);
  expect(['a', 'b', 'c', 'd'].map((key) => shared.has(key))).toEqual([false, true, true, true]);
});

test('the bytes of cached outcomes are bounded, also by those of others; the oldest goes first', async () => {
  const budget = createByteBudget(10);
  const options = { bytesOf: (text: string) => text.length, budget };
  const [one, two] = [createSharedReads<string>(options), createSharedReads<string>(options)];
  const read = (shared: typeof one, key: string, value: string) =>
    shared.read(key, () => Promise.resolve(value), never);
  await read(one, 'a', '1234');
  await read(one, 'b', '1234');
  await read(two, 'c', '12');
  expect([one.has('a'), one.has('b'), two.has('c'), budget.used]).toEqual([true, true, true, 10]);
  await read(two, 'd', '1');
  expect([one.has('a'), one.has('b'), two.has('c'), two.has('d')]).toEqual([false, true, true, true]);
  expect(await read(two, 'e', '12345678901')).toBe('12345678901');
  expect([one.has('b'), two.has('e'), budget.used]).toEqual([false, false, 0]);
  await read(one, 'f', '123');
  await vi.advanceTimersByTimeAsync(2_000);
  expect([one.has('f'), budget.used]).toEqual([false, 0]);
});

test('a key that is cached again counts once', async () => {
  const budget = createByteBudget(100);
  const shared = createSharedReads<string>({ bytesOf: (text) => text.length, budget, maxCached: 2 });
  for (let round = 0; round < 5; round += 1) {
    for (const key of ['a', 'b', 'c']) await shared.read(key, () => Promise.resolve('12345'), never);
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(budget.used).toBeLessThanOrEqual(10);
});

test('an outcome is cached for longer where the pace requires it, never for less than 2 s', async () => {
  let cacheMs = 6_000;
  const shared = createSharedReads<string>({ cacheMs: () => cacheMs });
  await shared.read('a', () => Promise.resolve('old'), never);
  await vi.advanceTimersByTimeAsync(5_999);
  expect(shared.has('a')).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(shared.has('a')).toBe(false);
  cacheMs = 10;
  await shared.read('a', () => Promise.resolve('new'), never);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(shared.has('a')).toBe(true);
});

test('an outcome that is not to be cached is given to those who wait for it and to no one after', async () => {
  const shared = createSharedReads<string>({ cacheMs: (_, outcome) => (outcome === 'limited' ? null : 0) });
  const reads = [1, 2].map(() => shared.read('a', () => Promise.resolve('limited'), never));
  expect(await Promise.all(reads)).toEqual(['limited', 'limited']);
  expect(shared.has('a')).toBe(false);
  await shared.read('b', () => Promise.resolve('good'), never);
  expect(shared.has('b')).toBe(true);
});

test('in any order of readers, loads of one key rest and every reader who stays gets the result', async () => {
  const reader = fc.record({
    after: fc.integer({ min: 0, max: 1_500 }),
    patience: fc.oneof(fc.constant(60_000), fc.integer({ min: 0, max: 3_000 })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(reader, { maxLength: 15 }),
      fc.integer({ min: 0, max: 4_000 }),
      async (readers, takes) => {
        const shared = createSharedReads<string>();
        const begun: number[] = [];
        const load = () => {
          begun.push(Date.now());
          return new Promise<string>((resolve) => void setTimeout(() => resolve('response'), takes));
        };
        const staying: Promise<string>[] = [];
        for (const { after, patience } of readers) {
          await vi.advanceTimersByTimeAsync(after);
          const abort = new AbortController();
          const read = shared.read('a', load, abort.signal).catch(() => 'gone');
          if (patience === 60_000) staying.push(read);
          else setTimeout(() => abort.abort(), patience);
        }
        await vi.advanceTimersByTimeAsync(30_000);
        expect(new Set(await Promise.all(staying)).size).toBeLessThanOrEqual(1);
        for (const each of staying) expect(await each).toBe('response');
        for (const [n, at] of begun.slice(1).entries())
          expect(at - (begun[n] ?? 0)).toBeGreaterThanOrEqual(2_000);
      },
    ),
    { numRuns: 300 },
  );
});

test('what an aborted load still brings is not cached', async () => {
  const shared = createSharedReads<string>();
  const { loads, load } = deferred<string>();
  const reader = new AbortController();
  const read = shared.read('a', load, reader.signal).catch(() => 'gone');
  reader.abort();
  loads[0]?.resolve('late');
  expect(await read).toBe('gone');
  expect(shared.has('a')).toBe(false);
});

test('the end of an outcome that was pushed out does not end the newer one', async () => {
  const shared = createSharedReads<object>({ maxCached: 1, cacheMs: () => 6_000 });
  const read = (key: string) => shared.read(key, () => Promise.resolve({ key }), never);
  await read('a');
  await read('b');
  await vi.advanceTimersByTimeAsync(2_000);
  await read('a');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shared.has('a')).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shared.has('a')).toBe(false);
});

test('a reader that got its result leaves no listener behind', async () => {
  const shared = createSharedReads<string>();
  const { loads, load } = deferred<string>();
  const { signal } = new AbortController();
  const read = shared.read('a', load, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  loads[0]?.resolve('response');
  await read;
  await vi.advanceTimersByTimeAsync(0);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('what is renewed is loaded anew, and an older load is not kept', async () => {
  const shared = createSharedReads<string>();
  const { loads, load } = deferred<string>();
  const older = shared.read('a', load, never);
  shared.renew('a');
  const newer = shared.read('a', load, never);
  // At once: a key that is renewed does not rest.
  expect(loads).toHaveLength(2);
  loads[1]?.resolve('after');
  expect(await newer).toBe('after');
  loads[0]?.resolve('before');
  expect(await older).toBe('before');
  expect(await shared.read('a', load, never)).toBe('after');
  await shared.read('b', () => Promise.resolve('kept'), never);
  shared.renew();
  expect([shared.has('a'), shared.has('b')]).toEqual([false, false]);
});
