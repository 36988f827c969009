import * as v from 'valibot';
import { expect, test } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { entriesOf } from '../log.fixture.ts';
import { respondJson, rawExchange, startGateway, startUpstream } from '../upstream.fixture.ts';
import { goodClaims, ORIGIN, otherPair, sign, startEmbedGateway } from './embedding.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const ROUTE = '/api/hostup/vps/:id/iso';
const HOST = 'Host: iso.example.net';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const entry = v.object({
  level: v.literal('info'),
  time: v.pipe(v.string(), v.isoTimestamp()),
  msg: v.literal('request'),
  requestId: v.pipe(v.string(), v.regex(UUID)),
  method: v.string(),
  route: v.string(),
  status: v.number(),
  ms: v.pipe(v.number(), v.integer()),
  token: v.string(),
  tenant: v.optional(v.string(), '-'),
  code: v.string(),
  reason: v.optional(v.string()),
});

/** What the entry of a refused request says, in one line. */
function inShort(line: string): string {
  const { method, route, status, token, tenant, code, reason } = v.parse(entry, JSON.parse(line));
  const why = reason === undefined ? '' : ` reason=${JSON.stringify(reason)}`;
  return `${method} ${route} ${status} ${token} tenant=${tenant} code=${code}${why}`;
}

async function startBoth() {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  return { upstream, gateway: await startEmbedGateway(upstream.url) };
}

/** `TOKEN` stands for a good token. */
const REFUSED: [name: string, status: number, line: string, request: string[]][] = [
  [
    'a method with a token',
    405,
    `POST ${ROUTE} 405 unchecked tenant=- code=method_not_allowed`,
    [`POST ${MEDIA}?secret HTTP/1.1`, HOST, 'Authorization: Bearer TOKEN'],
  ],
  [
    'a method without one',
    405,
    `DELETE /api/* 405 none tenant=- code=method_not_allowed`,
    ['DELETE /api/secret HTTP/1.1', HOST],
  ],
  [
    'a method on a page',
    405,
    `PUT /* 405 none tenant=- code=method_not_allowed`,
    ['PUT /isos/secret HTTP/1.1', HOST],
  ],
  [
    'two Hosts',
    400,
    `GET ${ROUTE} 400 none tenant=- code=bad_request reason="not exactly one Host"`,
    [`GET ${MEDIA} HTTP/1.1`, HOST, 'Host: secret'],
  ],
  [
    'two tokens',
    400,
    `GET ${ROUTE} 400 unchecked tenant=- code=bad_request reason="more than one Authorization"`,
    [`GET ${MEDIA} HTTP/1.1`, HOST, 'Authorization: Bearer TOKEN', 'Authorization: Bearer TOKEN'],
  ],
  [
    'no Host',
    400,
    `GET - 400 unchecked tenant=- code=bad_request reason="the target or Host cannot be read"`,
    [`GET ${MEDIA} HTTP/1.1`, 'Authorization: Bearer TOKEN'],
  ],
  [
    'a malformed Host',
    400,
    `GET - 400 none tenant=- code=bad_request reason="the target or Host cannot be read"`,
    [`GET ${MEDIA} HTTP/1.1`, 'Host: secret secret'],
  ],
  [
    'a foreign Origin',
    403,
    `GET ${ROUTE} 403 unchecked tenant=- code=forbidden_origin`,
    [`GET ${MEDIA} HTTP/1.1`, HOST, 'Origin: https://secret.example', 'Authorization: Bearer TOKEN'],
  ],
  [
    'a bad query',
    400,
    `GET /api/hostup/vps 400 HASH tenant=acme code=bad_request`,
    ['GET /api/hostup/vps?limit=secret HTTP/1.1', HOST, 'Authorization: Bearer TOKEN'],
  ],
  [
    'an odd id',
    404,
    `GET ${ROUTE} 404 HASH tenant=acme code=not_found`,
    ['GET /api/hostup/vps/secret/iso HTTP/1.1', HOST, 'Authorization: Bearer TOKEN'],
  ],
  [
    'no token',
    401,
    `GET ${ROUTE} 401 none tenant=- code=token_missing`,
    [`GET ${MEDIA}?token=TOKEN HTTP/1.1`, HOST],
  ],
  [
    'what is no token',
    401,
    `GET ${ROUTE} 401 refused tenant=- code=token_invalid reason=".+"`,
    [`GET ${MEDIA} HTTP/1.1`, HOST, 'Authorization: Basic secret'],
  ],
  [
    'a page that is not there',
    404,
    `GET /* 404 none tenant=- code=not_found`,
    ['GET /secret HTTP/1.1', HOST],
  ],
  [
    'an unknown method',
    400,
    '- - 400 none tenant=- code=bad_request reason="HPE_INVALID_METHOD"',
    [`SECRET ${MEDIA} HTTP/1.1`, HOST],
  ],
  [
    'headers beyond the limit',
    431,
    '- - 431 none tenant=- code=headers_too_large reason="HPE_HEADER_OVERFLOW"',
    [`GET ${MEDIA} HTTP/1.1`, HOST, `X-Secret: ${'secret'.repeat(7_000)}`],
  ],
  [
    'both lengths',
    400,
    '- - 400 none tenant=- code=bad_request reason="HPE_.+"',
    [`GET ${MEDIA} HTTP/1.1`, HOST, 'Content-Length: 1', 'Transfer-Encoding: chunked'],
  ],
  [
    'CONNECT',
    405,
    'CONNECT - 405 none tenant=- code=method_not_allowed reason="CONNECT"',
    ['CONNECT secret:443 HTTP/1.1', HOST],
  ],
  [
    'an expectation',
    417,
    'GET - 417 none tenant=- code=expectation_failed reason="Expect"',
    [`GET ${MEDIA} HTTP/1.1`, HOST, 'Expect: secret'],
  ],
];

