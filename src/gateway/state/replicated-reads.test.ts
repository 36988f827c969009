import { setMaxListeners } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import mediaSample from '../../contracts/hostup/samples/iso-media.json';
import { createHostupReads } from '../hostup.ts';
import type { UpstreamClient } from '../upstream-client.ts';
import type { UpstreamResponse } from '../upstream-exchange.ts';
import { GuardedState } from './guarded-state.ts';
import { OneMemory } from './one-memory.fixture.ts';
import { RedisState } from './redis-state.ts';
import { redisProgram, startRedis } from './redis.fixture.ts';
import type { SharedState } from './shared-state.ts';

const API_KEY = 'canary-key-of-replicas-31';
const never = new AbortController().signal;
setMaxListeners(1_000, never);

/** The provider, which counts its calls. What it returns is new each time. */
class Provider implements UpstreamClient {
  readonly calls: string[] = [];
  /** Of each response from now on. */
  response: { status?: number; headers?: Record<string, string> } = {};
  /** Until this is done, no response comes. */
  ready: Promise<unknown> = Promise.resolve();

  async get(path: string): Promise<UpstreamResponse> {
    const number = this.calls.push(path);
    await this.ready;
    const { status = 200, headers = {} } = this.response;
    const available = [{ ...mediaSample.available[0], name: `read ${number}` }];
    const json = status === 200 ? { ...mediaSample, available } : {};
    return { status, headers: new Headers(headers), json, unreadable: undefined, completedAt: Date.now() };
  }

  close = () => Promise.resolve();
}

function replicasOf(provider: Provider, states: readonly SharedState[], share?: number) {
  return states.map((state) =>
    createHostupReads({ url: 'http://127.0.0.1:9', apiKey: API_KEY }, { client: provider, state, share }),
  );
}

function threeInMemory() {
  const state = new OneMemory();
  return { state, states: [state, state, state] };
}

/** The name that tells one response of the provider from another. */
const nameIn = (outcome: { ok: boolean; body?: string }) => /read \d+/.exec(outcome.body ?? '')?.[0];

test('however many replicas and readers, one load serves them all, with the same bytes and times', async () => {
  const provider = new Provider();
  const replicas = replicasOf(provider, threeInMemory().states);
  const reads = replicas.flatMap((replica) =>
    Array.from({ length: 20 }, () => replica.isoMedia('vps_1', never)),
  );
  const outcomes = await Promise.all(reads);
  expect(provider.calls).toHaveLength(1);
  expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.body)).size).toBe(1);
  expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.headers[HEADERS.asOf])).size).toBe(1);
  const [first] = outcomes;
  expect(first?.ok && first.received?.()).toContain('read 1');
});

test('the lease of a replica that crashed ends, and another loads', async () => {
  const provider = new Provider();
  const { state, states } = threeInMemory();
  const claim = state.claim.bind(state);
  let crashed = false;
  state.claim = async (key, value, ms) => {
    if (!crashed) {
      crashed = true;
      await claim(key, 'a replica that is gone', 10);
    }
    return claim(key, value, ms);
  };
  const outcomes = await Promise.all(
    replicasOf(provider, states).map((replica) => replica.isoMedia('vps_1', never)),
  );
  expect(outcomes.map(nameIn)).toEqual(['read 1', 'read 1', 'read 1']);
});

test('a 429 that one replica gets holds all of them back, with its wait', async () => {
  const provider = new Provider();
  const [a, b, c] = replicasOf(provider, threeInMemory().states);
  provider.response = { status: 429, headers: { 'retry-after': '90' } };
  const outcomes = [
    await a?.isoMedia('vps_1', never),
    await b?.isoMedia('vps_1', never),
    await c?.isoMedia('vps_2', never),
  ];
  expect(provider.calls).toHaveLength(1);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'upstream_rate_limited' } });
    const wait = outcome?.ok === false ? outcome.failure.retryAfter : undefined;
    expect(wait).toBeGreaterThan(85);
    expect(wait).toBeLessThanOrEqual(91);
  }
});

test('who waits for another replica that gets a 429 sends nothing', async () => {
  const provider = new Provider();
  const replicas = replicasOf(provider, threeInMemory().states);
  provider.response = { status: 429, headers: { 'retry-after': '90' } };
  provider.ready = new Promise((resolve) => void setTimeout(resolve, 200));
  const outcomes = await Promise.all(replicas.map((replica) => replica.isoMedia('vps_1', never)));
  expect(outcomes.map((outcome) => !outcome.ok && outcome.failure.code)).toEqual(
    replicas.map(() => 'upstream_rate_limited'),
  );
  expect(provider.calls).toHaveLength(1);
});

test('a 503 of one path is known to all replicas, and holds back nothing else', async () => {
  const provider = new Provider();
  const [a, b] = replicasOf(provider, threeInMemory().states);
  provider.response = { status: 503, headers: { 'retry-after': '60' } };
  await a?.isoMedia('vps_1', never);
  provider.response = {};
  expect(await b?.isoMedia('vps_1', never)).toMatchObject({
    ok: false,
    failure: { code: 'upstream_unavailable' },
  });
  expect(await b?.isoMedia('vps_2', never)).toMatchObject({ ok: true });
  expect(provider.calls).toHaveLength(2);
});

test('all replicas together keep to one pace', async () => {
  const provider = new Provider();
  provider.response = { headers: { 'x-ratelimit-limit': '20' } };
  const replicas = replicasOf(provider, threeInMemory().states);
  await replicas[0]?.isoMedia('vps_0', never);
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => replicas[n % 3]?.isoMedia(`vps_${n + 1}`, never)),
  );
  expect(provider.calls).toHaveLength(10);
  const refused = outcomes.filter((outcome) => outcome?.ok === false);
  expect(refused).toHaveLength(21);
  for (const outcome of refused) expect(outcome).toMatchObject({ failure: { ownPace: true } });
});

