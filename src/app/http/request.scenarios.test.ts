import { getEventListeners } from 'node:events';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { isOtherIso } from '../../contracts/response-identity.ts';
import { forgetAll } from './forget.ts';
import { monotonicNow } from './monotonic.ts';
import { rateLimits } from './rate-limits.ts';
import { failureOf as failureOfResponse, problem as problemBody } from './request.fixture.ts';
import { request } from './request.ts';
import { clocks } from './server-clock.ts';

const schema = v.object({ word: v.string() });
const JSON_TYPE = { 'content-type': 'application/json' };
const GOOD = '{"word":"ready"}';

beforeEach(() => {
  for (const gate of Object.values(rateLimits)) gate.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Requests `path`; `respond` takes the gateway's place. */
function call(
  respond: (init?: RequestInit) => Response | Promise<Response>,
  {
    provider = null,
    path = '/api/thing',
    signal = new AbortController().signal,
  }: { provider?: 'hostup' | 'vpsbg' | null; path?: string; signal?: AbortSignal } = {},
) {
  const send = vi.fn<typeof fetch>(async (_, init) => await respond(init));
  return { send, response: request({ path, provider, schema, signal, send }) };
}

const goodWith = (headers: Record<string, string>) =>
  new Response(GOOD, { headers: { ...JSON_TYPE, ...headers } });

const good = () => goodWith({});

function problem(status: number, code: string, headers = {}, more = {}): Response {
  const type = { 'content-type': 'application/problem+json; charset=utf-8' };
  const body = JSON.stringify({ ...problemBody(code, status), ...more });
  return new Response(body, { status, headers: { ...type, ...headers } });
}

const failureOf = (...args: Parameters<typeof call>) => failureOfResponse(call(...args).response);

test('it requests JSON from its own origin, past every cache, and follows no redirect', async () => {
  const { send, response } = call(good);
  await response;
  expect(send).toHaveBeenCalledExactlyOnceWith('/api/thing', {
    headers: expect.objectContaining({ accept: 'application/json' }),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal: expect.any(AbortSignal),
  });
});

describe('a response is read by its type', () => {
  test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/vnd.drivebay+json'])(
    '%s is',
    async (type) => {
      const { response } = call(() => goodWith({ 'content-type': type }));
      expect((await response).body).toEqual({ word: 'ready' });
    },
  );

  test.each(['', 'text/json', 'application/jsonp', 'x-application/json', 'application/+json'])(
    '"%s" is not',
    async (type) => {
      const error = await failureOf(() => goodWith({ 'content-type': type }));
      expect(error.kind).toBe('contract');
      expect(error.message).toBe(
        'The response is not from the Drivebay gateway (HTTP 200). A proxy or a login page may stand in between.',
      );
    },
  );
});

// prettier-ignore
test.each([
  ['a page of a proxy with 502', () => new Response('<h1>', { status: 502 }), 'server', /not from the Drivebay gateway \(HTTP 502\)/],
  ['JSON that is cut', () => new Response('{"word":', { headers: JSON_TYPE }), 'contract', /not from the Drivebay gateway \(HTTP 200\)/],
  ['a number', () => new Response('7', { headers: JSON_TYPE }), 'contract', /^The gateway sent a response with unexpected content\.$/],
  ['JSON that is no problem', () => new Response('{}', { status: 503, headers: JSON_TYPE }), 'server', /^The gateway returned HTTP 503\.$/],
  ['a lost connection', () => Promise.reject(new TypeError('fetch failed')), 'network', /^The connection to the Drivebay gateway failed\. Check your network\.$/],
] as const)('%s says what happened', async (_, respond, kind, words) => {
  const error = await failureOf(respond);
  expect([error.kind, error.path]).toEqual([kind, '/api/thing']);
  expect(error.message).toMatch(words);
  expect(Math.abs(error.at - clocks.gateway.now())).toBeLessThan(5_000);
});

test('no response by the deadline says so; no call leaves a timer or a listener behind', async () => {
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
  expect(await late).toMatchObject({ kind: 'timeout', message: 'No response within 12 s.' });
  await call(good, { signal }).response;
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
});

test('a caller who has gone already gets the abort, and the request goes out aborted', async () => {
  const signal = AbortSignal.abort(new Error('left the page'));
  const { send, response } = call(
    () => {
      throw new TypeError('aborted');
    },
    { signal },
  );
  await expect(response).rejects.toThrow('aborted');
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
    await call(() => goodWith({ ...DATE, ...times }), { provider: 'vpsbg' }).response;
    expect(clocks.gateway.now() - Date.UTC(2026, 10, 21, 12, 0, 10, 500)).toBeLessThan(400);
    expect(clocks.gateway.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 21, 12, 0, 10, 500) - 400);
    // The gateway's response is 6.5 s old; so the provider's clock has gone on by as much since.
    const provider = clocks.vpsbg.now() - Date.UTC(2026, 10, 21, 15, 0, 7);
    expect(Math.abs(provider)).toBeLessThan(400);
    expect(clocks.hostup.known).toBe(false);
  });

  test('a response of the gateway itself sets no clock of a provider', async () => {
    const times = { [HEADERS.asOf]: '2026-11-21T12:00:04Z', [HEADERS.upstreamDate]: '2026-11-21T15:00:00Z' };
    expect((await call(() => goodWith({ ...DATE, ...times })).response).body).toEqual({ word: 'ready' });
  });

  test.each([
    ['no time of the gateway', { ...DATE, [HEADERS.upstreamDate]: '2026-11-21T15:00:00Z' }],
    ['no time of the provider', { ...DATE, [HEADERS.asOf]: '2026-11-21T12:00:04Z' }],
  ])('with %s nothing is learned of the provider', async (_, headers) => {
    await call(() => goodWith(headers), { provider: 'hostup' }).response;
    expect(clocks.hostup.known).toBe(false);
  });
});

