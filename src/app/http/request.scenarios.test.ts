import { getEventListeners } from 'node:events';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { isOtherIso } from '../../contracts/response-identity.ts';
import { RequestError } from './errors.ts';
import { forgetAll } from './forget.ts';
import { monotonicNow } from './monotonic.ts';
import { gates } from './rate-gate.ts';
import { request } from './request.ts';
import { clocks } from './server-clock.ts';

const schema = v.object({ word: v.string() });
const JSON_TYPE = { 'content-type': 'application/json' };
const GOOD = '{"word":"ready"}';

beforeEach(() => {
  for (const gate of Object.values(gates)) gate.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Asks for `path`, and is answered as if by the gateway. */
function ask(
  answer: (init?: RequestInit) => Response | Promise<Response>,
  {
    provider = null,
    path = '/api/thing',
    signal = new AbortController().signal,
  }: { provider?: 'hostup' | 'vpsbg' | null; path?: string; signal?: AbortSignal } = {},
) {
  const send = vi.fn<typeof fetch>(async (_, init) => await answer(init));
  return { send, answered: request({ path, provider, schema, signal, send }) };
}

const goodWith = (headers: Record<string, string>) =>
  new Response(GOOD, { headers: { ...JSON_TYPE, ...headers } });

const good = () => goodWith({});

function problem(status: number, code: string, headers = {}, more = {}): Response {
  const body = {
    type: 'about:blank',
    title: 'x',
    status,
    detail: 'What to do.',
    code,
    instance: '/api/thing',
    requestId: 'r-9',
    timestamp: '2026-11-21T12:00:00.000Z',
    ...more,
  };
  const type = { 'content-type': 'application/problem+json; charset=utf-8' };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

async function failureOf(...args: Parameters<typeof ask>): Promise<RequestError> {
  const error: unknown = await ask(...args).answered.catch((reason: unknown) => reason);
  if (!(error instanceof RequestError)) throw new Error(`expected a RequestError, got ${String(error)}`);
  return error;
}

test('it asks its own origin for JSON, past every cache, and follows no redirect', async () => {
  const { send, answered } = ask(good);
  await answered;
  expect(send).toHaveBeenCalledExactlyOnceWith('/api/thing', {
    headers: expect.objectContaining({ accept: 'application/json' }),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal: expect.any(AbortSignal),
  });
});

describe('an answer is read by its type', () => {
  test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/vnd.drivebay+json'])(
    '%s is',
    async (type) => {
      const { answered } = ask(() => goodWith({ 'content-type': type }));
      expect((await answered).body).toEqual({ word: 'ready' });
    },
  );

  test.each(['', 'text/json', 'application/jsonp', 'x-application/json', 'application/+json'])(
    '"%s" is not',
    async (type) => {
      const error = await failureOf(() => goodWith({ 'content-type': type }));
      expect(error.kind).toBe('contract');
      expect(error.message).toBe(
        'The answer is not from the Drivebay gateway (HTTP 200). A proxy or a login page may stand in between.',
      );
    },
  );
});

// prettier-ignore
test.each([
  ['a page of a proxy with 502', () => new Response('<h1>', { status: 502 }), 'server', /not from the Drivebay gateway \(HTTP 502\)/],
  ['JSON that is cut', () => new Response('{"word":', { headers: JSON_TYPE }), 'contract', /not from the Drivebay gateway \(HTTP 200\)/],
  ['a number', () => new Response('7', { headers: JSON_TYPE }), 'contract', /^The gateway sent an unexpected answer at the whole body\.$/],
  ['JSON that is no problem', () => new Response('{}', { status: 503, headers: JSON_TYPE }), 'server', /^The gateway answered HTTP 503\.$/],
  ['a lost connection', () => Promise.reject(new TypeError('fetch failed')), 'network', /^The connection to the Drivebay gateway failed\. Check your network\.$/],
] as const)('%s says what happened', async (_, answer, kind, words) => {
  const error = await failureOf(answer);
  expect([error.kind, error.path]).toEqual([kind, '/api/thing']);
  expect(error.message).toMatch(words);
  expect(Math.abs(error.at - clocks.gateway.now())).toBeLessThan(5_000);
});

test('no answer by the deadline says so; no call leaves a timer or a listener behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { signal } = new AbortController();
  const late = failureOf(
    (init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
      }),
    { signal },
  );
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await late).toMatchObject({ kind: 'timeout', message: 'No answer within 12 s.' });
  await ask(good, { signal }).answered;
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
});

