import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { HEADERS } from '../contracts/gateway/api.ts';
import type { IsOther } from '../contracts/response-identity.ts';
import type { ByteBudget } from './byte-budget.ts';
import { collectLog, entriesOf } from './log.fixture.ts';
import { NO_METER, type Meter } from './meter.ts';
import { createProviderReads, type ReadOptions } from './provider-reads.ts';
import { OneMemory } from './state/one-memory.fixture.ts';
import type { UpstreamClient } from './upstream-client.ts';
import { UpstreamFault, type UpstreamResponse } from './upstream-exchange.ts';

const UPSTREAM = { url: 'http://provider.test', apiKey: 'key-of-these-reads-5d' };
const never = new AbortController().signal;
const schema = v.object({ id: v.number() });

/** A documented `GET`; `path` is what tells one resource from another. */
const at = (path: string) => ({ template: '/things/{id}', path, schema });

/** What the provider sends from now on; by default one thing. */
class Provider implements UpstreamClient {
  readonly calls: string[] = [];
  next: Partial<UpstreamResponse> & { sent?: Record<string, string>; fault?: Error } = {};
  /** Comes before the response. */
  before: (mayRepeat: (() => boolean) | undefined, signal: AbortSignal) => unknown = () => {};

  async get(path: string, signal: AbortSignal, mayRepeat?: () => boolean): Promise<UpstreamResponse> {
    this.calls.push(path);
    await this.before(mayRepeat, signal);
    const { sent = {}, fault, ...response } = this.next;
    if (fault) throw fault;
    const headers = new Headers(sent);
    const completedAt = Date.now();
    return { status: 200, headers, json: { id: 1 }, unreadable: undefined, completedAt, ...response };
  }

  readonly close = vi.fn<() => Promise<void>>(() => Promise.resolve());
}

function readsOf(options: ReadOptions = {}) {
  const provider = new Provider();
  const meter = {
    ...NO_METER,
    providerCall: vi.fn<Meter['providerCall']>(),
    providerRead: vi.fn<Meter['providerRead']>(),
    held: vi.fn<Meter['held']>(),
  };
  const { log, lines } = collectLog();
  const reads = createProviderReads('hostup', UPSTREAM, { client: provider, meter, log, ...options });
  onTestFinished(() => reads.close());
  return {
    provider,
    meter,
    lines,
    reads,
    read: (path: string, person?: string) => reads.read(at(path), never, person),
  };
}

const limited = (limit: number) => ({ 'x-ratelimit-limit': String(limit) });
const failed = (code: string, more = {}) => ({
  ok: false,
  failure: expect.objectContaining({ code, ...more }),
});
const lastsFor = (ms: number) => ({ [HEADERS.leastInterval]: String(ms) });
const OWN_PACE = failed('upstream_rate_limited', { ownPace: true });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a read that was loaded serves the next ones for two seconds, and each is counted by how it was served', async () => {
  const { provider, meter, read } = readsOf();
  vi.advanceTimersByTime(1_000);
  provider.before = () => void vi.advanceTimersByTime(120);
  expect(await read('/1')).toMatchObject({ ok: true, body: '{"id":1}' });
  vi.advanceTimersByTime(1_800);
  await read('/1');
  expect(provider.calls).toHaveLength(1);
  expect(meter.providerRead.mock.calls).toEqual([
    ['hostup', 'called'],
    ['hostup', 'shared'],
  ]);
  expect(meter.providerCall.mock.calls).toEqual([['hostup', 'GET /things/{id}', 'ok', 120]]);
  vi.advanceTimersByTime(300);
  await read('/1');
  expect(provider.calls).toHaveLength(2);
});

test('a failure is served for two seconds too, counted by its code and logged without an id', async () => {
  const { provider, meter, lines, read } = readsOf();
  provider.next = { status: 500, json: {} };
  expect(await read('/secret-id')).toEqual(failed('upstream_failed'));
  vi.advanceTimersByTime(1_900);
  expect(await read('/secret-id')).toEqual(failed('upstream_failed'));
  expect(meter.providerCall.mock.calls).toEqual([['hostup', 'GET /things/{id}', 'upstream_failed', 0]]);
  expect(meter.held).not.toHaveBeenCalled();
  expect(entriesOf(lines)).toEqual([
    expect.objectContaining({ msg: 'provider call failed', code: 'upstream_failed' }),
  ]);
  expect(lines.join()).not.toContain('secret-id');
});

