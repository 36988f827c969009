import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { GATEWAY_ERRORS } from '../contracts/gateway/errors.ts';
import { gatewayProblem, HEADERS } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import problemSample from '../contracts/hostup/samples/problem.json';
import isoSample from '../contracts/vpsbg/samples/iso.json';
import { entriesOf } from './log.fixture.ts';
import { respondJson, CANARY, startGateway, startUpstream } from './upstream.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const JSON_TYPE = { 'content-type': 'application/json' };

/** What the gateway makes of one response of the provider. */
async function through(respond: (response: ServerResponse) => void, path = MEDIA, limits = {}) {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startGateway(upstream.url, { limits });
  const response = await fetch(gateway.url + path);
  const body = await response.text();
  return { response, body, upstream, log: gateway.log, gateway };
}

function problemOf({ response, body }: { response: Response; body: string }) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = v.parse(gatewayProblem, JSON.parse(body));
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get(HEADERS.requestId));
  return problem;
}

test('HostUp media keep their documented shape; unknown fields and foreign headers stay behind', async () => {
  const date = 'Sat, 21 Nov 2026 10:00:00 GMT';
  const { response, body, upstream } = await through((res) =>
    respondJson(res, { ...isoMediaSample, secret: CANARY, owner: { email: 'a@example.com' } }, 200, {
      date,
      'set-cookie': 'session=1',
      server: 'hidden',
      connection: 'close, x-evil',
      'x-evil': '1',
      'content-security-policy': "default-src 'unsafe-inline'",
      'cache-control': 'public',
    }),
  );
  expect(response.status).toBe(200);
  expect(JSON.parse(body)).toEqual(isoMediaSample);
  expect(body).not.toContain(CANARY);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'content-length': String(body.length),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'content-type': 'application/json',
    'cross-origin-resource-policy': 'same-origin',
    date: expect.any(String),
    etag: expect.any(String),
    'keep-alive': 'timeout=5',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    vary: 'Authorization, Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    [HEADERS.asOf]: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    [HEADERS.requestId]: expect.any(String),
    [HEADERS.upstreamDate]: '2026-11-21T10:00:00.000Z',
  });
  const [call] = upstream.calls;
  expect(call?.url).toBe('/api/v2/vps/vps_1/iso');
  expect(call?.headers).toEqual({
    host: new URL(upstream.url).host,
    connection: 'keep-alive',
    accept: 'application/json',
    'accept-encoding': 'gzip',
    authorization: `Bearer ${CANARY}`,
    'user-agent': expect.stringMatching(/^drivebay\/\d+\.\d+\.\d+$/),
  });
});

test('VPSBG: one ISO is bare, the list is `{ data, extent }`', async () => {
  const one = await through((res) => respondJson(res, isoSample), '/api/vpsbg/isos/1');
  expect(JSON.parse(one.body)).toEqual(isoSample);
  expect(one.upstream.calls[0]?.url).toBe('/v1/isos/1');
  const list = await through((res) => respondJson(res, { data: [isoSample, null] }), '/api/vpsbg/isos');
  const extent = { complete: true, total: 2, reason: null };
  expect(JSON.parse(list.body)).toEqual({ data: [isoSample, null], extent });
  expect(list.upstream.calls[0]?.url).toBe('/v1/isos');
});

test('the VPS list passes its cursor and limit on, encoded', async () => {
  const list = { data: [], nextCursor: null, hasMore: false };
  const { response, upstream } = await through(
    (res) => respondJson(res, list),
    '/api/hostup/vps?limit=100&cursor=a%26b%3D%2F..%23&extra=1',
  );
  expect(response.status).toBe(200);
  expect(upstream.calls[0]?.url).toBe('/api/v2/vps?cursor=a%26b%3D%2F..%23&limit=100');
});

test('tolerated drift is reported in a header, and only there', async () => {
  const drifted = { ...isoMediaSample, available: [{ ...isoMediaSample.available[0], format: 7 }] };
  const { response, body } = await through((res) => respondJson(res, drifted));
  const drift: unknown = JSON.parse(decodeURIComponent(response.headers.get(HEADERS.drift) ?? ''));
  expect(drift).toEqual([{ path: 'available.0.format', got: '7', expected: 'text or null' }]);
  expect(JSON.parse(body)).toMatchObject({ available: [{ format: null }] });
});

test('the drift header stays small whatever the provider sends', async () => {
  const devices = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`${'é'.repeat(5_000)}${index}`, 1]),
  );
  const { response } = await through((res) =>
    respondJson(res, { ...isoMediaSample, bootOrder: { ...isoMediaSample.bootOrder, devices } }),
  );
  expect(response.status).toBe(200);
  expect(response.headers.get(HEADERS.drift)?.length).toBeLessThanOrEqual(4_000);
});

