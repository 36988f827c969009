import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { gatewayProblem } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';
import { MEDIA, codeOf } from './through-gateway.fixture.ts';

const DATE = 'Sat, 21 Nov 2026 10:00:00 GMT';

test('after a 429 nothing is requested until the wait is over, of this provider only', async () => {
  let limited = true;
  const upstream = await startUpstream((request, response) => {
    if (request.url?.startsWith('/v1')) respondJson(response, { data: [] });
    else if (limited) respondJson(response, {}, 429, { 'retry-after': '2' });
    else respondJson(response, isoMediaSample);
  });
  const gateway = await startGateway(upstream.url);
  const first = await fetch(gateway.url + MEDIA);
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '2']);
  limited = false;
  for (const path of [MEDIA, '/api/hostup/vps', '/api/hostup/vps/vps_2/iso']) {
    const limited = await fetch(gateway.url + path);
    expect([limited.status, await codeOf(limited)]).toEqual([429, 'upstream_rate_limited']);
    expect(limited.headers.get('retry-after')).toMatch(/^[12]$/);
  }
  expect(upstream.calls).toHaveLength(1);
  expect((await fetch(`${gateway.url}/api/vpsbg/isos`)).status).toBe(200);
  await vi.waitFor(
    async () => expect((await fetch(`${gateway.url}/api/hostup/vps/vps_3/iso`)).status).toBe(200),
    {
      timeout: 4_500,
      interval: 100,
    },
  );
});

test.each<
  [status: number, headers: Record<string, string>, wait: string | null, holds: 'key' | 'path' | null]
>([
  [429, { 'retry-after': '7' }, '7', 'key'],
  [429, { 'retry-after': '900' }, '900', 'key'],
  [429, { 'retry-after': '901' }, '60', 'key'],
  [429, { 'retry-after': '9999999999' }, '60', 'key'],
  [429, { 'retry-after': '3600', 'x-ratelimit-reset': '3600' }, '3600', 'key'],
  [429, { 'retry-after': '3600', 'x-ratelimit-reset': '30' }, '60', 'key'],
  [429, { 'retry-after': 'abc' }, '1 to 4', 'key'],
  [429, { 'retry-after': '-5' }, '1 to 4', 'key'],
  [429, { 'retry-after': '0' }, '1', 'key'],
  [429, { date: DATE, 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT' }, '30', 'key'],
  [429, { date: DATE, 'retry-after': 'Thu, 21 Nov 2126 10:00:30 GMT' }, '60', 'key'],
  [429, { date: DATE, 'x-ratelimit-reset': '2026-11-21T10:00:09.000Z' }, '9', 'key'],
  [503, { 'retry-after': '120' }, '120', 'path'],
  [503, { 'retry-after': '86400' }, '60', 'path'],
  [503, { 'retry-after': 'soon', 'x-ratelimit-reset': '30' }, null, null],
  [503, { 'x-ratelimit-reset': '2099-01-01T00:00:00Z' }, null, null],
  [500, { 'retry-after': '120' }, null, null],
])('status %d with %j waits %s s, and holds its %s', async (status, headers, wait, holds) => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}, status, headers));
  const gateway = await startGateway(upstream.url);
  const first = await fetch(gateway.url + MEDIA);
  const retryAfter = first.headers.get('retry-after');
  expect(retryAfter).toSatisfy(
    (value) => value === wait || (wait === '1 to 4' && /^[1-4]$/.test(String(value))),
  );
  const again = await fetch(gateway.url + MEDIA);
  expect([again.status, await codeOf(again)]).toEqual([first.status, await codeOf(first)]);
  await fetch(`${gateway.url}/api/hostup/vps/vps_2/iso`);
  expect(upstream.calls).toHaveLength(holds === 'key' ? 1 : 2);
});

test('a good response ends a row of 429s without a wait: the next one waits as the first did', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  let limited = false;
  const upstream = await startUpstream((_, response) =>
    limited ? respondJson(response, {}, 429) : respondJson(response, isoMediaSample),
  );
  const gateway = await startGateway(upstream.url);
  const waits: number[] = [];
  // A path of its own for each: none is in the cache.
  for (let hour = 0; hour < 12; hour += 1) {
    limited = hour % 2 === 0;
    const response = await fetch(`${gateway.url}/api/hostup/vps/vps_${hour}/iso`);
    expect(response.status).toBe(limited ? 429 : 200);
    if (limited) waits.push(Number(response.headers.get('retry-after')));
    vi.advanceTimersByTime(60 * 60_000);
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(4);
});

