import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rateLimitWait } from '../rate-limit/retry-after.ts';
import { FAULTS } from './faults.ts';
import { requestRaw } from './raw-socket.ts';
import { startSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { vpsbgScenarioId } from './vpsbg-scenarios.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ start: Date.UTC(2026, 0, 15, 12), speed: 0 });
});
afterAll(() => sandbox.close());

let copy = 0;
const fresh = (name: string) => `vps_${name}${(copy += 1)}`;
const urlOf = (id: string) => `${sandbox.hostupUrl}/api/v2/vps/${id}/iso`;
const sendRequest = (id: string, init: RequestInit = {}) =>
  fetch(urlOf(id), {
    redirect: 'manual',
    ...init,
    headers: { authorization: `Bearer ${sandbox.keys.hostup}` },
  });
const raw = (name: string, patience = 15_000) =>
  requestRaw(urlOf(fresh(name)), sandbox.keys.hostup, patience);
const lengthIn = (head: string) => Number(/content-length: (\d+)/i.exec(head)?.[1]);
const controlJson = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
  const response = await fetch(`${sandbox.controlUrl}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  return response.json();
};

describe('statuses', () => {
  test.each([
    ['unauthorized', 401],
    ['forbidden', 403],
    ['missing', 404],
    ['locked', 423],
    ['invalid', 422],
    ['badrequest', 400],
    ['notready', 409],
    ['ratelimited', 429],
    ['ratelimithuge', 429],
    ['servererror', 500],
    ['servererrorhtml', 500],
    ['badgateway', 502],
    ['gatewaytimeout', 504],
    ['unavailable', 503],
    ['unavailablesilent', 503],
    ['nocontent', 204],
    ['redirectpermanent', 308],
  ])('%s is %i, on both providers', async (name, status) => {
    expect((await sendRequest(fresh(name))).status).toBe(status);
    const response = await fetch(`${sandbox.vpsbgUrl}/isos/${vpsbgScenarioId(name, (copy += 1))}`, {
      headers: { authorization: `Bearer ${sandbox.keys.vpsbg}` },
      redirect: 'manual',
    });
    expect(response.status).toBe(status);
  });

  test('VPSBG formats a validation error as Laravel does', async () => {
    const response = await fetch(`${sandbox.vpsbgUrl}/isos/${vpsbgScenarioId('invalid')}`, {
      headers: { authorization: `Bearer ${sandbox.keys.vpsbg}` },
    });
    expect(await response.json()).toEqual({
      message: 'The given data was invalid.',
      errors: { id: ['The id field is invalid.'] },
    });
  });

  test.each(['ratelimited', 'ratelimitdate', 'ratelimitreset', 'unavailable'])(
    '%s names a wait, and is over when it is',
    async (name) => {
      const id = fresh(name);
      const limited = await sendRequest(id);
      const wait = rateLimitWait(limited.headers, 0);
      expect(wait).toBeGreaterThanOrEqual(6_000);
      expect(wait).toBeLessThanOrEqual(8_000);
      sandbox.clock.advance(6_900);
      expect((await sendRequest(id)).status).toBe(limited.status);
      sandbox.clock.advance(Number(wait) - 6_900);
      expect((await sendRequest(id)).status).toBe(200);
    },
  );

  test.each(['ratelimitbad', 'ratelimitsilent'])('%s has no usable wait', async (name) => {
    const limited = await sendRequest(fresh(name));
    expect(limited.status).toBe(429);
    expect(rateLimitWait(limited.headers, 0)).toBeUndefined();
  });

  test('problem documents may lie, be long or hold script', async () => {
    const long = await (await sendRequest(fresh('problemlong'))).text();
    expect(long.length).toBeGreaterThan(100_000);
    expect(await (await sendRequest(fresh('problemjavascript'))).json()).toMatchObject({
      type: 'javascript:alert(1)',
    });
    expect(await (await sendRequest(fresh('problemlies'))).json()).toMatchObject({ status: 200, code: null });
  });
});

describe('responses', () => {
  test.each([
    ['html200', /^text\/html/, /^<!doctype html>/],
    ['htmlasjson', /^application\/json$/, /^<!doctype html>/],
    ['emptybody', /^application\/json$/, /^$/],
    ['wrongtype', /^text\/plain$/, /^\{"available"/],
    ['latin1', /charset=latin1$/, /räddning/],
  ])('%s', async (name, type, body) => {
    const response = await sendRequest(fresh(name));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(type);
    expect(await response.text()).toMatch(body);
  });

  test('invalidjson does not parse; justoverlimit is 1 MiB and one byte that do', async () => {
    const invalid = await (await sendRequest(fresh('invalidjson'))).text();
    expect(() => JSON.parse(invalid) as unknown).toThrow(SyntaxError);
    const padded = await (await sendRequest(fresh('justoverlimit'))).text();
    expect(Buffer.byteLength(padded)).toBe(1_048_577);
    expect(JSON.parse(padded)).toHaveProperty('available');
  });

  test('dates and cookies as named', async () => {
    const { head } = await raw('setcookie');
    expect(head).toContain('set-cookie: session=stolen');
    expect((await raw('baddate')).head).toContain('date: the day before yesterday');
    expect((await raw('olddate')).head.match(/^date:/gim)).toHaveLength(1);
  });

  test('a redirect leads elsewhere, where a follower is recorded', async () => {
    const moved = await sendRequest(fresh('redirect'));
    expect(moved.status).toBe(302);
    expect(moved.headers.get('location')).toMatch(/^http:\/\/localhost:\d+\/elsewhere\//);
    expect((await sendRequest(fresh('redirectsame'))).headers.get('location')).toMatch(/^\/elsewhere\//);
    expect(await controlJson('/requests')).toMatchObject({ elsewhere: { count: 0 } });
    await sendRequest(fresh('redirectsame'), { redirect: 'follow' });
    expect(await controlJson('/requests')).toMatchObject({ elsewhere: { count: 1, withAuthorization: 1 } });
  });
});

describe('on the wire', () => {
  test('truncated: closes before Content-Length', async () => {
    const { head, body, ended } = await raw('truncated');
    expect(ended).toBe('closed');
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThan(lengthIn(head));
  });
  test('truncatedchunk: no last chunk', async () => {
    const { head, body, ended } = await raw('truncatedchunk');
    expect(ended).toBe('closed');
    expect(head).toMatch(/transfer-encoding: chunked/i);
    expect(body).not.toMatch(/\r\n0\r\n\r\n$/);
  });
  test('reset: RST inside the body', async () => {
    const { body, ended } = await raw('reset');
    expect(ended).toBe('reset');
    expect(body.length).toBeGreaterThan(0);
  });
  test('silence: nothing at all', async () => {
    expect(await raw('silence', 300)).toMatchObject({ text: '', ended: 'gave up' });
  });
  test('headersonly: headers, no body', async () => {
    const { head, body, ended } = await raw('headersonly', 300);
    expect(head).toMatch(/^HTTP\/1.1 200/);
    expect({ body, ended }).toEqual({ body: '', ended: 'gave up' });
  });
  test('stall: half the body', async () => {
    const { head, body, ended } = await raw('stall', 300);
    expect(ended).toBe('gave up');
    expect(body.length).toBe(Math.ceil(lengthIn(head) / 2));
  });
  test('drip: a byte a second', async () => {
    const { body, ended } = await raw('drip', 1_500);
    expect(ended).toBe('gave up');
    expect(body).toBe('{"');
  });
  test('slow: good after 3 s', async () => {
    const began = performance.now();
    const { head } = await raw('slow', 6_000);
    expect(head).toMatch(/^HTTP\/1.1 200/);
    expect(performance.now() - began).toBeGreaterThan(2_900);
  });
  test('huge: 50 MB', async () => {
    const response = await sendRequest(fresh('huge'));
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(50_000_000);
  });
  test('gzipbomb: small on the wire, 50 MB unpacked', async () => {
    const { head, body } = await raw('gzipbomb');
    expect(head).toMatch(/content-encoding: gzip/i);
    expect(lengthIn(head)).toBeLessThan(200_000);
    expect(gunzipSync(Buffer.from(body, 'latin1')).length).toBeGreaterThan(50_000_000);
  });
});

test('then: good once, the fault for 30 s from the second request on, then good', async () => {
  const id = fresh('thenservererror');
  expect((await sendRequest(id)).status).toBe(200);
  sandbox.clock.advance(600_000);
  expect((await sendRequest(id)).status).toBe(500);
  sandbox.clock.advance(29_000);
  expect((await sendRequest(id)).status).toBe(500);
  sandbox.clock.advance(1_000);
  expect((await sendRequest(id)).status).toBe(200);
  const limited = fresh('thenratelimited');
  await sendRequest(limited);
  expect((await sendRequest(limited)).headers.get('retry-after')).toBe('7');
});

describe('control', () => {
  test('a fault can be switched on for any id and the lists, and off', async () => {
    const id = fresh('ubuntu');
    await controlJson(`/faults/hostup/${id}`, 'PUT', { fault: 'html200' });
    expect((await sendRequest(id)).headers.get('content-type')).toMatch(/html/);
    await controlJson(`/faults/hostup/${id}`, 'DELETE');
    expect((await sendRequest(id)).headers.get('content-type')).toBe('application/json');
    await controlJson('/faults/vpsbg/list', 'PUT', { fault: 'locked', forMs: 5_000 });
    const list = () =>
      fetch(`${sandbox.vpsbgUrl}/isos`, { headers: { authorization: `Bearer ${sandbox.keys.vpsbg}` } });
    expect((await list()).status).toBe(423);
    await controlJson('/clock', 'POST', { advanceMs: 5_000 });
    expect((await list()).status).toBe(200);
  });

  test('names what is wrong with a request', async () => {
    expect(await controlJson('/faults/hostup/x', 'PUT', { fault: 'flood' })).toHaveProperty('error');
    expect(await controlJson('/faults/aws/x', 'PUT', { fault: 'locked' })).toHaveProperty('error');
    expect(await controlJson('/clock', 'POST', { speed: -1 })).toMatchObject({
      error: expect.stringContaining('speed'),
    });
    expect(await controlJson('/clock', 'POST', 'fast')).toHaveProperty('error');
  });

  test('counts requests, those in progress and those the client gave up', async () => {
    const id = fresh('silence');
    const path = `/api/v2/vps/${id}/iso`;
    const read = () => controlJson(`/requests?path=${encodeURIComponent(path)}`);
    const controller = new AbortController();
    const pending = sendRequest(id, { signal: controller.signal }).catch(() => 'aborted');
    await expect.poll(read).toMatchObject({ requests: [{ path, count: 1, open: 1, aborted: 0 }] });
    controller.abort();
    expect(await pending).toBe('aborted');
    await expect.poll(read).toMatchObject({ requests: [{ count: 1, open: 0, aborted: 1 }] });
  });

  test('a cut of the sandbox itself is no abort of the client', async () => {
    const id = fresh('truncated');
    await sendRequest(id)
      .then((response) => response.text())
      .catch(() => undefined);
    expect(await controlJson(`/requests?path=/api/v2/vps/${id}/iso`)).toMatchObject({
      requests: [{ count: 1, aborted: 0 }],
    });
  });
});

test('closing destroys hanging connections', async () => {
  const own = await startSandbox();
  const hanging = requestRaw(`${own.hostupUrl}/api/v2/vps/vps_silence/iso`, own.keys.hostup, 5_000);
  const path = '/api/v2/vps/vps_silence/iso';
  await expect
    .poll(async (): Promise<unknown> => (await fetch(`${own.controlUrl}/requests?path=${path}`)).json())
    .toMatchObject({ requests: [{ open: 1 }] });
  await own.close();
  expect((await hanging).ended).not.toBe('gave up');
});

test('every fault is described', () => {
  for (const { about } of Object.values(FAULTS)) expect(about).toMatch(/^[A-Z0-9].*\.$/);
});