test('what one replica renews, no replica gives out again, nor what was in progress', async () => {
  const provider = new Provider();
  const [a, b] = replicasOf(provider, threeInMemory().states);
  expect(nameIn((await a?.isoMedia('vps_1', never)) ?? { ok: false })).toBe('read 1');
  expect(nameIn((await b?.isoMedia('vps_1', never)) ?? { ok: false })).toBe('read 1');
  await b?.renew('vps_1');
  expect(nameIn((await a?.isoMedia('vps_1', never)) ?? { ok: false })).toBe('read 2');

  let respond = () => {};
  provider.ready = new Promise<void>((resolve) => {
    respond = resolve;
  });
  await b?.renew('vps_1');
  const old = a?.isoMedia('vps_1', never);
  await expect.poll(() => provider.calls.length).toBe(3);
  await b?.renew('vps_1');
  provider.ready = Promise.resolve();
  expect(nameIn((await b?.isoMedia('vps_1', never)) ?? { ok: false })).toBe('read 4');
  respond();
  expect(nameIn((await old) ?? { ok: false })).toBe('read 3');
  expect(nameIn((await a?.isoMedia('vps_1', never)) ?? { ok: false })).toBe('read 4');
});

test('what one replica renews of all paths, no replica gives out again, nor what was in progress', async () => {
  const provider = new Provider();
  const [a, b] = replicasOf(provider, threeInMemory().states);
  const read = async (replica: typeof a) =>
    nameIn((await replica?.isoMedia('vps_1', never)) ?? { ok: false });
  expect([await read(a), await read(b)]).toEqual(['read 1', 'read 1']);
  await b?.renew();
  // Of both: the one that renewed, and the one that learns of it.
  expect([await read(b), await read(a)]).toEqual(['read 2', 'read 2']);

  let respond = () => {};
  provider.ready = new Promise<void>((resolve) => {
    respond = resolve;
  });
  await b?.renew();
  const old = read(a);
  await expect.poll(() => provider.calls.length).toBe(3);
  await b?.renew();
  provider.ready = Promise.resolve();
  // At once, though the load of before has not ended.
  expect(await read(b)).toBe('read 4');
  respond();
  expect([await old, await read(a), await read(b)]).toEqual(['read 3', 'read 4', 'read 4']);
  expect(provider.calls).toHaveLength(4);
});

test('without the state each replica goes on alone, at its part of the pace, and says how long to wait', async () => {
  const provider = new Provider();
  provider.response = { headers: { 'x-ratelimit-limit': '60' } };
  const { state, states } = threeInMemory();
  const replicas = replicasOf(provider, states);
  await replicas[0]?.isoMedia('vps_0', never);
  state.lose();
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => replicas[n % 3]?.isoMedia(`vps_${n + 1}`, never)),
  );
  const first = outcomes[0];
  expect(first).toMatchObject({ ok: true });
  expect(Number(first?.ok && first.headers[HEADERS.leastInterval])).toBeGreaterThanOrEqual(6_000);
  // Half of the limit is ours, and each of the three has a third of that; what is in progress is counted too.
  await expect(replicas[0]?.isoMedia('vps_61', never)).resolves.toMatchObject({ failure: { ownPace: true } });
});

test('an API key is in no key and no value of the state', async () => {
  const state = new OneMemory();
  const seen: unknown[] = [];
  for (const name of ['get', 'set', 'claim', 'extend', 'commit', 'enter', 'drop'] as const) {
    const real: (...args: never[]) => unknown = state[name];
    Object.assign(state, {
      [name]: (...args: never[]) => {
        seen.push(args);
        return real.apply(state, args);
      },
    });
  }
  const provider = new Provider();
  const [reads] = replicasOf(provider, [state]);
  await reads?.isoMedia('vps_1', never, 'acme customer-7');
  provider.response = { status: 429, headers: { 'retry-after': '90' } };
  await reads?.isoMedia('vps_2', never, 'acme customer-7');
  await reads?.renew('vps_1');
  expect(seen.length).toBeGreaterThan(10);
  expect(JSON.stringify(seen)).not.toContain(API_KEY);
  expect(JSON.stringify(seen)).not.toContain('customer-7');
});

test.skipIf(!redisProgram)('on a real server too, and when it is emptied or frozen in between', async () => {
  const server = await startRedis();
  const states = [1, 2, 3].map(
    () => new GuardedState(new RedisState(server.url, 'test'), { heartbeatMs: 50, budgetMs: 300 }),
  );
  onTestFinished(() => Promise.all(states.map((state) => state.close())).then(() => {}));
  const connected = () =>
    expect
      .poll(() => states.every(({ up, replicas }) => up && replicas === 3), { timeout: 10_000 })
      .toBe(true);
  await connected();
  const provider = new Provider();
  const replicas = replicasOf(provider, states);
  const readAll = (vps: string) => Promise.all(replicas.map((replica) => replica.isoMedia(vps, never)));
  const one = await readAll('vps_1');
  expect(one.every((outcome) => outcome.ok)).toBe(true);

  expect(await server.command('FLUSHALL')).toContain('OK');
  expect((await readAll('vps_2')).every((outcome) => outcome.ok)).toBe(true);
  server.signal('SIGSTOP');
  expect((await readAll('vps_3')).every((outcome) => outcome.ok)).toBe(true);
  server.signal('SIGCONT');
  await connected();
  expect((await readAll('vps_4')).every((outcome) => outcome.ok)).toBe(true);
});