test.each(['garbage', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Sun, 01 Jan 2126 00:00:00 GMT'])(
  'an implausible Date is not passed on: %s',
  async (date) => {
    const { response } = await through((res) => respondJson(res, isoMediaSample, 200, { date }));
    expect(response.status).toBe(200);
    expect(response.headers.has(HEADERS.upstreamDate)).toBe(false);
  },
);

test('gzip is read; latin1 is read as UTF-8; a BOM is ignored; +json is JSON', async () => {
  const text = JSON.stringify(isoMediaSample);
  const responses: [Record<string, string>, string | Buffer][] = [
    [{ ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(text)],
    [{ 'content-type': 'application/json; charset=latin1' }, text],
    [JSON_TYPE, `\ufeff${text}`],
    [{ 'content-type': 'application/vnd.hostup+json' }, text],
  ];
  for (const [headers, bytes] of responses) {
    const { body } = await through((res) => res.writeHead(200, headers).end(bytes));
    expect(JSON.parse(body)).toEqual(isoMediaSample);
  }
});

test.each([
  [400, 'upstream_rejected'],
  [401, 'upstream_unauthorized'],
  [402, 'upstream_rejected'],
  [403, 'upstream_forbidden'],
  [404, 'upstream_not_found'],
  [405, 'upstream_rejected'],
  [409, 'upstream_rejected'],
  [422, 'upstream_rejected'],
  [423, 'upstream_locked'],
  [429, 'upstream_rate_limited'],
  [500, 'upstream_failed'],
  [502, 'upstream_failed'],
  [503, 'upstream_unavailable'],
  [504, 'upstream_failed'],
  [599, 'upstream_failed'],
] as const)('status %d of the provider becomes %s, whatever its body contains', async (status, code) => {
  const result = await through((res) => respondJson(res, problemSample, status));
  const problem = problemOf(result);
  expect(problem).toMatchObject({ code, provider: 'hostup', instance: MEDIA });
  expect(result.response.status).toBe(GATEWAY_ERRORS[code].status);
  expect(problem.title).toBe(GATEWAY_ERRORS[code].title);
  expect(problem.upstream).toMatchObject({
    status,
    code: 'invalid_request',
    requestId: problemSample.requestId,
  });
  expect(result.log).toHaveLength(1);
  expect(entriesOf(result.log)).toMatchObject([
    { provider: 'hostup', endpoint: 'GET /api/v2/vps/{id}/iso', code, status },
  ]);
});

test("HostUp's problem is passed on field by field, never its type or extensions", async () => {
  const result = await through((res) =>
    respondJson(
      res,
      { ...problemSample, type: 'javascript:alert(1)', extensions: { note: 'internal' } },
      409,
    ),
  );
  const { title, detail, code, instance, requestId, timestamp, errors } = problemSample;
  expect(problemOf(result).upstream).toEqual({
    status: 409,
    title,
    detail,
    code,
    instance,
    requestId,
    timestamp,
    errors,
  });
  expect(result.body).not.toContain('javascript');
  expect(result.body).not.toContain('internal');
});

test('a long detail is cut to 500 characters; odd codes and ids are dropped', async () => {
  const odd = { detail: 'x'.repeat(100_000), code: 'Not A Code', requestId: '<b>1</b>', instance: 'a b' };
  const { upstream } = problemOf(await through((res) => respondJson(res, odd, 500)));
  expect(upstream?.detail).toHaveLength(500);
  expect(upstream).toMatchObject({ code: null, requestId: null, instance: null });
});

test("VPSBG's message is its detail; a 401 names where to make a key", async () => {
  const result = await through(
    (res) => respondJson(res, { message: 'Unauthenticated.' }, 401),
    '/api/vpsbg/isos',
  );
  const problem = problemOf(result);
  expect(problem.upstream?.detail).toBe('Unauthenticated.');
  expect(problem.detail).toContain('VPSBG_API_KEY');
  expect(problem.detail).toContain('https://secure.vpsbg.eu');
});

test('an HTML error page is never passed on', async () => {
  const result = await through((res) =>
    res.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal <b>stack</b></h1>'),
  );
  expect(problemOf(result)).toMatchObject({
    code: 'upstream_failed',
    upstream: { detail: null, status: 500 },
  });
  expect(result.body).not.toContain('<h1>');
});

test.each<[string, (response: ServerResponse) => void, string]>([
  [
    'HTML with 200',
    (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<p>hi'),
    'text/html, not JSON',
  ],
  [
    'JSON as text',
    (res) => res.writeHead(200, { 'content-type': 'text/plain' }).end('{}'),
    'text/plain, not JSON',
  ],
  ['no content type', (res) => res.writeHead(200).end('{}'), 'not JSON'],
  ['a hostile content type', (res) => res.writeHead(200, { 'content-type': '<script>' }).end(), 'not JSON'],
  ['cut JSON', (res) => res.writeHead(200, JSON_TYPE).end('{"available": ['), 'not valid JSON'],
  ['an empty body', (res) => res.writeHead(200, JSON_TYPE).end(), 'empty'],
  ['204', (res) => res.writeHead(204).end(), 'of status 204'],
  ['205', (res) => res.writeHead(205).end(), 'of status 205'],
  ['a part (206)', (res) => respondJson(res, isoMediaSample, 206), 'of status 206'],
  ['a list', (res) => respondJson(res, []), 'not as documented at'],
  ['null', (res) => respondJson(res, null), 'not as documented at its top level'],
  ['text', (res) => respondJson(res, 'ok'), 'not as documented at its top level'],
  [
    'an envelope without a list',
    (res) => respondJson(res, { ...isoMediaSample, mounted: {} }),
    'at `mounted`',
  ],
  [
    'a coding that was not requested',
    (res) => res.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'br' }).end('x'),
    'content coding',
  ],
  [
    'gzip that is not gzip',
    (res) => res.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('plain'),
    'gzip',
  ],
])('%s is upstream_invalid and gives the reason', async (_name, respond, why) => {
  const result = await through(respond);
  const problem = problemOf(result);
  expect(problem.code).toBe('upstream_invalid');
  expect(problem.detail).toContain('HostUp');
  expect(problem.detail).toContain('GET /api/v2/vps/{id}/iso');
  expect(problem.detail).toContain(why);
  expect(result.body).not.toMatch(/<script>|<p>/);
});

test.each([301, 302, 303, 307, 308])(
  'a redirect (%d) is never followed, to wherever it points',
  async (status) => {
    const trap = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
    for (const location of [`${trap.url}/api/v2/vps/vps_1/iso`, '/api/v2/keys']) {
      const result = await through((res) => res.writeHead(status, { location }).end());
      expect(problemOf(result)).toMatchObject({ code: 'upstream_invalid' });
      expect(result.upstream.calls).toHaveLength(1);
    }
    expect(trap.calls).toHaveLength(0);
  },
);

test('the key is nowhere, even when the provider repeats it', async () => {
  const echo = { ...isoMediaSample, available: [{ ...isoMediaSample.available[0], name: `x${CANARY}x` }] };
  const results = [
    await through((res) => respondJson(res, echo)),
    await through((res) =>
      respondJson(res, { detail: `Key ${CANARY} is not valid`, requestId: CANARY }, 401),
    ),
    await through((res) => res.writeHead(500, { 'x-key': CANARY }).end(CANARY)),
  ];
  for (const { response, body, log } of results) {
    expect(body + JSON.stringify([...response.headers]) + log.join()).not.toContain(CANARY);
  }
});

test('with details=1 the response is as it came: missing is missing, unknown fields are there, keys are masked', async () => {
  const { bootOrder: _, ...rest } = isoMediaSample;
  const sent = { ...rest, available: [{ id: 'iso_1', colour: null }], note: `of ${CANARY}` };
  const { gateway, response, body, upstream } = await through((res) => respondJson(res, sent));
  const details = await fetch(`${gateway.url}${MEDIA}?details=1`);
  expect(await details.json()).toEqual({ ...sent, note: 'of [API key]' });
  expect(details.headers.get(HEADERS.received)).toBe('whole');
  expect([details.headers.has(HEADERS.drift), response.headers.has(HEADERS.received)]).toEqual([
    false,
    false,
  ]);
  expect(JSON.parse(body)).not.toHaveProperty('note');
  expect(upstream.calls).toHaveLength(1);
  const etag = details.headers.get('etag') ?? '';
  const again = await fetch(`${gateway.url}${MEDIA}?details=1`, { headers: { 'if-none-match': etag } });
  expect([again.status, again.headers.get(HEADERS.received)]).toEqual([304, 'whole']);
});

test('a response nested deeper than the stack is refused as one, not as a fault of ours', async () => {
  const deep = `${JSON.stringify(isoMediaSample).slice(0, -1)},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const upstream = await startUpstream((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(deep),
  );
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/hostup/vps/vps_1/iso`);
  expect(await response.json()).toMatchObject({
    code: 'upstream_invalid',
    detail: expect.stringContaining('nested too deeply'),
  });
});

test.each([
  ['text', 'Server Error: canary-hostup-key', 'Server Error: [API key]'],
  ['JSON', '{"message":"Full."}', 'Full.'],
])('the words of an error in plain text are passed on: %s', async (_, body, detail) => {
  const upstream = await startUpstream((_request, response) =>
    response.writeHead(500, { 'content-type': 'text/plain' }).end(body),
  );
  const gateway = await startGateway(upstream.url, { apiKey: 'canary-hostup-key' });
  const response = await fetch(`${gateway.url}/api/hostup/vps/vps_1/iso`);
  expect(await response.json()).toMatchObject({ upstream: { status: 500, detail } });
});