test('a caller who has gone already is told so, and the request goes out aborted', async () => {
  const signal = AbortSignal.abort(new Error('left the page'));
  const { send, answered } = ask(
    () => {
      throw new TypeError('aborted');
    },
    { signal },
  );
  await expect(answered).rejects.toThrow('aborted');
  expect(send.mock.lastCall?.[1]?.signal?.reason).toBe(signal.reason);
});

describe('what the headers say of time', () => {
  const DATE = { date: 'Sat, 21 Nov 2026 12:00:10 GMT' };

  test('the clock of the gateway and that of the provider are learned, the way between them taken off', async () => {
    for (const clock of Object.values(clocks)) clock.relearn();
    const times = {
      [HEADERS.asOf]: '2026-11-21T12:00:04.000Z',
      [HEADERS.upstreamDate]: '2026-11-21T15:00:00.000Z',
    };
    await ask(() => goodWith({ ...DATE, ...times }), { provider: 'vpsbg' }).answered;
    expect(clocks.gateway.now() - Date.UTC(2026, 10, 21, 12, 0, 10, 500)).toBeLessThan(400);
    expect(clocks.gateway.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 21, 12, 0, 10, 500) - 400);
    // The gateway's answer is 6.5 s old; so the provider's clock has gone on by as much since.
    const provider = clocks.vpsbg.now() - Date.UTC(2026, 10, 21, 15, 0, 7);
    expect(Math.abs(provider)).toBeLessThan(400);
    expect(clocks.hostup.known).toBe(false);
  });

  test('an answer of the gateway itself teaches nothing of a provider', async () => {
    const times = { [HEADERS.asOf]: '2026-11-21T12:00:04Z', [HEADERS.upstreamDate]: '2026-11-21T15:00:00Z' };
    expect((await ask(() => goodWith({ ...DATE, ...times })).answered).body).toEqual({ word: 'ready' });
  });

  test.each([
    ['no time of the gateway', { ...DATE, [HEADERS.upstreamDate]: '2026-11-21T15:00:00Z' }],
    ['no time of the provider', { ...DATE, [HEADERS.asOf]: '2026-11-21T12:00:04Z' }],
  ])('with %s nothing is learned of the provider', async (_, headers) => {
    await ask(() => goodWith(headers), { provider: 'hostup' }).answered;
    expect(clocks.hostup.known).toBe(false);
  });
});

test.each(['%', encodeURIComponent('{"path":"a"}'), encodeURIComponent('[{"path":"a"}]'), ''])(
  'a drift header of "%s" tells of nothing',
  async (header) => {
    expect((await ask(() => goodWith({ [HEADERS.drift]: header })).answered).drift).toEqual([]);
  },
);

