import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gatewayProblem } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const DATE = 'Sat, 21 Nov 2026 10:00:00 GMT';
const JSON_TYPE = { 'content-type': 'application/json' };

async function codeOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  return body !== null && typeof body === 'object' && 'code' in body ? body.code : undefined;
}

test.each<[string, (response: ServerResponse) => void]>([
  ['silence', () => {}],
  ['headers and then silence', (res) => res.writeHead(200, JSON_TYPE).write('{"available":')],
  [
    'one byte at a time',
    (res) => {
      res.writeHead(200, JSON_TYPE);
      const drip = setInterval(() => res.write(' '), 20);
      res.once('close', () => clearInterval(drip));
    },
  ],
])('%s ends at the deadline, and the socket with it', async (_name, respond) => {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startGateway(upstream.url, { limits: { deadlineMs: 300 } });
  const startedAt = performance.now();
  const response = await fetch(gateway.url + MEDIA);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect([response.status, await codeOf(response)]).toEqual([504, 'upstream_timeout']);
  await expect.poll(() => upstream.sockets.size).toBe(0);
});

test('an error status without the rest of its body is still reported', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(403, { ...JSON_TYPE, 'content-length': '500' }).write('{"code":');
    setTimeout(() => response.destroy(), 20);
  });
  const gateway = await startGateway(upstream.url);
  expect(await codeOf(await fetch(gateway.url + MEDIA))).toBe('upstream_forbidden');
});

test.each<[string, (response: ServerResponse) => void]>([
  ['a reset before the headers', (res) => res.destroy()],
  [
    'a reset in the body',
    (res) => {
      res.writeHead(200, JSON_TYPE).write('{"available":');
      setTimeout(() => res.destroy(), 20);
    },
  ],
  [
    'a body shorter than its Content-Length',
    (res) => {
      res.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' }).write(JSON.stringify(isoMediaSample));
      setTimeout(() => res.socket?.end(), 20);
    },
  ],
  ['something that is not HTTP', (res) => res.socket?.end('SSH-2.0-OpenSSH_9.2\r\n')],
])('%s is upstream_unavailable', async (_name, respond) => {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startGateway(upstream.url);
  const response = await fetch(gateway.url + MEDIA);
  expect([response.status, await codeOf(response)]).toEqual([503, 'upstream_unavailable']);
});

test('a refused connection is upstream_unavailable and names no address', async () => {
  // Port 1 (tcpmux) is open nowhere.
  const gateway = await startGateway('http://127.0.0.1:1');
  const body = await (await fetch(gateway.url + MEDIA)).text();
  expect(body).toContain('upstream_unavailable');
  expect(body).toContain('connection refused');
  expect(body).not.toContain('127.0.0.1');
});

test('1 MiB is read, one byte more is not', async () => {
  const limit = 64 * 1024;
  const text = JSON.stringify(isoMediaSample);
  for (const [size, status] of [
    [limit, 200],
    [limit + 1, 502],
  ] as const) {
    const upstream = await startUpstream((_request, res) =>
      res.writeHead(200, JSON_TYPE).end(text.padEnd(size)),
    );
    const gateway = await startGateway(upstream.url, { limits: { maxBytes: limit } });
    expect((await fetch(gateway.url + MEDIA)).status).toBe(status);
  }
});

test('50 MB are cut off at 1 MiB: the socket is closed and memory stays flat', async () => {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  let written = 0;
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, JSON_TYPE);
    const write = () => {
      while (written < 50e6 && !response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', write);
          return;
        }
      }
      response.end();
    };
    write();
  });
  const gateway = await startGateway(upstream.url);
  const before = process.memoryUsage().arrayBuffers;
  const response = await fetch(gateway.url + MEDIA);
  expect(await codeOf(response)).toBe('upstream_invalid');
  await expect.poll(() => upstream.sockets.size).toBe(0);
  // What the sockets of this machine buffer comes on top of what the gateway took.
  expect(written).toBeLessThan(20e6);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16e6);
});

test('a gzip bomb is cut off after decompression', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  const upstream = await startUpstream((_request, res) =>
    res.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb),
  );
  const gateway = await startGateway(upstream.url);
  const body = await (await fetch(gateway.url + MEDIA)).text();
  expect(body).toContain('upstream_invalid');
  expect(body).toContain('larger than 1024 KiB');
  // What is not the cause must not be looked into.
  expect(body).not.toContain('HOSTUP_API_URL');
  expect(body).not.toContain('API has changed');
});

test('fifty clients at once make one call; so do those of the next two seconds', async () => {
  const upstream = await startUpstream((_request, response) => {
    setTimeout(() => respondJson(response, isoMediaSample), 50);
  });
  const gateway = await startGateway(upstream.url);
  const responses = await Promise.all(Array.from({ length: 50 }, () => fetch(gateway.url + MEDIA)));
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(responses.map(({ headers }) => headers.get('x-iso-as-of'))).size).toBe(1);
  await (await fetch(gateway.url + MEDIA)).text();
  expect(upstream.calls).toHaveLength(1);
});

test('failures are shared for two seconds as well', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}, 500));
  const gateway = await startGateway(upstream.url);
  for (let call = 0; call < 5; call += 1) expect((await fetch(gateway.url + MEDIA)).status).toBe(502);
  expect(upstream.calls).toHaveLength(1);
});

test.each(['before the headers', 'in the body'])(
  'when the last client goes %s, the upstream socket is closed within 1 s',
  async (moment) => {
    const upstream = await startUpstream((_request, response) => {
      if (moment === 'in the body') response.writeHead(200, JSON_TYPE).write('{');
    });
    const gateway = await startGateway(upstream.url);
    const clients = [connect(gateway.port, '127.0.0.1'), connect(gateway.port, '127.0.0.1')] as const;
    for (const client of clients) {
      client.write(`GET ${MEDIA} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n\r\n`);
    }
    await expect.poll(() => [gateway.mediaRequests(), upstream.calls.length]).toEqual([2, 1]);
    clients[0].destroy();
    // Long enough for an abort that must not come.
    await sleep(100);
    expect(upstream.sockets.size).toBe(1);
    clients[1].destroy();
    await vi.waitFor(() => expect(upstream.sockets.size).toBe(0), { timeout: 1_000 });
    expect(upstream.calls).toHaveLength(1);
    expect(gateway.log).toEqual([]);
  },
);

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
