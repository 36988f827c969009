import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { admit } from './admission.ts';
import { readTenants } from './tenants.ts';
import {
  acme,
  ENVIRONMENT,
  goodClaims,
  ORIGIN,
  otherPair,
  pair,
  sign,
  startEmbedGateway,
  writeConfig,
} from './embedding.fixture.ts';
import { now } from './made-tokens.fixture.ts';

test.each(['', 'Bearer', 'Bearer ', 'Basic dTpw', 'Bearer a b', 'Bearer  x.y.z'])(
  'Authorization %j is refused',
  async (authorization) => {
    const tenants = await readTenants(writeConfig(), ENVIRONMENT);
    const admission = await admit(tenants, authorization);
    const code = authorization === '' ? 'token_missing' : 'token_invalid';
    expect(admission).toMatchObject({ ok: false, failure: { code } });
  },
);

test.each<[string, () => Record<string, unknown>]>([
  ['as it should be', () => ({})],
  ['for support with every ISO', () => ({ role: 'support', vpsbg: { isos: '*' } })],
  ['pasted into the token page', () => ({ parent: ORIGIN })],
  ['that expired within the tolerance', () => ({ iat: now() - 350, exp: now() - 50 })],
  ['of a panel whose clock is 50 s ahead', () => ({ iat: now() + 50, exp: now() + 350, nbf: now() + 50 })],
  ['with fractions of seconds', () => ({ iat: now() + 0.1, exp: now() + 600.1 })],
  ['whose aud is a list of ours alone', () => ({ aud: [ORIGIN] })],
  ['with claims of its own besides', () => ({ name: 'Ada', groups: ['x'] })],
])('a token %s is admitted, and its name does not reveal its jti', async (_name, change) => {
  const tenants = await readTenants(writeConfig(), ENVIRONMENT);
  const claims = goodClaims({ jti: 'secret-jti', ...change() });
  const admission = await admit(tenants, `bearer ${await sign(claims)}`);
  expect(admission).toMatchObject({
    ok: true,
    tenant: { id: 'acme' },
    tokenName: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

test('a tenant may tolerate more or less of its clock', async () => {
  const admittedWith = async (clockToleranceSeconds: number, change: Record<string, unknown>) => {
    const config = { origin: ORIGIN, tenants: [acme({ clockToleranceSeconds })] };
    const tenants = await readTenants(writeConfig(config), ENVIRONMENT);
    return (await admit(tenants, `Bearer ${await sign(goodClaims(change))}`)).ok;
  };
  const ahead = { iat: now() + 240, exp: now() + 540 };
  const behind = { iat: now() - 540, exp: now() - 240 };
  expect([await admittedWith(300, ahead), await admittedWith(300, behind)]).toEqual([true, true]);
  expect([await admittedWith(60, ahead), await admittedWith(60, behind)]).toEqual([false, false]);
  expect(await admittedWith(0, { iat: now() + 30, exp: now() + 300 })).toBe(false);
});

test('the longest token that is read gets through the real server; beyond its limit the status is its own', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  const gateway = await startEmbedGateway(upstream.url);
  const hostup = { vps: Array.from({ length: 100 }, (_, n) => `vps_${String(n).padStart(40, '0')}`) };
  const vpsbg = { isos: Array.from({ length: 500 }, (_, n) => 999_999_999_999_999 - n) };
  const longest = await sign(goodClaims({ hostup, vpsbg }));
  expect(longest.length).toBeGreaterThan(16_384);
  expect((await gateway.get('/api/session', longest)).status).toBe(200);
  const beyond = await gateway.get('/api/session', 'a'.repeat(30_000));
  expect([beyond.status, await beyond.json()]).toEqual([
    401,
    expect.objectContaining({ code: 'token_invalid', detail: expect.stringContaining('it has 30000') }),
  ]);
  expect((await gateway.get('/api/session', 'a'.repeat(40_000))).status).toBe(431);
});

test("a tenant's own limit is lower than ours", async () => {
  const config = { origin: ORIGIN, tenants: [acme({ maxTokenSeconds: 60 })] };
  const tenants = await readTenants(writeConfig(config), ENVIRONMENT);
  const admitted = async (seconds: number) =>
    (await admit(tenants, `Bearer ${await sign(goodClaims({ exp: now() + seconds }))}`)).ok;
  expect([await admitted(60), await admitted(62)]).toEqual([true, false]);
});

test('of a set of keys the kid chooses; an HS256 tenant takes its secret', async () => {
  const jwks = {
    keys: [
      { ...pair.publicKey.export({ format: 'jwk' }), kid: 'a' },
      { ...otherPair.publicKey.export({ format: 'jwk' }), kid: 'b' },
    ],
  };
  const secret = randomBytes(32).toString('base64');
  const shared = acme({
    id: 'hs',
    issuer: 'hs',
    keyFile: undefined,
    algorithm: 'HS256',
    secret: { env: 'SHARED' },
  });
  const config = { origin: ORIGIN, tenants: [acme({ keyFile: undefined, jwks }), shared] };
  const tenants = await readTenants(writeConfig(config), { ...ENVIRONMENT, SHARED: secret });
  const ok = async (token: Promise<string>) => (await admit(tenants, `Bearer ${await token}`)).ok;
  expect(await ok(sign(goodClaims(), { kid: 'a' }))).toBe(true);
  expect(await ok(sign(goodClaims(), { kid: 'b' }, otherPair.privateKey))).toBe(true);
  expect(await ok(sign(goodClaims(), { kid: 'b' }))).toBe(false);
  expect(await ok(sign(goodClaims(), { kid: 'c' }))).toBe(false);
  for (const kid of [{ kid: 'c' }, {}]) {
    const failure = {
      claim: 'kid',
      detail: expect.stringContaining("`kid` must name one of the tenant's keys"),
    };
    expect(await admit(tenants, `Bearer ${await sign(goodClaims(), kid)}`)).toMatchObject({ failure });
  }
  expect(await ok(sign(goodClaims()))).toBe(false);
  const bytes = new TextEncoder().encode(secret);
  expect(await ok(sign(goodClaims({ iss: 'hs' }), { alg: 'HS256' }, bytes))).toBe(true);
  expect(await ok(sign(goodClaims({ iss: 'hs' })))).toBe(false);
});
