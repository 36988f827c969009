import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { HEADERS } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import isoSample from '../contracts/vpsbg/samples/iso.json';
import { CANARY, respondJson, TEST_LIMITS } from './upstream.fixture.ts';
import { MEDIA, JSON_TYPE, through } from './through-gateway.fixture.ts';

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
    'keep-alive': `timeout=${TEST_LIMITS.keepAliveTimeout / 1_000}`,
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