test.each(['%', encodeURIComponent('{"path":"a"}'), encodeURIComponent('[{"path":"a"}]'), ''])(
  'a drift header of "%s" means nothing',
  async (header) => {
    expect((await call(() => goodWith({ [HEADERS.drift]: header })).response).drift).toEqual([]);
  },
);

describe('the rate limit of the provider', () => {
  test.each([
    ['a rate limit', 429, 'upstream_rate_limited', 'key'],
    ['a provider that is out of service', 503, 'upstream_unavailable', 'path'],
    ['a refusal', 403, 'upstream_forbidden', null],
    ['a response that came too late', 504, 'upstream_timeout', null],
  ])('%s that names a wait', async (_, status, code, closes) => {
    const error = await failureOf(() => problem(status, code, { 'retry-after': '600' }), {
      provider: 'hostup',
    });
    expect(rateLimits.hostup.key.opensAt !== undefined).toBe(closes === 'key');
    expect(rateLimits.hostup.holding(error.path) !== undefined).toBe(closes !== null);
    const wait = (error.retryAt ?? 0) - monotonicNow();
    expect(closes ? wait > 590_000 : wait < 60_001).toBe(true);
    expect(rateLimits.vpsbg.key.opensAt).toBeUndefined();
  });

  test('a rate limit without a wait stops nothing; one of the gateway itself stops no provider', async () => {
    const unlimited = await failureOf(() => problem(429, 'upstream_rate_limited'), { provider: 'hostup' });
    expect(rateLimits.hostup.key.opensAt).toBeUndefined();
    expect(unlimited.retryAt).toBeGreaterThan(monotonicNow());
    const error = await failureOf(() => problem(429, 'token_rate_limited', { 'retry-after': '600' }));
    expect(error.message).toBe('What to do.');
    expect([rateLimits.hostup.key.opensAt, rateLimits.vpsbg.key.opensAt]).toEqual([undefined, undefined]);
  });

  test('once reached, the error names whose limit it is', async () => {
    rateLimits.hostup.key.close(5_000, { by: 'hostup' });
    const error = await failureOf(good, { provider: 'hostup' });
    expect([error.kind, error.message, error.limitedBy]).toEqual([
      'rate-limited',
      'HostUp allows the next request later.',
      'hostup',
    ]);
  });

  test.each([
    [429, 'upstream_rate_limited'],
    [503, 'upstream_unavailable'],
  ])('once reached, it keeps the response that set it (%d)', async (status, gatewayCode) => {
    const upstream = { status, code: 'rate_limited', requestId: 'req_1', detail: 'Slow down.' };
    const first = await failureOf(() => problem(status, gatewayCode, { 'retry-after': '5' }, { upstream }), {
      provider: 'hostup',
    });
    const stopped = await failureOf(good, { provider: 'hostup' });
    expect(stopped.problem).toEqual(first.problem);
    expect(stopped.problem?.upstream).toMatchObject(upstream);
    forgetAll();
    expect((await failureOf(good, { provider: 'hostup' })).problem).toBeUndefined();
  });

  test.each([
    ['token_rate_limited', {}],
    ['upstream_rate_limited', { ownPace: true }],
  ])('for %s %j it is the limit of the gateway', async (code, more) => {
    await failureOf(() => problem(429, code, { 'retry-after': '5' }, more), { provider: 'hostup' });
    const error = await failureOf(good, { provider: 'hostup' });
    expect([error.message, error.limitedBy]).toEqual(['The gateway allows the next request later.', null]);
  });

  test('a good response to a request sent before the limit does not end it', async () => {
    const { response } = call(
      () => {
        rateLimits.hostup.key.close(60_000, { by: 'hostup' });
        return good();
      },
      { provider: 'hostup' },
    );
    await response;
    expect(rateLimits.hostup.key.opensAt).toBeDefined();
  });
});

test('failures in a row wait longer and longer; a good response begins anew', async () => {
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
  await call(good, { path }).response;
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
    message: expect.stringContaining('another ID'),
  });
  expect((await get(7)).body).toEqual({ id: 7 });
  expect(etags).toEqual([null, null]);
});
