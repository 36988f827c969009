import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MemoryState } from './memory-state.ts';
import { RedisState } from './redis-state.ts';
import { redisProgram, startRedis } from './redis.fixture.ts';
import type { SharedState } from './shared-state.ts';

/** Two replicas of one state: in memory they are the same object. */
const STATES: Record<string, () => Promise<[SharedState, SharedState]>> = {
  memory() {
    const state = new MemoryState();
    return Promise.resolve([state, state]);
  },
};
if (redisProgram) STATES['a Redis server'] = redisPair;

async function redisPair(): Promise<[SharedState, SharedState]> {
  const { url } = await startRedis();
  const [a, b] = [new RedisState(url, 'test'), new RedisState(url, 'test')];
  onTestFinished(() => Promise.all([a.close(), b.close()]).then(() => {}));
  for (const state of [a, b]) {
    const reply = () => state.get(['any']).catch(() => 'not yet');
    await expect.poll(reply, { timeout: 10_000 }).toEqual([undefined]);
  }
  return [a, b];
}

const WINDOW = { windowMs: 60_000, max: 2 };

describe.each(Object.entries(STATES))('the state in %s', (_, start) => {
  test('a value is read by others until its time is over', async () => {
    const [a, b] = await start();
    await a.set('x', '1', 60_000);
    await a.set('short', '2', 30);
    const [x, none] = await b.get(['x', 'none']);
    expect([x?.value, none]).toEqual(['1', undefined]);
    expect(x?.ms).toBeGreaterThan(50_000);
    expect(x?.ms).toBeLessThanOrEqual(60_000);
    await sleep(60);
    expect(await b.get(['short', 'x'])).toMatchObject([undefined, { value: '1' }]);
    await b.drop(['x', 'none']);
    expect(await a.get(['x'])).toEqual([undefined]);
  });

  test('a claim is had by one alone, and ends by itself', async () => {
    const [a, b] = await start();
    const claims = await Promise.all([a, b, a].map((state, n) => state.claim('c', `${n}`, 60_000)));
    expect(claims.filter((claim) => claim === undefined)).toHaveLength(1);
    await a.claim('short', 'a', 30);
    await sleep(60);
    expect(await b.claim('short', 'b', 60_000)).toBeUndefined();
    expect(await a.claim('short', 'a', 60_000)).toMatchObject({ value: 'b' });
  });

  test('only who has a claim prolongs it, ends it, and sets values by it', async () => {
    const [a, b] = await start();
    await a.claim('c', 'a', 60_000);
    expect(await b.extend('c', 'b', 0)).toBe(false);
    expect(await b.commit({ key: 'c', value: 'b' }, [{ key: 'v', value: 'wrong', ms: 60_000 }])).toBe(false);
    expect(await b.get(['v'])).toEqual([undefined]);
    const values = [
      { key: 'v', value: 'right', ms: 60_000 },
      { key: 'w', value: 'too', ms: 60_000.5 },
    ];
    expect(await a.commit({ key: 'c', value: 'a' }, values)).toBe(true);
    expect(await b.get(['v', 'w'])).toMatchObject([{ value: 'right' }, { value: 'too' }]);
    expect(await a.extend('c', 'a', 30)).toBe(true);
    await sleep(60);
    expect(await a.extend('c', 'a', 60_000)).toBe(false);
    await a.claim('c', 'a', 60_000);
    expect(await a.extend('c', 'a', 0)).toBe(true);
    expect(await b.claim('c', 'b', 60_000)).toBeUndefined();
  });

  test('a window has no more entries than it may, whoever makes them, and each leaves by its age', async () => {
    const [a, b] = await start();
    const entries = await Promise.all(
      Array.from({ length: 6 }, (_, n) => (n % 2 ? a : b).enter('w', `${n}`, WINDOW)),
    );
    expect(entries.filter(({ entered }) => entered)).toHaveLength(2);
    const read = await a.enter('w', '', { ...WINDOW, max: 0 });
    expect(read.entered).toBe(false);
    expect(read.entries).toHaveLength(2);
    for (const { ageMs } of read.entries) expect(ageMs).toBeGreaterThanOrEqual(0);
    await b.leave('w', read.entries[0]?.entry ?? '');
    expect((await a.enter('w', 'more', WINDOW)).entered).toBe(true);
    await sleep(40);
    const later = await b.enter('w', 'late', { windowMs: 30, max: 1 });
    expect(later).toMatchObject({ entered: true, entries: [{ entry: 'late' }] });
  });

  test('an entry that is there already is made new', async () => {
    const [a, b] = await start();
    const many = { windowMs: 60_000, max: Infinity };
    await a.enter('w', 'one', many);
    await sleep(20);
    await b.enter('w', 'two', many);
    const { entries } = await a.enter('w', 'one', many);
    expect(entries.map(({ entry }) => entry).toSorted()).toEqual(['one', 'two']);
    expect(entries.find(({ entry }) => entry === 'one')?.ageMs).toBeLessThan(20);
  });

  test('requests are counted in all, each name by itself', async () => {
    const [a, b] = await start();
    const waits = await Promise.all(Array.from({ length: 7 }, (_, n) => (n % 2 ? a : b).count('one', 5)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(60_000);
    expect(Math.max(...waits)).toBeGreaterThan(50_000);
    expect(await a.count('two', 5)).toBe(0);
  });
});

test('values in memory are bounded, and those that are over go', async () => {
  let now = 0;
  const state = new MemoryState(() => now);
  await state.set('first', '', 1_000);
  for (let n = 0; n < 100_000; n += 1) await state.set(`${n}`, '', 1_000_000);
  expect(await state.get(['first', '99999'])).toMatchObject([undefined, { value: '' }]);
  now = 999_999;
  expect(await state.get(['99999'])).toMatchObject([{ ms: 1 }]);
});
