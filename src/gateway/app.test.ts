import * as v from 'valibot';
import { expect, test } from 'vitest';
import { GATEWAY_ERRORS } from '../contracts/gateway/errors.ts';
import { gatewayProblem, HEADERS, session } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { createGateway } from './app.ts';
import { collectLog } from './log.fixture.ts';
import { listen } from './server.ts';
import { respondJson, rawExchange, startGateway, startUpstream } from './upstream.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';

async function startBoth() {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  return { upstream, gateway: await startGateway(upstream.url) };
}

test('the session names the role of the viewer and which providers have a key', async () => {
  const { gateway } = await startBoth();
  const body: unknown = await (await fetch(`${gateway.url}/api/session`)).json();
  expect(v.parse(session, body)).toEqual({
    mode: 'owner',
    role: 'owner',
    providers: { hostup: true, vpsbg: true },
    actions: {},
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    manageUrl: null,
    names: {},
  });
});

test('a provider without a key is named with the variable to set', async () => {
  const gateway = await startGateway(undefined);
  for (const [path, variable] of [
    [MEDIA, 'HOSTUP_API_KEY'],
    ['/api/hostup/vps', 'HOSTUP_API_KEY'],
    ['/api/vpsbg/isos', 'VPSBG_API_KEY'],
    ['/api/vpsbg/isos/1', 'VPSBG_API_KEY'],
  ] as const) {
    const response = await fetch(gateway.url + path);
    const problem = v.parse(gatewayProblem, await response.json());
    expect([response.status, problem.code]).toEqual([501, 'provider_not_configured']);
    expect(problem.detail).toContain(variable);
  }
});

test.each([
  '/api/hostup/vps/..%2f..%2fkeys/iso',
  '/api/hostup/vps/vps_1%2fiso%3f/iso',
  '/api/hostup/vps/vps_1%23/iso',
  '/api/hostup/vps/vps_1%00/iso',
  '/api/hostup/vps/vps_%zz/iso',
  '/api/hostup/vps/<script>/iso',
  '/api/hostup/vps/VPS_1/iso',
  '/api/hostup/vps/vps_/iso',
  `/api/hostup/vps/vps_${'a'.repeat(41)}/iso`,
  '/api/hostup/vps/../../keys/iso',
  '/api/hostup/vps/vps_1/iso/',
  '/api/hostup/vps/vps_1',
  '/api/hostup/keys',
  '/api/vpsbg/isos/0',
  '/api/vpsbg/isos/-1',
  '/api/vpsbg/isos/1.5',
  '/api/vpsbg/isos/1e3',
  '/api/vpsbg/isos/01',
  '/api/vpsbg/isos/1%2f..%2f..%2fservers',
  '/api/vpsbg/isos/9999999999999999',
  '/api/vpsbg/isos/%D9%A1',
  '/api//hostup/vps',
  '/API/session',
  '/api',
  '/api/',
])('%s is 404 and no provider hears of it', async (path) => {
  const { gateway, upstream } = await startBoth();
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\nConnection: close\r\n\r\n`;
  const response = await rawExchange(gateway.port, request);
  expect(response).toMatch(/^HTTP\/1.1 404 /);
  expect(response).toContain('"code":"not_found"');
  expect(upstream.calls).toHaveLength(0);
});

test.each([
  'limit=0',
  'limit=101',
  'limit=-1',
  'limit=1.5',
  'limit=0x10',
  'limit=',
  'limit=1&limit=2',
  'cursor=',
  'cursor=a%20b',
  'cursor=%00',
  'cursor=é',
  `cursor=${'a'.repeat(2_049)}`,
  'cursor=a&cursor=b',
])('a VPS list with ?%s is a bad request', async (query) => {
  const { gateway, upstream } = await startBoth();
  const response = await fetch(`${gateway.url}/api/hostup/vps?${query}`);
  const problem = v.parse(gatewayProblem, await response.json());
  expect([response.status, problem.code, problem.instance]).toEqual([400, 'bad_request', '/api/hostup/vps']);
  expect(upstream.calls).toHaveLength(0);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  '%s is 405 everywhere',
  async (method) => {
    const { gateway, upstream } = await startBoth();
    for (const path of ['/', MEDIA, '/api/nothing']) {
      const request = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\nConnection: close\r\n\r\n`;
      const response = await rawExchange(gateway.port, request);
      expect(response).toMatch(/^HTTP\/1.1 405 /);
      expect(response.toLowerCase()).toContain('\r\nallow: get, head\r\n');
    }
    expect(upstream.calls).toHaveLength(0);
  },
);

test('HEAD responds as GET does, without the body', async () => {
  const { gateway } = await startBoth();
  const response = await fetch(gateway.url + MEDIA, { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.has(HEADERS.asOf)).toBe(true);
  expect(await response.text()).toBe('');
});

test('every problem has the same exact headers', async () => {
  const gateway = await startGateway(undefined, { serverLimits: { keepAliveTimeout: 5_000 } });
  const response = await fetch(`${gateway.url}/api/nothing?key=hidden`);
  const body = await response.text();
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'content-length': String(body.length),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'content-type': 'application/problem+json',
    'cross-origin-resource-policy': 'same-origin',
    date: expect.any(String),
    'keep-alive': 'timeout=5',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    vary: 'Authorization',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    [HEADERS.requestId]: expect.any(String),
  });
  expect(v.parse(gatewayProblem, JSON.parse(body))).toMatchObject({
    ...GATEWAY_ERRORS.not_found,
    type: 'urn:drivebay:problem:not_found',
    code: 'not_found',
    instance: '/api/nothing',
    requestId: response.headers.get(HEADERS.requestId),
  });
  expect(body).not.toContain('hidden');
});

test('a fault of our own is a 500 without internals; the log has them under the request id', async () => {
  const { log, lines } = collectLog();
  const hostup = {
    vpsList: () => Promise.reject(new Error('stack and secrets')),
    isoMedia: () => Promise.reject(new Error('unused')),
    status: () => Promise.reject(new Error('unused')),
  };
  const parts = { hostup, log };
  const app = createGateway({ mode: 'owner', host: '127.0.0.1' }, parts);
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const response = await fetch(`${server.url}/api/hostup/vps`);
  const body = await response.text();
  await server.close();
  expect([response.status, body]).toEqual([500, expect.stringContaining('internal_error')]);
  expect(body).not.toContain('secrets');
  expect(lines[0]).toContain(response.headers.get(HEADERS.requestId));
  expect(lines[0]).toContain('stack and secrets');
});

test('a port in use is one sentence that names PORT', async () => {
  const gateway = await startGateway(undefined);
  await expect(listen(gateway.app, { port: gateway.port, host: '127.0.0.1' })).rejects.toThrow(
    `PORT ${gateway.port} is in use`,
  );
});