test('a wait that the provider requires is counted, and holds every path back', async () => {
  const { provider, meter, read } = readsOf();
  provider.next = { status: 429, json: {}, sent: { 'retry-after': '90' } };
  expect(await read('/1')).toEqual(failed('upstream_rate_limited', { retryAfter: 90 }));
  expect(meter.held.mock.calls).toEqual([['hostup', 90]]);
  vi.advanceTimersByTime(30_000);
  expect(await read('/2')).toEqual(failed('upstream_rate_limited', { retryAfter: 60 }));
  expect(provider.calls).toEqual(['/1']);
});

test('a failure with a wait is not served after that', async () => {
  const { provider, read } = readsOf();
  provider.next = { status: 429, json: {}, sent: { 'retry-after': '1' } };
  expect(await read('/1')).toEqual(failed('upstream_rate_limited', { retryAfter: 1 }));
  provider.next = {};
  vi.advanceTimersByTime(1_100);
  const next = read('/1');
  await vi.advanceTimersByTimeAsync(900);
  expect(await next).toMatchObject({ ok: true });
});

test('a call that was to find out whether a wait is over, and failed, leaves it to one a minute later', async () => {
  const { provider, read } = readsOf();
  provider.next = { status: 429, json: {}, sent: { 'retry-after': '9999999999' } };
  await read('/1');
  vi.advanceTimersByTime(60_000);
  provider.next = { fault: new UpstreamFault('timeout', 'did not respond', true) };
  expect(await read('/2')).toEqual(failed('upstream_timeout'));
  expect(await read('/3')).toEqual(failed('upstream_rate_limited', { retryAfter: 60 }));
  expect(provider.calls).toEqual(['/1', '/2']);
});

test('what was waiting for its turn when the wait came makes no call either', async () => {
  const { provider, reads, read } = readsOf();
  const giveUp = new AbortController();
  provider.before = () => new Promise(() => {});
  const first = reads.read(at('/1'), giveUp.signal);
  giveUp.abort();
  await expect(first).rejects.toBe(giveUp.signal.reason);
  provider.before = () => {};
  const next = read('/1');
  provider.next = { status: 429, json: {}, sent: { 'retry-after': '90' } };
  await read('/2');
  await vi.advanceTimersByTimeAsync(1_999);
  expect(provider.calls).toEqual(['/1', '/2']);
  await vi.advanceTimersByTimeAsync(1);
  expect(await next).toEqual(failed('upstream_rate_limited', { retryAfter: 88 }));
  expect(provider.calls).toEqual(['/1', '/2']);
});

test.each([
  [new UpstreamFault('timeout', 'did not respond', true), 'upstream_timeout'],
  [new UpstreamFault('unavailable', 'could not be reached', false), 'upstream_unavailable'],
  [new UpstreamFault('invalid', 'sent too many headers', true), 'upstream_invalid'],
])('%o is a failure', async (fault, code) => {
  const { provider, read } = readsOf();
  provider.next = { fault };
  expect(await read('/1')).toEqual(failed(code));
});

test('a call that was given up is no failure of the provider', async () => {
  const { provider, meter, lines, read } = readsOf();
  provider.next = { fault: new UpstreamFault('aborted', 'was no longer waited for', true) };
  await expect(read('/1')).rejects.toThrow('was no longer waited for');
  expect(meter.providerCall).not.toHaveBeenCalled();
  expect(lines).toEqual([]);
});

test.each([
  ['ends its call', 200, true],
  ['does not end the one that finds out whether a wait is over', 429, false],
])('a reader who leaves %s', async (_name, status, aborted) => {
  const { provider, reads, read } = readsOf();
  provider.next = { status, sent: { 'retry-after': '9999999999' } };
  await read('/1');
  vi.advanceTimersByTime(60_000);
  let given: AbortSignal | undefined;
  provider.before = (_mayRepeat, signal) => {
    given = signal;
    return new Promise(() => {});
  };
  const leaves = new AbortController();
  const left = reads.read(at('/1'), leaves.signal);
  leaves.abort();
  await expect(left).rejects.toBe(leaves.signal.reason);
  expect(given?.aborted).toBe(aborted);
});