describe('the gate of the provider', () => {
  test.each([
    ['a rate limit', 429, 'upstream_rate_limited', 'key'],
    ['a provider that is out of service', 503, 'upstream_unavailable', 'path'],
    ['a refusal', 403, 'upstream_forbidden', null],
    ['an answer that came too late', 504, 'upstream_timeout', null],
  ])('%s that names a wait', async (_, status, code, closes) => {
    const error = await failureOf(() => problem(status, code, { 'retry-after': '600' }), {
      provider: 'hostup',
    });
    expect(gates.hostup.key.opensAt !== undefined).toBe(closes === 'key');
    expect(gates.hostup.holding(error.path) !== undefined).toBe(closes !== null);
    const wait = (error.retryAt ?? 0) - monotonicNow();
    expect(closes ? wait > 590_000 : wait < 60_001).toBe(true);
    expect(gates.vpsbg.key.opensAt).toBeUndefined();
  });

  test('a rate limit without a wait leaves it open; one of the gateway itself has no gate', async () => {
    const unsaid = await failureOf(() => problem(429, 'upstream_rate_limited'), { provider: 'hostup' });
    expect(gates.hostup.key.opensAt).toBeUndefined();
    expect(unsaid.retryAt).toBeGreaterThan(monotonicNow());
    const error = await failureOf(() => problem(429, 'token_rate_limited', { 'retry-after': '600' }));
    expect(error.message).toBe('What to do.');
    expect([gates.hostup.key.opensAt, gates.vpsbg.key.opensAt]).toEqual([undefined, undefined]);
  });

  test('shut, it says whom it waits for', async () => {
    gates.hostup.key.close(5_000, { by: 'hostup' });
    const error = await failureOf(good, { provider: 'hostup' });
    expect([error.kind, error.message, error.heldBy]).toEqual([
      'rate-limited',
      'HostUp asked us to wait.',
      'hostup',
    ]);
  });

  test.each([
    [429, 'upstream_rate_limited'],
    [503, 'upstream_unavailable'],
  ])('shut, it keeps what the response said that asked for the wait (%d)', async (status, gatewayCode) => {
    const upstream = { status, code: 'rate_limited', requestId: 'req_1', detail: 'Slow down.' };
    const first = await failureOf(() => problem(status, gatewayCode, { 'retry-after': '5' }, { upstream }), {
      provider: 'hostup',
    });
    const held = await failureOf(good, { provider: 'hostup' });
    expect(held.problem).toEqual(first.problem);
    expect(held.problem?.upstream).toMatchObject(upstream);
    forgetAll();
    expect((await failureOf(good, { provider: 'hostup' })).problem).toBeUndefined();
  });

  test.each([
    ['token_rate_limited', {}],
    ['upstream_rate_limited', { ownPace: true }],
  ])('shut for %s %j, it is the gateway', async (code, more) => {
    await failureOf(() => problem(429, code, { 'retry-after': '5' }, more), { provider: 'hostup' });
    const error = await failureOf(good, { provider: 'hostup' });
    expect([error.message, error.heldBy]).toEqual(['The gateway asked us to wait.', null]);
  });

  test('a good answer to a call made before it was shut does not open it', async () => {
    const { answered } = ask(
      () => {
        gates.hostup.key.close(60_000, { by: 'hostup' });
        return good();
      },
      { provider: 'hostup' },
    );
    await answered;
    expect(gates.hostup.key.opensAt).toBeDefined();
  });
});

test('failures in a row wait longer and longer; a good answer begins anew', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000_000);
  const path = '/api/again';
  const fail = () => failureOf(() => problem(502, 'upstream_failed'), { path });
  const wait = async () => {
    const from = monotonicNow();
    const { retryAt = 0 } = await fail();
    clock.mockReturnValue(retryAt);
    return Math.round((retryAt - from) / 1_000);
  };
  expect([await wait(), await wait(), await wait()]).toEqual([4, 8, 16]);
  await ask(good, { path }).answered;
  expect(await wait()).toBe(4);
  // Tries by hand before the next one is due change neither its time nor the count.
  const { retryAt = 0 } = await fail();
  for (let n = 0; n < 5; n += 1) expect(await fail()).toMatchObject({ retryAt, inARow: 2 });
  clock.mockReturnValue(retryAt);
  expect(await wait()).toBe(16);
});

test('the data of another id is not shown, and not kept for a later "unchanged"', async () => {
  const path = '/api/vpsbg/isos/7';
  const etags: (string | null)[] = [];
  const get = (id: number) =>
    request({
      path,
      provider: 'vpsbg',
      schema: v.object({ id: v.number() }),
      isOther: isOtherIso('7'),
      signal: new AbortController().signal,
      send: (_, init) => {
        etags.push(new Headers(init.headers).get('if-none-match'));
        return Promise.resolve(Response.json({ id }, { headers: { etag: `"${id}"` } }));
      },
    });
  await expect(get(8)).rejects.toMatchObject({
    kind: 'contract',
    message: expect.stringContaining('another id'),
  });
  expect((await get(7)).body).toEqual({ id: 7 });
  expect(etags).toEqual([null, null]);
});
