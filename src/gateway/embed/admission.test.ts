import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_TOKEN_LENGTH } from '../../contracts/embed/claims.ts';
import { answerJson, startUpstream } from '../test-upstream.ts';
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
} from './test-embedding.ts';

const now = () => Math.floor(Date.now() / 1_000);
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const HEADER = { alg: 'ES256', typ: 'iso-embed+jwt' };

/** A token put together by hand, signed with the tenant's key whatever it says. */
function raw(header: unknown, payload: unknown): string {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = createSign('sha256')
    .update(input)
    .sign({ key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

const hmac = (header: unknown, secret: string) => {
  const input = `${encode(header)}.${encode(goodClaims())}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

/** Changes one part of a good token. */
const tampered = async (part: 0 | 1 | 2, change: (text: string) => string) => {
  const parts = (await sign()).split('.');
  parts[part] = change(parts[part] ?? '');
  return parts.join('.');
};

interface BadToken {
  name: string;
  make: () => string | Promise<string>;
  code: string;
}

const bad = (name: string, make: BadToken['make'], code = 'token_invalid'): BadToken => ({
  name,
  make,
  code,
});

/** A token as it should be but for some claims, which are made when the test runs. */
const claim = (name: string, change: () => Record<string, unknown>, code?: string) =>
  bad(name, () => sign(goodClaims(change())), code);

const BAD: BadToken[] = [
  bad('empty', () => 'x'),
  bad('two parts', () => 'a.b'),
  bad('four parts', async () => `${await sign()}.x`),
  bad('no signature', async () => (await sign()).replace(/[^.]+$/, '')),
  bad('not base64', () => '!!!.???.###'),
  bad('a JWE', () => 'a.b.c.d.e'),
  bad('not JSON', () => raw(HEADER, 'not json')),
  bad('a list', () => raw(HEADER, [])),
  bad('null', () => raw(HEADER, 'null')),
  bad('too long', () => `${'a'.repeat(MAX_TOKEN_LENGTH)}.b.c`),
  bad('alg none', () => `${encode({ ...HEADER, alg: 'none' })}.${encode(goodClaims())}.AA`),
  bad('alg None', () => `${encode({ ...HEADER, alg: 'None' })}.${encode(goodClaims())}.AA`),
  bad('HS256 with the public key', () => hmac({ ...HEADER, alg: 'HS256' }, publicPem)),
  bad('HS256 said to be ES256', () => hmac(HEADER, publicPem)),
  bad('alg of another family', () => raw({ ...HEADER, alg: 'RS256' }, goodClaims())),
  bad('alg ES384', () => raw({ ...HEADER, alg: 'ES384' }, goodClaims())),
  bad('no alg', () => raw({ typ: HEADER.typ }, goodClaims())),
  bad('no typ', () => raw({ alg: 'ES256' }, goodClaims())),
  bad('typ JWT', () => sign(goodClaims(), { typ: 'JWT' })),
  bad('crit unknown', () => raw({ ...HEADER, crit: ['exp2'], exp2: 1 }, goodClaims())),
  bad('b64 false', () => raw({ ...HEADER, crit: ['b64'], b64: false }, goodClaims())),
  bad('key in the header', () =>
    sign(goodClaims(), { jwk: otherPair.publicKey.export({ format: 'jwk' }) }, otherPair.privateKey),
  ),
  bad('signed with the key of another tenant', () => sign(goodClaims(), {}, otherPair.privateKey)),
  bad('signed with a key made up', () =>
    sign(goodClaims(), {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
  ),
  bad('iss of another tenant', () => sign(goodClaims({ iss: 'other-issuer' }))),
  bad('signature cut', () => tampered(2, (text) => text.slice(0, -4))),
  bad('signature of zeros', () => tampered(2, () => 'A'.repeat(86))),
  bad('payload changed', () => tampered(1, () => encode(goodClaims({ hostup: { vps: ['vps_2'] } })))),
  bad('header changed', () => tampered(0, () => encode({ ...HEADER, extra: 1 }))),
  claim('expired', () => ({ iat: now() - 400, exp: now() - 100 }), 'token_expired'),
  claim('expired beyond the tolerance', () => ({ iat: now() - 306, exp: now() - 6 }), 'token_expired'),
  claim('of the future', () => ({ iat: now() + 60, exp: now() + 300 })),
  claim('not yet to be used', () => ({ nbf: now() + 60 })),
  claim('exp before iat', () => ({ iat: now() + 4, exp: now() + 2 })),
  claim('a life of 11 minutes', () => ({ exp: now() + 660 })),
  claim('a life of a year', () => ({ exp: now() + 31_536_000 })),
  claim('no exp', () => ({ exp: undefined })),
  claim('no iat', () => ({ iat: undefined })),
  claim('exp as text', () => ({ exp: String(now() + 60) })),
  claim('exp without end', () => ({ exp: 1e300 })),
  claim('aud a list that holds ours', () => ({ aud: [ORIGIN] })),
  claim('aud of another gateway', () => ({ aud: 'https://iso.example.org' })),
  claim('aud with a slash', () => ({ aud: `${ORIGIN}/` })),
  claim('no aud', () => ({ aud: undefined })),
  claim('iss unknown', () => ({ iss: 'https://evil.example' })),
  claim('no iss', () => ({ iss: undefined })),
  claim('no sub', () => ({ sub: undefined })),
  claim('no jti', () => ({ jti: undefined })),
  claim('a jti of 65', () => ({ jti: 'j'.repeat(65) })),
  claim('no parent', () => ({ parent: undefined })),
  claim('parent of another site', () => ({ parent: 'https://evil.example' })),
  claim('parent that begins alike', () => ({ parent: 'https://panel.acme.example.evil.example' })),
  claim('parent null', () => ({ parent: 'null' })),
  claim('acct unknown', () => ({ acct: 'third' })),
  claim('acct __proto__', () => ({ acct: '__proto__' })),
  claim('no acct', () => ({ acct: undefined })),
  claim('no role', () => ({ role: undefined })),
  claim('role admin', () => ({ role: 'admin' })),
  claim('every ISO for a customer', () => ({ vpsbg: { isos: '*' } })),
  claim('every VPS', () => ({ hostup: { vps: '*' } })),
  claim('a VPS id with a path', () => ({ hostup: { vps: ['vps_1/../vps_2'] } })),
  claim('library of another word', () => ({ hostup: { vps: ['vps_1'], library: 'everything' } })),
  claim('an ISO id with a fraction', () => ({ vpsbg: { isos: [1.5] } })),
];

test('there are at least 40 bad tokens', () => expect(BAD.length).toBeGreaterThanOrEqual(40));

test.each(BAD)('$name: 401, no provider is asked, at most 5 ms of CPU', async ({ make, code }) => {
  const upstream = await startUpstream((_request, response) => answerJson(response, {}));
  const gateway = await startEmbedGateway(upstream.url);
  const token = await make();
  for (const path of ['/api/session', '/api/hostup/vps/vps_1/iso', '/api/vpsbg/isos/1', '/api/nothing']) {
    const response = await gateway.get(path, token);
    expect([response.status, await response.json()]).toEqual([401, expect.objectContaining({ code })]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  }
  expect(upstream.calls).toHaveLength(0);

  // The least of a few runs: whatever else the process does at that moment is not the token's doing.
  let least = Infinity;
  for (let run = 0; run < 5; run += 1) {
    const before = process.cpuUsage();
    await admit(gateway.tenants, `Bearer ${token}`);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  expect(least).toBeLessThan(5);
});

test.each(['jku', 'x5u'])('what a token names in %s is never fetched', async (field) => {
  const upstream = await startUpstream((_request, response) => answerJson(response, { keys: [] }));
  const gateway = await startEmbedGateway(upstream.url);
  const token = await sign(goodClaims(), { [field]: `${upstream.url}/keys` }, otherPair.privateKey);
  expect((await gateway.get('/api/session', token)).status).toBe(401);
  expect(upstream.calls).toHaveLength(0);
});

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
  ['that expired within the tolerance', () => ({ iat: now() - 303, exp: now() - 3 })],
  ['with claims of its own besides', () => ({ name: 'Ada', groups: ['x'] })],
])('a token %s is admitted, and its name does not tell its jti', async (_name, change) => {
  const tenants = await readTenants(writeConfig(), ENVIRONMENT);
  const claims = goodClaims({ jti: 'secret-jti', ...change() });
  const admission = await admit(tenants, `bearer ${await sign(claims)}`);
  expect(admission).toMatchObject({
    ok: true,
    tenant: { id: 'acme' },
    tokenName: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
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
  expect(await ok(sign(goodClaims()))).toBe(false);
  const bytes = new TextEncoder().encode(secret);
  expect(await ok(sign(goodClaims({ iss: 'hs' }), { alg: 'HS256' }, bytes))).toBe(true);
  expect(await ok(sign(goodClaims({ iss: 'hs' })))).toBe(false);
});