test.each([200, 404])('a response of status %d about another id is refused', async (status) => {
  const { provider, reads } = readsOf();
  const isOther = vi.fn<IsOther>((_json, location) => location === '/things/2');
  const endpoint = { ...at('/things/1'), isOther };
  provider.next = { status, sent: { 'content-location': '/things/2' } };
  expect(await reads.read(endpoint, never)).toEqual(failed('upstream_invalid', { cause: 'other' }));
  expect(isOther).toHaveBeenCalledWith({ id: 1 }, '/things/2');
  vi.advanceTimersByTime(2_000);
  provider.next = { sent: { 'content-location': '/things/1' } };
  expect(await reads.read(endpoint, never)).toMatchObject({ ok: true });
});

test('a body that is nested deeper than it could be written is refused', async () => {
  const { provider, read } = readsOf();
  let deep: unknown = [];
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  provider.next = { json: { id: 1, deep } };
  expect(await read('/1')).toEqual(
    failed('upstream_invalid', { detail: expect.stringContaining('nested too deeply') }),
  );
});

describe('the pace', () => {
  test('a low limit makes a read last longer, and states so', async () => {
    const { provider, read } = readsOf();
    expect(await read('/1')).toMatchObject({
      ok: true,
      headers: expect.not.objectContaining(lastsFor(6_000)),
    });
    vi.advanceTimersByTime(2_000);
    provider.next = { sent: limited(20) };
    expect(await read('/1')).toMatchObject({ ok: true, headers: expect.objectContaining(lastsFor(6_000)) });
    vi.advanceTimersByTime(5_999);
    await read('/1');
    expect(provider.calls).toHaveLength(2);
    vi.advanceTimersByTime(1);
    await read('/1');
    expect(provider.calls).toHaveLength(3);
  });

  test('when it is used up, what is cached is still served, and a decision may call', async () => {
    const { provider, reads, read } = readsOf();
    provider.next = { sent: limited(6) };
    for (const path of ['/1', '/2', '/3']) expect(await read(path)).toMatchObject({ ok: true });
    expect(await read('/4')).toEqual(OWN_PACE);
    expect(await read('/3')).toMatchObject({ ok: true });
    expect(provider.calls).toEqual(['/1', '/2', '/3']);
    expect(await reads.readFresh(at('/3'))).toMatchObject({ ok: true });
    expect(provider.calls).toEqual(['/1', '/2', '/3', '/3']);
  });

  test('a person who opens much that is new is held back; those who are alone are not', async () => {
    const { provider, read } = readsOf();
    provider.next = { sent: limited(12) };
    for (const path of ['/1', '/2', '/3', '/4']) {
      expect(await read(path, 'person')).toMatchObject({ ok: true });
    }
    expect(await read('/5', 'person')).toEqual(OWN_PACE);
    expect(await read('/5')).toMatchObject({ ok: true });
    expect(provider.calls).toHaveLength(5);
  });

  /** Whether a call may be repeated at this moment. */
  async function mayRepeatIn({ provider, read }: ReturnType<typeof readsOf>, first = () => {}) {
    const allowed: (boolean | undefined)[] = [];
    provider.before = (mayRepeat) => {
      provider.before = () => {};
      first();
      allowed.push(mayRepeat?.());
    };
    await read('/repeated');
    return allowed;
  }

  test('a call is repeated while the pace has room, and takes that', async () => {
    const all = readsOf();
    all.provider.next = { sent: limited(8) };
    await all.read('/1');
    // Of four calls a minute these are the second and third, then the fourth.
    expect(await mayRepeatIn(all)).toEqual([true]);
    expect(await all.read('/2')).toMatchObject({ ok: true });
    expect(await all.read('/3')).toEqual(OWN_PACE);
  });

  test('a call is not repeated when the pace has no room', async () => {
    const all = readsOf();
    all.provider.next = { sent: limited(4) };
    await all.read('/1');
    expect(await mayRepeatIn(all)).toEqual([false]);
  });

  test('a call is not repeated when a wait has come meanwhile, unless it finds out whether that is over', async () => {
    const all = readsOf();
    all.provider.next = { status: 429, json: {}, sent: { 'retry-after': '9999999999' } };
    const allowed: (boolean | undefined)[] = [];
    all.provider.before = async (mayRepeat) => {
      all.provider.before = () => {};
      await all.read('/2');
      allowed.push(mayRepeat?.());
    };
    await all.read('/1');
    expect(allowed).toEqual([false]);
    vi.advanceTimersByTime(60_000);
    expect(await mayRepeatIn(all)).toEqual([true]);
  });
});

