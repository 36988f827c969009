import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Action } from '../../contracts/gateway/actions.ts';
import { IDEMPOTENCY_KEY } from '../../contracts/gateway/action-bodies.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { respondJson } from '../upstream.fixture.ts';
import { API_KEYS, goodClaims, sign } from './embedding.fixture.ts';
import { VPSS, TENANT, isWrite, hostup, startActing, tokenFor } from './acting-tokens.fixture.ts';

test('reads have the key that reads, actions the key that acts, and neither has the other', async () => {
  const { upstream, send, gateway } = await startActing();
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
  const { upstream, send } = await startActing(tenant);
  const token = await sign(
    goodClaims({ acct, vpsbg: undefined, hostup: { vps: ['vps_1', 'vps_2'], actions } }),
  );
  expect((await send('mount', 'vps_1', token)).status).toBe(status);
  expect(upstream.calls).toEqual([]);
});

test('the session lists what tenant and token allow both', async () => {
  const { gateway } = await startActing(['mount']);
  const token = await tokenFor({ vps_1: ['mount', 'delete'], vps_2: ['delete'] });
  expect(await (await gateway.get('/api/session', token)).json()).toMatchObject({
    actions: { vps_1: ['mount'] },
  });
});

test('a token acts once, however often and wherever it is sent at the same time', async () => {
  const { upstream, send } = await startActing();
  const token = await tokenFor({ vps_1: ['mount'], vps_2: ['mount'], vps_3: ['mount'] });
  const replies = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => send('mount', VPSS[n % 3] ?? '', token)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(upstream.calls.filter(isWrite)).toHaveLength(1);
  expect((await send('mount', 'vps_1', token)).code).toBe('token_used');
});

test('a refusal before HostUp is called does not use the token up', async () => {
  const { send } = await startActing();
  const token = await tokenFor({ vps_1: ['unmount', 'mount'] });
  const body = await send('unmount', 'vps_1', token, { [IDEMPOTENCY_KEY]: 'too-short' });
  expect(body.status).toBe(400);
  expect((await send('unmount', 'vps_1', token)).status).toBe(200);
});

test('the same intent with a newer token has the same result, and HostUp is called once', async () => {
  const { upstream, send } = await startActing();
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
  const { upstream, send } = await startActing();
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
  const { upstream, send } = await startActing(['delete']);
  const now = Math.floor(Date.now() / 1_000);
  const old = await tokenFor({ vps_1: ['delete'] }, { iat: now - 70, exp: now + 100 });
  expect((await send('delete', 'vps_1', old)).code).toBe('token_too_old');
  expect(upstream.calls).toEqual([]);
});

test('an image outside the library that the token sees is not mounted', async () => {
  const other = { ...isoMediaSample.available[0], id: 'iso_of_another_customer' };
  const media = { ...isoMediaSample, available: [other], mounted: [] };
  const { upstream, send } = await startActing(TENANT, (request, response) =>
    request.method === 'GET' ? respondJson(response, media) : hostup(request, response),
  );
  const token = await sign(goodClaims({ hostup: { vps: ['vps_1'], actions: { vps_1: ['mount'] } } }));
  expect((await send('mount', 'vps_1', token)).code).toBe('image_not_found');
  expect(upstream.calls.filter(isWrite)).toEqual([]);
});

test('the session says how much of the library the token shows', async () => {
  const { gateway } = await startActing(['mount']);
  const shown = async (hostup: object) => {
    const response = await gateway.get('/api/session', await sign(goodClaims({ hostup })));
    return v.parse(v.object({ library: v.optional(v.string()) }), await response.json()).library;
  };
  expect(await shown({ vps: ['vps_1'], library: 'all' })).toBe('all');
  expect(await shown({ vps: ['vps_1'] })).toBe('mounted');
});
