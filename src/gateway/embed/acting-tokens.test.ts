import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fc from 'fast-check';
import { Pool } from 'undici';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { IDEMPOTENCY_KEY } from '../../contracts/gateway/action-bodies.ts';
import { actionApi, ACTIONS, type Action } from '../../contracts/gateway/actions.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { entriesOf } from '../log.fixture.ts';
import { acme, API_KEYS, goodClaims, ORIGIN, sign, startEmbedGateway } from './embedding.fixture.ts';

const IMAGE = 'iso_01hxa3b4c5d6e7f8g9h0j1k2m3';
const VPSS = ['vps_1', 'vps_2', 'vps_3', 'vps_4'];
/** What the operator allows the tenant. */
const TENANT: readonly Action[] = ['mount', 'unmount', 'restart'];

const isWrite = ({ method }: IncomingMessage) => method !== 'GET';

function hostup({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  if (method !== 'GET') return respondJson(response, { device: 'ide2' });
  if (url.endsWith('/status')) return respondJson(response, { powerState: 'running', uptimeSeconds: 60 });
  return respondJson(response, isoMediaSample);
}

async function start(actions: readonly Action[] = TENANT, respond = hostup) {
  const upstream = await startUpstream(respond);
  const keys = { hostup: { env: 'MAIN' }, hostupWrite: { env: 'WRITE' } };
  const accounts = { main: keys, second: { hostup: { env: 'SECOND' } } };
  const config = { origin: ORIGIN, tenants: [acme({ actions, accounts })] };
  const gateway = await startEmbedGateway(upstream.url, { config });
  const pool = new Pool(gateway.url, { connections: 4, pipelining: 16 });
  onTestFinished(() => pool.destroy());
  const send = async (action: Action, vpsId: string, token: string, headers: Record<string, string> = {}) => {
    const body = {
      mount: { isoId: IMAGE, device: 'ide3' },
      unmount: { device: 'ide2' },
      download: { url: 'https://example.com/a.iso', filename: 'a.iso' },
      restart: {},
      delete: undefined,
    }[action];
    const path = action === 'delete' ? actionApi.delete(vpsId, IMAGE) : actionApi[action](vpsId);
    const response = await pool.request({
      path,
      method: action === 'delete' ? 'DELETE' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        [IDEMPOTENCY_KEY]: randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      // Its key makes it so; undici pipelines nothing else.
      idempotent: true,
    });
    const json: unknown = await response.body.json();
    const code = json !== null && typeof json === 'object' && 'code' in json ? json.code : null;
    return { status: response.statusCode, code, json };
  };
  return { upstream, gateway, send };
}

const tokenFor = (actions: Record<string, Action[]> | undefined, change: Record<string, unknown> = {}) =>
  sign(
    goodClaims({
      hostup: { vps: VPSS.slice(0, 3), library: 'all', ...(actions && { actions }) },
      ...change,
    }),
  );

test('10,000 random tokens, actions and VPSs: none wrong, and no call where it is denied', async () => {
  const { upstream, send } = await start();
  const verbs = fc.subarray([...ACTIONS]);
  const claim = fc.record({ vps_1: verbs, vps_2: verbs, vps_3: verbs }, { requiredKeys: [] });
  const wants = fc.array(fc.tuple(fc.constantFrom(...ACTIONS), fc.constantFrom(...VPSS)), {
    minLength: 20,
    maxLength: 20,
  });
  const cases = fc.sample(fc.tuple(claim, wants, fc.constantFrom('customer', 'support')), { numRuns: 500 });
  const isAllowed = (actions: Record<string, Action[]>, action: Action, vpsId: string) =>
    TENANT.includes(action) && (actions[vpsId]?.includes(action) ?? false);

  let denied = 0;
  const allowed: (() => Promise<void>)[] = [];
  for (const [index, [actions, wanted, role]] of cases.entries()) {
    const signed = () =>
      sign(
        goodClaims({
          sub: `person-${index}`,
          role,
          hostup: { vps: VPSS.slice(0, 3), actions },
          vpsbg: undefined,
        }),
      );
    const token = await signed();
    const no = wanted.filter(([action, vpsId]) => !isAllowed(actions, action, vpsId));
    const yes = wanted.filter(([action, vpsId]) => isAllowed(actions, action, vpsId));
    const replies = await Promise.all(no.map(([action, vpsId]) => send(action, vpsId, token)));
    for (const { status, code } of replies) expect([status, code]).toEqual([403, 'action_not_allowed']);
    denied += replies.length;
    allowed.push(async () => {
      const token = await signed();
      const [first, ...others] = yes;
      if (!first) return;
      expect(await send(...first, token)).toMatchObject({ status: 200, code: null });
      // A token is good for one action.
      for (const { status, code } of await Promise.all(others.map((other) => send(...other, token))))
        expect([status, code]).toEqual([401, 'token_used']);
    });
  }
  expect(upstream.calls).toEqual([]);
  expect(denied).toBeGreaterThan(5_000);
  let acted = 0;
  for (const [index, act] of allowed.entries()) {
    await act();
    const [actions = {}, wanted = []] = cases[index] ?? [];
    if (wanted.some(([action, vpsId]) => isAllowed(actions, action, vpsId))) acted += 1;
  }
  expect(acted).toBeGreaterThan(200);
  expect(upstream.calls.filter(isWrite)).toHaveLength(acted);
}, 240_000);

test('reads have the key that reads, actions the key that acts, and neither has the other', async () => {
  const { upstream, send, gateway } = await start();
  const token = await tokenFor({ vps_1: ['mount'] });
  await gateway.get('/api/hostup/vps/vps_1/iso', token);
  expect((await send('mount', 'vps_1', token)).status).toBe(200);
  const keys = (write: boolean) =>
    new Set(
      upstream.calls.filter((call) => isWrite(call) === write).map(({ headers }) => headers.authorization),
    );
  expect(keys(false)).toEqual(new Set([`Bearer ${API_KEYS.main}`]));
  expect(keys(true)).toEqual(new Set([`Bearer ${API_KEYS.write}`]));
  expect(JSON.stringify(gateway.log)).not.toMatch(/canary/);
});

test.each([
  ['the tenant allows nothing', [], { vps_1: ['mount'] }, 'main', 405],
  ['the token claims nothing', TENANT, undefined, 'main', 403],
  ['the claim is of another VPS', TENANT, { vps_2: ['mount'] }, 'main', 403],
  ['the account has no key for actions', TENANT, { vps_1: ['mount'] }, 'second', 403],
  ['the claim names a VPS that the token does not open', TENANT, { vps_4: ['mount'] }, 'main', 401],
  ['the claim names no action', TENANT, { vps_1: ['fly'] }, 'main', 401],
] as const)('nothing is done when %s', async (_, tenant, actions, acct, status) => {
  const { upstream, send } = await start(tenant);
  const token = await sign(
    goodClaims({ acct, vpsbg: undefined, hostup: { vps: ['vps_1', 'vps_2'], actions } }),
  );
  expect((await send('mount', 'vps_1', token)).status).toBe(status);
  expect(upstream.calls).toEqual([]);
});

test('the session lists what tenant and token allow both', async () => {
  const { gateway } = await start(['mount']);
  const token = await tokenFor({ vps_1: ['mount', 'delete'], vps_2: ['delete'] });
  expect(await (await gateway.get('/api/session', token)).json()).toMatchObject({
    actions: { vps_1: ['mount'] },
  });
});

test('a token acts once, however often and wherever it is sent at the same time', async () => {
  const { upstream, send } = await start();
  const token = await tokenFor({ vps_1: ['mount'], vps_2: ['mount'], vps_3: ['mount'] });
  const replies = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => send('mount', VPSS[n % 3] ?? '', token)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(upstream.calls.filter(isWrite)).toHaveLength(1);
  expect((await send('mount', 'vps_1', token)).code).toBe('token_used');
});

test('a refusal before HostUp is called does not use the token up', async () => {
  const { send } = await start();
  const token = await tokenFor({ vps_1: ['unmount', 'mount'] });
  const body = await send('unmount', 'vps_1', token, { [IDEMPOTENCY_KEY]: 'too-short' });
  expect(body.status).toBe(400);
  expect((await send('unmount', 'vps_1', token)).status).toBe(200);
});

test('the same intent with a newer token has the same result, and HostUp is called once', async () => {
  const { upstream, send } = await start();
  const key = { [IDEMPOTENCY_KEY]: randomUUID() };
  const claim = { vps_1: ['mount'] satisfies Action[] };
  const first = await send('mount', 'vps_1', await tokenFor(claim), key);
  const again = await send('mount', 'vps_1', await tokenFor(claim), key);
  expect([first.status, again.json]).toEqual([200, first.json]);
  expect(upstream.calls.filter(isWrite)).toHaveLength(1);
  // Another person's key of the same name is another intent.
  await send('mount', 'vps_1', await tokenFor(claim, { sub: 'customer-8' }), key);
  expect(upstream.calls.filter(isWrite)).toHaveLength(2);
});

test('restart takes a token of at most 60 s, mount does not', async () => {
  const { upstream, send } = await start();
  const now = Math.floor(Date.now() / 1_000);
  const aged = (age: number) =>
    tokenFor({ vps_1: ['restart', 'mount'] }, { iat: now - age, exp: now - age + 300 });
  const old = await send('restart', 'vps_1', await aged(70));
  expect([old.status, old.code]).toEqual([401, 'token_too_old']);
  expect(upstream.calls).toEqual([]);
  expect((await send('mount', 'vps_1', await aged(70))).status).toBe(200);
  expect((await send('restart', 'vps_1', await aged(30))).status).toBe(200);
});

test('deleting takes a fresh token too, and an image that the token sees', async () => {
  const { upstream, send } = await start(['delete']);
  const now = Math.floor(Date.now() / 1_000);
  const old = await tokenFor({ vps_1: ['delete'] }, { iat: now - 70, exp: now + 100 });
  expect((await send('delete', 'vps_1', old)).code).toBe('token_too_old');
  expect(upstream.calls).toEqual([]);
});

test('an image outside the library that the token sees is not mounted', async () => {
  const other = { ...isoMediaSample.available[0], id: 'iso_of_another_customer' };
  const media = { ...isoMediaSample, available: [other], mounted: [] };
  const { upstream, send } = await start(TENANT, (request, response) =>
    request.method === 'GET' ? respondJson(response, media) : hostup(request, response),
  );
  const token = await sign(goodClaims({ hostup: { vps: ['vps_1'], actions: { vps_1: ['mount'] } } }));
  expect((await send('mount', 'vps_1', token)).code).toBe('image_not_found');
  expect(upstream.calls.filter(isWrite)).toEqual([]);
});

test('a 401 of the key for actions is final: nothing is sent again', async () => {
  const { upstream, send } = await start(TENANT, (request, response) =>
    request.method === 'GET'
      ? hostup(request, response)
      : respondJson(response, { code: 'unauthorized' }, 401),
  );
  const refused = await send('mount', 'vps_1', await tokenFor({ vps_1: ['mount'] }));
  expect([refused.status, refused.code]).toEqual([502, 'upstream_unauthorized']);
  // What only the operator can fix names no variable to a customer.
  expect(refused.json).toMatchObject({ detail: expect.stringContaining('support of your control panel') });
  expect(upstream.calls.filter(isWrite)).toHaveLength(1);
});

test('a customer gets the errors about the fields they filled in, without diagnostics', async () => {
  const errors = [{ pointer: '/url', detail: 'No.', code: 'invalid_request' }];
  const problem = { code: 'invalid_request', title: 'T', requestId: 'req_1', errors };
  const { send } = await start(['download'], (request, response) =>
    request.method === 'GET' ? hostup(request, response) : respondJson(response, problem, 422),
  );
  const refused = await send('download', 'vps_1', await tokenFor({ vps_1: ['download'] }));
  expect(refused.json).toMatchObject({
    upstream: { code: 'invalid_request', errors, title: null, requestId: null },
  });
});

test('a job is read by who may act on its VPS, and by nobody else', async () => {
  const operation = { status: 'queued', jobId: 'job_1', pollUrl: '/api/jobs/job_1' };
  const { upstream, send, gateway } = await start(['restart'], (request, response) => {
    if (request.url?.startsWith('/api/jobs/'))
      return respondJson(response, { data: { status: 'completed' } });
    return request.method === 'GET' ? hostup(request, response) : respondJson(response, { operation }, 202);
  });
  const started = await send('restart', 'vps_1', await tokenFor({ vps_1: ['restart'] }));
  const { job } = v.parse(v.object({ job: v.object({ id: v.string() }) }), started.json);
  const before = upstream.calls.length;
  const read = (token: string, id = job.id) => gateway.get(actionApi.job(id), token);
  for (const token of [
    await tokenFor({ vps_2: ['restart'] }),
    await tokenFor(undefined),
    await tokenFor({ vps_1: ['mount'] }),
  ]) {
    expect((await read(token)).status).toBe(404);
  }
  const mine = await tokenFor({ vps_1: ['restart'] });
  for (const id of ['job_1', `${job.id}x`, job.id.replace('.', '..'), 'e30.AAAA', '%00']) {
    expect((await read(mine, id)).status).toBe(404);
  }
  expect(upstream.calls).toHaveLength(before);
  expect(await (await read(mine)).json()).toMatchObject({
    id: job.id,
    action: 'restart',
    state: 'completed',
  });
});

test('the audit has the intent before the call and the outcome after it, and nothing that must not be there', async () => {
  const { gateway, send } = await start(['download']);
  const token = await tokenFor({ vps_1: ['download'] });
  await send('download', 'vps_1', token);
  const lines = entriesOf(gateway.log).flatMap((entry) => {
    const { msg, audit } = Object(entry);
    return msg === 'audit' ? [audit as unknown] : [];
  });
  expect(lines).toEqual([
    expect.objectContaining({
      event: 'intent',
      action: 'download',
      vps: 'vps_1',
      tenant: 'acme',
      source: 'example.com',
    }),
    expect.objectContaining({ event: 'outcome', outcome: 'done', status: 200 }),
  ]);
  const text = JSON.stringify(lines);
  expect(text).toMatch(/"who":"token:[0-9a-f]{16}"/);
  for (const hidden of ['customer-7', 'a.iso', token, ...Object.values(API_KEYS)])
    expect(text).not.toContain(hidden);
});

test('what is denied for lack of permission is in the log with tenant and code, and not in the audit', async () => {
  const { gateway, send, upstream } = await start(['download']);
  const token = await tokenFor({ vps_1: ['download', 'delete'] });
  expect((await send('delete', 'vps_1', token)).code).toBe('action_not_allowed');
  const entries = entriesOf(gateway.log);
  expect(JSON.stringify(entries)).not.toContain('"audit"');
  expect(entries).toContainEqual(
    expect.objectContaining({
      method: 'DELETE',
      route: '/api/hostup/vps/:id/iso/:isoId',
      status: 403,
      token: expect.stringMatching(/^[0-9a-f]{16}$/),
      tenant: 'acme',
      code: 'action_not_allowed',
    }),
  );
  expect(upstream.calls).toEqual([]);
});

test('the session says how much of the library the token shows', async () => {
  const { gateway } = await start(['mount']);
  const shown = async (hostup: object) => {
    const response = await gateway.get('/api/session', await sign(goodClaims({ hostup })));
    return v.parse(v.object({ library: v.optional(v.string()) }), await response.json()).library;
  };
  expect(await shown({ vps: ['vps_1'], library: 'all' })).toBe('all');
  expect(await shown({ vps: ['vps_1'] })).toBe('mounted');
});