test('what is cached counts in the budget', async () => {
  const budget = { hold: vi.fn<ByteBudget['hold']>(() => () => {}), used: 0 };
  const { read } = readsOf({ budget });
  await read('/1');
  expect(budget.hold.mock.calls.map(([bytes]) => bytes)).toEqual([64]);
});

test('the end of the reads ends their connections', async () => {
  const { provider, reads } = readsOf();
  await reads.close();
  expect(provider.close).toHaveBeenCalledTimes(1);
});

describe('replicas', () => {
  test('share what one of them loads, with the same key alone', async () => {
    const state = new OneMemory();
    const [a, b] = [readsOf({ state }), readsOf({ state })];
    expect(await a.read('/1')).toMatchObject({ ok: true });
    expect(await b.read('/1')).toMatchObject({ ok: true });
    expect([a.provider.calls, b.provider.calls]).toEqual([['/1'], []]);
    expect(b.meter.providerRead.mock.calls).toEqual([['hostup', 'shared']]);
    const other = new Provider();
    const upstream = { ...UPSTREAM, apiKey: 'another-key-of-reads-6e' };
    await createProviderReads('hostup', upstream, { client: other, state }).read(at('/1'), never);
    expect(other.calls).toEqual(['/1']);
  });

  test('a memory of one process is not shared', async () => {
    const state = Object.assign(new OneMemory(), { local: true });
    const [a, b] = [readsOf({ state }), readsOf({ state })];
    for (const { read } of [a, b]) await read('/1');
    expect([a.provider.calls, b.provider.calls]).toEqual([['/1'], ['/1']]);
  });

  test('what one of them renews, the others load anew', async () => {
    const state = new OneMemory();
    const [a, b] = [readsOf({ state }), readsOf({ state })];
    await a.read('/1');
    await b.reads.renew('/1');
    await a.read('/1');
    expect(a.provider.calls).toEqual(['/1', '/1']);
  });

  test('keep to one pace and its shares, and name no person in what they share', async () => {
    const state = new OneMemory();
    const enter = vi.spyOn(state, 'enter');
    const [a, b] = [readsOf({ state }), readsOf({ state })];
    for (const { provider } of [a, b]) provider.next = { sent: limited(12) };
    for (const path of ['/1', '/2', '/3', '/4']) await a.read(path, 'person');
    expect(await b.read('/5', 'person')).toEqual(OWN_PACE);
    for (const path of ['/6', '/7']) expect(await b.read(path)).toMatchObject({ ok: true });
    expect(await a.read('/8')).toEqual(OWN_PACE);
    expect(await a.reads.readFresh(at('/1'))).toMatchObject({ ok: true });
    expect([a.provider.calls.length, b.provider.calls.length]).toEqual([5, 2]);
    expect(JSON.stringify(enter.mock.calls)).not.toContain('person');
  });

  test('a wait that one of them is given holds the others back', async () => {
    const state = new OneMemory();
    const [a, b] = [readsOf({ state }), readsOf({ state })];
    a.provider.next = { status: 429, json: {}, sent: { 'retry-after': '90' } };
    await a.read('/1');
    expect(await b.read('/2')).toEqual(failed('upstream_rate_limited'));
    expect(b.provider.calls).toEqual([]);
  });

  test('while they do not know of each other, each loads a third as often', async () => {
    const state = new OneMemory();
    state.lose();
    const { provider, read } = readsOf({ state });
    expect(await read('/1')).toMatchObject({ ok: true, headers: expect.objectContaining(lastsFor(6_000)) });
    await vi.advanceTimersByTimeAsync(5_999);
    await read('/1');
    expect(provider.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await read('/1');
    expect(provider.calls).toHaveLength(2);
  });
});