test.each(REFUSED)(
  '%s: %i, one line in the log, and nothing of the request in it',
  async (_name, status, line, request) => {
    const { gateway, upstream } = await startBoth();
    const token = await sign();
    const text = [...request, 'Connection: close', '', ''].join('\r\n').replaceAll('TOKEN', token);
    expect(await rawExchange(gateway.port, text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const pattern = line.replaceAll(/[*?]/g, String.raw`\$&`).replace('HASH', '[0-9a-f]{16}');
    await expect
      .poll(() => gateway.log.map(inShort))
      .toEqual([expect.stringMatching(new RegExp(`^${pattern}$`))]);
    for (const part of ['secret', 'vps_1', ...token.split('.')]) expect(gateway.log[0]).not.toContain(part);
    expect(upstream.calls).toHaveLength(0);
  },
);

test.each<[code: string, tenant: string, token: () => Promise<string>]>([
  ['token_invalid', 'acme', () => sign(goodClaims(), {}, otherPair.privateKey)],
  ['token_invalid', 'acme', () => sign(goodClaims({ parent: 'https://elsewhere.example' }))],
  ['token_invalid', 'acme', () => sign(goodClaims({ acct: 'elsewhere' }))],
  ['token_invalid', '-', () => sign(goodClaims({ iss: 'secret' }))],
  ['token_expired', 'acme', () => sign(goodClaims({ iat: 1_700_000_000, exp: 1_700_000_300 }))],
])('a refused token is logged as one: %s of tenant %s', async (code, tenant, make) => {
  const { gateway } = await startBoth();
  expect((await gateway.get(MEDIA, await make())).status).toBe(401);
  const line = new RegExp(`^GET ${ROUTE} 401 refused tenant=${tenant} code=${code} reason=".+"$`);
  expect(gateway.log.map(inShort)).toEqual([expect.stringMatching(line)]);
  expect(gateway.log[0]).not.toContain('secret');
});

test('an owner reads of refused requests, and of nothing else', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const gateway = await startGateway(upstream.url);
  await fetch(gateway.url + MEDIA);
  await fetch(`${gateway.url}/api/nothing`);
  expect(gateway.log).toEqual([]);
  await fetch(gateway.url + MEDIA, { method: 'POST' });
  await rawExchange(gateway.port, `GET ${MEDIA} HTTP/1.1\r\nHost: secret\r\nConnection: close\r\n\r\n`);
  expect(gateway.log.map(inShort)).toEqual([
    `POST ${ROUTE} 405 none tenant=- code=method_not_allowed`,
    `GET ${ROUTE} 403 none tenant=- code=forbidden_host`,
  ]);
});

test('the request ID is that of a valid trace, and goes to no provider', async () => {
  const { gateway, upstream } = await startBoth();
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = { authorization: `Bearer ${await sign()}`, traceparent: `00-${trace}-00f067aa0ba902b7-01` };
  const response = await fetch(gateway.url + MEDIA, { headers });
  expect([response.status, response.headers.get(HEADERS.requestId)]).toEqual([200, trace]);
  const refused = await fetch(`${gateway.url}/api/nothing`, { headers });
  expect([refused.status, refused.headers.get(HEADERS.requestId)]).toEqual([404, trace]);
  expect(entriesOf(gateway.log)).toMatchObject([{ requestId: trace }, { requestId: trace }]);
  expect(JSON.stringify(upstream.calls.map(({ rawHeaders }) => rawHeaders))).not.toContain(trace);
});

test.each([
  '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
  '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
  '01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01',
  'secret',
])('a traceparent of another form is ignored: %s', async (traceparent) => {
  const { gateway } = await startBoth();
  await fetch(gateway.url + MEDIA, { headers: { traceparent } });
  expect(entriesOf(gateway.log)).toMatchObject([{ requestId: expect.stringMatching(UUID) }]);
});

test.each([
  ['Origin: https://evil.example'],
  ['Origin: https://panel.acme.example'],
  ['Origin: null'],
  ['Origin:'],
  [`Origin: ${ORIGIN}.evil.example`],
  ['Origin: http://iso.example.net'],
  [`Origin: ${ORIGIN}:8443`],
  [`Origin: ${ORIGIN}`, 'Origin: https://evil.example'],
  ['Sec-Fetch-Site: cross-site'],
  ['Sec-Fetch-Site: same-site'],
  [`Origin: ${ORIGIN}`, 'Sec-Fetch-Site: cross-site'],
])('with a good token another site is refused all the same: %s', async (...lines) => {
  const { gateway, upstream } = await startBoth();
  for (const path of [MEDIA, '/api/session', '/%61pi/session', '/api']) {
    const head = [`GET ${path} HTTP/1.1`, HOST, `Authorization: Bearer ${await sign()}`, ...lines];
    const response = await rawExchange(gateway.port, [...head, 'Connection: close', '', ''].join('\r\n'));
    expect(response).toMatch(/^HTTP\/1.1 403 /);
    expect(response).toContain('"code":"forbidden_origin"');
  }
  expect(upstream.calls).toHaveLength(0);
});

test.each([
  [],
  [`Origin: ${ORIGIN}`],
  ['Sec-Fetch-Site: same-origin'],
  [`Origin: ${ORIGIN}`, 'Sec-Fetch-Site: same-origin'],
  ['Sec-Fetch-Site: none'],
])('the gateway’s own pages and programs get a response: %s', async (...lines) => {
  const { gateway } = await startBoth();
  const head = [`GET ${MEDIA} HTTP/1.1`, HOST, `Authorization: Bearer ${await sign()}`, ...lines];
  const response = await rawExchange(gateway.port, [...head, 'Connection: close', '', ''].join('\r\n'));
  expect(response).toMatch(/^HTTP\/1.1 200 /);
});