describe('one probe a minute', () => {
  const OTHER = '/api/hostup/vps/vps_2/iso';
  const ABSURD = { 'retry-after': '9999999999' };
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());

  /** A gateway whose provider gave one absurd wait a minute ago, and now responds as `respond` does. */
  async function afterAnAbsurdWait(respond: Parameters<typeof startUpstream>[0]) {
    const upstream = await startUpstream((request, response) => {
      if (upstream.calls.length === 1) respondJson(response, {}, 429, ABSURD);
      else respond(request, response);
    });
    const gateway = await startGateway(upstream.url);
    expect((await fetch(gateway.url + MEDIA)).headers.get('retry-after')).toBe('60');
    vi.advanceTimersByTime(60_000);
    const get = async (path: string, init?: RequestInit) => {
      const response = await fetch(gateway.url + path, init);
      return [response.status, Number(response.headers.get('retry-after'))];
    };
    return { upstream, get };
  }

  test('of many requests one goes through; the others have to wait for its result', async () => {
    let release: (() => void) | undefined;
    const { upstream, get } = await afterAnAbsurdWait((_, response) => {
      release = () => respondJson(response, {}, 429, ABSURD);
    });
    const probe = get(OTHER);
    await expect.poll(() => upstream.calls).toHaveLength(2);
    for (const path of [MEDIA, '/api/hostup/vps', OTHER]) expect(await get(path)).toEqual([429, 2]);
    release?.();
    expect(await probe).toEqual([429, 60]);
    expect(await get(OTHER)).toEqual([429, 60]);
    vi.advanceTimersByTime(59_999);
    expect(await get(OTHER)).toEqual([429, 1]);
    expect(upstream.calls).toHaveLength(2);
  });

  test('a good result opens it at once for everyone', async () => {
    const { upstream, get } = await afterAnAbsurdWait((_, response) => respondJson(response, isoMediaSample));
    for (const path of [OTHER, MEDIA, '/api/hostup/vps/vps_3/iso']) expect((await get(path))[0]).toBe(200);
    expect(upstream.calls).toHaveLength(4);
  });

  test('a credible wait in its result is obeyed', async () => {
    const { upstream, get } = await afterAnAbsurdWait((_, response) =>
      respondJson(response, {}, 429, { 'retry-after': '300' }),
    );
    expect(await get(OTHER)).toEqual([429, 300]);
    vi.advanceTimersByTime(299_000);
    expect(await get(MEDIA)).toEqual([429, 1]);
    expect(upstream.calls).toHaveLength(2);
  });

  test('a client that sends the probe and leaves does not keep the provider closed', async () => {
    let release: (() => void) | undefined;
    const { upstream, get } = await afterAnAbsurdWait((_, response) => {
      if (release) respondJson(response, isoMediaSample);
      release ??= () => respondJson(response, isoMediaSample);
    });
    const leaving = new AbortController();
    const left = get(OTHER, { signal: leaving.signal }).catch(() => 'left');
    await expect.poll(() => upstream.calls).toHaveLength(2);
    leaving.abort();
    expect(await left).toBe('left');
    release?.();
    await expect.poll(async () => (await get('/api/hostup/vps/vps_3/iso'))[0]).toBe(200);
  });

  test('a probe without a response leaves it to the next, a minute later', async () => {
    const { upstream, get } = await afterAnAbsurdWait((_, response) => response.destroy());
    expect((await get(OTHER))[0]).toBe(503);
    expect(await get(MEDIA)).toEqual([429, 60]);
    vi.advanceTimersByTime(60_000);
    await get(MEDIA);
    expect(upstream.calls.length).toBeGreaterThanOrEqual(3);
  });
});

test('while it waits, the provider’s message stays with its path; others get the code and the request id', async () => {
  const message = {
    title: 'Rate limit exceeded',
    detail: 'Too many requests for vps_1.',
    code: 'rate_limited',
    instance: '/api/v2/vps/vps_1/iso',
    requestId: 'req_1',
  };
  const upstream = await startUpstream((_request, response) =>
    respondJson(response, message, 429, { 'retry-after': '60' }),
  );
  const gateway = await startGateway(upstream.url);
  await fetch(gateway.url + MEDIA);
  const problemAt = async (path: string) =>
    v.parse(gatewayProblem, await (await fetch(gateway.url + path)).json());
  const [same, other] = [await problemAt(MEDIA), await problemAt('/api/hostup/vps/vps_2/iso')];
  expect(same.upstream).toMatchObject(message);
  expect(other.upstream).toMatchObject({
    code: 'rate_limited',
    requestId: 'req_1',
    detail: null,
    instance: null,
  });
  expect(upstream.calls).toHaveLength(1);
  // Retry-After counts the seconds; in a sentence they would stand still.
  for (const { detail } of [same, other]) expect(detail).not.toMatch(/\d/);
});
