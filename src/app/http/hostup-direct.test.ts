import { createServer, type RequestListener, type Server } from 'node:http';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../../scripts/serve.mjs';
import { api, gatewayProblem } from '../../contracts/gateway/api.ts';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { vpsList } from '../../contracts/hostup/vps-list.ts';
import { RequestError } from './errors.ts';
import { requestHostUp, setApiBaseUrl } from './hostup-direct.ts';
import { monotonicNow } from './monotonic.ts';
import { rateLimits } from './rate-limits.ts';
import { request } from './request.ts';

let server: Server | undefined;
let requested: (string | undefined)[] = [];

afterEach(async () => {
  rateLimits.hostup.open();
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  server = undefined;
});

async function hostUp(respond: RequestListener): Promise<void> {
  requested = [];
  server = createServer((incoming, outgoing) => {
    requested.push(incoming.url);
    outgoing.sendDate = false;
    respond(incoming, outgoing);
  });
  setApiBaseUrl(`http://127.0.0.1:${await listen(server)}`);
}

const DATE = { date: 'Sat, 21 Nov 2026 12:00:00 GMT' };
const JSON_TYPE = { 'content-type': 'application/json' };
const signal = new AbortController().signal;
const list = () =>
  request({
    path: api.hostupVpsList({ limit: 100 }),
    provider: 'hostup',
    schema: vpsList,
    signal,
    send: requestHostUp,
  });

async function failure(): Promise<RequestError> {
  const error: unknown = await list().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw new Error(`expected a RequestError, got ${String(error)}`);
  return error;
}

test("HostUp's own paths are requested, and a response is as old as its Date", async () => {
  await hostUp((_, outgoing) => {
    outgoing.writeHead(200, { ...JSON_TYPE, ...DATE });
    outgoing.end('{"data":[{"id":"vps_1","name":7}],"nextCursor":null,"hasMore":false}');
  });
  const { body, asOf, drift } = await list();
  expect(requested).toEqual(['/api/v2/vps?limit=100']);
  expect(body.data[0]).toMatchObject({ id: 'vps_1', name: null });
  expect(asOf).toBe(Date.UTC(2026, 10, 21, 12, 0, 0, 500));
  expect(drift).toContainEqual({ path: 'data.0.name', got: '7', expected: 'text' });
  const media = request({
    path: api.hostupIsoMedia('vps/1'),
    provider: 'hostup',
    schema: isoMedia,
    signal,
    send: requestHostUp,
  });
  await expect(media).rejects.toMatchObject({ kind: 'contract' });
  expect(requested[1]).toBe('/api/v2/vps/vps%2F1/iso');
});

test.each([
  [401, 'unauthorized', 'Sign in to HostUp'],
  [403, 'forbidden', 'Your account may not read this'],
  [404, 'not-found', 'found nothing with this ID, or it is not yours'],
  [423, 'locked', 'locked this for now'],
  [422, 'rejected', 'Retrying will not help, but its message may'],
  [500, 'server', 'returned an error (500)'],
])('status %d is "%s", with HostUp’s own message', async (status, kind, words) => {
  await hostUp((_, outgoing) => {
    outgoing.writeHead(status, { 'content-type': 'application/problem+json', ...DATE });
    outgoing.end(
      '{"code":"some_code","detail":"its words","requestId":"req_1","type":"javascript:alert(1)"}',
    );
  });
  const error = await failure();
  expect(error).toMatchObject({ kind, provider: 'hostup' });
  expect(error.message).toContain(words);
  expect(error.problem?.upstream).toMatchObject({ status, code: 'some_code', requestId: 'req_1' });
  expect(JSON.stringify(error.problem)).not.toContain('javascript:');
});

test.each([
  ['Retry-After as a date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }],
  ["HostUp's reset time", { 'x-ratelimit-reset': '2026-11-21T12:00:30Z' }],
])('a limit holds by %s, judged by the Date of the response', async (_, headers) => {
  await hostUp((__, outgoing) => {
    outgoing.writeHead(429, { ...JSON_TYPE, ...DATE, ...headers });
    outgoing.end('{}');
  });
  const wait = ((await failure()).retryAt ?? 0) - monotonicNow();
  expect(wait).toBeGreaterThan(29_000);
  expect(wait).toBeLessThan(33_100);
  expect((await failure()).kind).toBe('rate-limited');
  expect(requested).toHaveLength(1);
});

test('a reset time beside another status means nothing', async () => {
  await hostUp((_, outgoing) => {
    outgoing.writeHead(503, { ...JSON_TYPE, ...DATE, 'x-ratelimit-reset': '2026-11-21T20:00:00Z' });
    outgoing.end('{}');
  });
  expect((await failure()).kind).toBe('server');
  expect(rateLimits.hostup.key.opensAt).toBeUndefined();
});

test('a page in place of JSON is no response', async () => {
  await hostUp((_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>'));
  const error = await failure();
  expect(error.kind).toBe('contract');
  expect(error.message).toContain('not JSON');
});

test.each([
  ['in its body', 200, '{"id":"vps_2"}', {}],
  ['in a header', 200, '{}', { 'content-location': '/api/v2/vps/vps_2/iso' }],
  ['in an error', 404, '{"instance":"/api/v2/vps/vps_2/iso","detail":"vps_2 is gone"}', {}],
])('a response that names another VPS %s is not read', async (_, status, rest, headers) => {
  const body = JSON.stringify({ ...isoMediaSample, ...JSON.parse(rest) });
  await hostUp((__, outgoing) => outgoing.writeHead(status, { ...JSON_TYPE, ...headers }).end(body));
  const response = await requestHostUp(api.hostupIsoMedia('vps_1'), {});
  const text = await response.text();
  expect(v.parse(gatewayProblem, JSON.parse(text)).code).toBe('upstream_invalid');
  expect(text).not.toContain('vps_2');
});

test.each([
  [403, { 'cf-mitigated': 'challenge' }, 'upstream_unavailable'],
  [503, {}, 'upstream_unavailable'],
  [429, { 'cf-mitigated': 'challenge' }, 'upstream_rate_limited'],
  [403, {}, 'upstream_unavailable'],
])('a challenge page (%d) is named and blamed on nobody', async (status, headers, code) => {
  await hostUp((_, outgoing) =>
    outgoing.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<p>Just a moment...'),
  );
  const { problem } = await failure();
  expect(problem).toMatchObject({ code, detail: expect.stringContaining('A protection service in front') });
  expect(problem?.detail).not.toContain('account');
});

test('without a gateway the session is its own, and VPSBG is not requested', async () => {
  await hostUp((_, outgoing) => outgoing.end());
  const session = await requestHostUp(api.session(), {});
  expect(await session.json()).toMatchObject({ mode: 'owner', providers: { hostup: true, vpsbg: false } });
  const isos = await requestHostUp(api.vpsbgIsos(), {});
  expect(v.parse(v.object({ code: v.string() }), await isos.json()).code).toBe('provider_not_configured');
  expect(requested).toEqual([]);
});
