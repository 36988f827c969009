import { createHmac, createSign, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_TOKEN_LENGTH } from '../../contracts/embed/claims.ts';
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
  PARENT,
  sign,
  startEmbedGateway,
  writeConfig,
} from './embedding.fixture.ts';
import { newKeyPair } from '../../../scripts/key-pair.mjs';

const now = () => Math.floor(Date.now() / 1_000);
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const HEADER = { alg: 'ES256', typ: 'iso-embed+jwt' };

/** A token put together by hand, signed with the tenant's key whatever its content. */
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
  bad('HS256 declared as ES256', () => hmac(HEADER, publicPem)),
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
  bad('signed with a key made up', () => sign(goodClaims(), {}, newKeyPair().privateKey)),
  bad('iss of another tenant', () => sign(goodClaims({ iss: 'other-issuer' }))),
  bad('signature cut', () => tampered(2, (text) => text.slice(0, -4))),
  bad('signature of zeros', () => tampered(2, () => 'A'.repeat(86))),
  bad('payload changed', () => tampered(1, () => encode(goodClaims({ hostup: { vps: ['vps_2'] } })))),
  bad('header changed', () => tampered(0, () => encode({ ...HEADER, extra: 1 }))),
  claim('expired', () => ({ iat: now() - 400, exp: now() - 100 }), 'token_expired'),
  claim('expired beyond the tolerance', () => ({ iat: now() - 361, exp: now() - 61 }), 'token_expired'),
  claim('of the future', () => ({ iat: now() + 90, exp: now() + 300 })),
  claim('not yet to be used', () => ({ nbf: now() + 95 })),
  claim('exp before iat', () => ({ iat: now() + 4, exp: now() + 2 })),
  claim('a life of 11 minutes', () => ({ exp: now() + 660 })),
  claim('a life of a year', () => ({ exp: now() + 31_536_000 })),
  claim('no exp', () => ({ exp: undefined })),
  claim('no iat', () => ({ iat: undefined })),
  claim('exp as text', () => ({ exp: String(now() + 60) })),
  claim('exp without end', () => ({ exp: 1e300 })),
  claim('aud a list that holds ours', () => ({ aud: [ORIGIN, 'https://iso.example.org'] })),
  claim('aud a list of another', () => ({ aud: ['https://iso.example.org'] })),
  claim('aud ours twice', () => ({ aud: [ORIGIN, ORIGIN] })),
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
  claim('library of another value', () => ({ hostup: { vps: ['vps_1'], library: 'everything' } })),
  claim('an ISO id with a fraction', () => ({ vpsbg: { isos: [1.5] } })),
];

test('there are at least 40 bad tokens', () => expect(BAD.length).toBeGreaterThanOrEqual(40));

test.each(BAD)('$name: 401, no provider is called, at most 5 ms of CPU', async ({ make, code }) => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
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
  const upstream = await startUpstream((_request, response) => respondJson(response, { keys: [] }));
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

/** A good token signed in another form. */
async function derSigned(): Promise<string> {
  const input = (await sign()).split('.').slice(0, 2).join('.');
  const signature = createSign('sha256').update(input).sign(pair.privateKey);
  return `${input}.${signature.toString('base64url')}`;
}

test.each<[name: string, claim: string | undefined, detail: string, make: BadToken['make']]>([
  [
    'aud with a slash',
    'aud',
    `must be the origin of this gateway, "${ORIGIN}"; it is "${ORIGIN}/"`,
    () => sign(goodClaims({ aud: `${ORIGIN}/` })),
  ],
  [
    'aud of two',
    'aud',
    'or a list of it alone',
    () => sign(goodClaims({ aud: [ORIGIN, 'https://a.example'] })),
  ],
  ['no aud', 'aud', 'its `aud` is missing', () => sign(goodClaims({ aud: undefined }))],
  ['iss unknown', 'iss', 'its `iss` is not known here', () => sign(goodClaims({ iss: 'unknown' }))],
  [
    'iss a number',
    'iss',
    'must be text of 1 to 300 characters; it is a number',
    () => sign(goodClaims({ iss: 7 })),
  ],
  [
    'sub a number',
    'sub',
    'must be text of 1 to 64 characters; it is a number',
    () => sign(goodClaims({ sub: 4711 })),
  ],
  [
    'jti too long',
    'jti',
    'must be text of 1 to 64 characters; it has 65',
    () => sign(goodClaims({ jti: 'j'.repeat(65) })),
  ],
  ['iat missing', 'iat', 'its `iat` is missing', () => sign(goodClaims({ iat: undefined }))],
  ['iat in milliseconds', 'iat', 'it may be in milliseconds', () => sign(goodClaims({ iat: Date.now() }))],
  [
    'iat of a clock ahead',
    'iat',
    "the panel's clock is 4 min ahead of the gateway's, and 60 s are tolerated",
    () => sign(goodClaims({ iat: now() + 240, exp: now() + 500 })),
  ],
  [
    'nbf of a clock ahead',
    'nbf',
    "the panel's clock is 4 min ahead",
    () => sign(goodClaims({ nbf: now() + 240 })),
  ],
  [
    'exp of a clock behind',
    'exp',
    "If it was signed just now, the panel's clock is 7 min behind.",
    () => sign(goodClaims({ iat: now() - 400, exp: now() - 100 })),
  ],
  ['exp before iat', 'exp', 'its `exp` must be after its `iat`', () => sign(goodClaims({ exp: now() - 10 }))],
  [
    'a long life',
    'exp',
    'at most 600 s after its `iat`; it is 3600 s after it',
    () => sign(goodClaims({ iat: now(), exp: now() + 3_600 })),
  ],
  [
    'a long life, most of it over',
    'exp',
    'at most 600 s after its `iat`',
    () => sign(goodClaims({ iat: now() - 900, exp: now() + 900 })),
  ],
  [
    'parent with a slash',
    'parent',
    'no path and no slash at its end',
    () => sign(goodClaims({ parent: `${PARENT}/` })),
  ],
  [
    'parent of another site',
    'parent',
    'it is "https://evil.example"',
    () => sign(goodClaims({ parent: 'https://evil.example' })),
  ],
  [
    'acct unknown',
    'acct',
    'one of the tenant\'s `accounts`; it is "third"',
    () => sign(goodClaims({ acct: 'third' })),
  ],
  ['vpsbg null', 'vpsbg', 'must be an object; it is null', () => sign(goodClaims({ vpsbg: null }))],
  ['ISO ids as text', 'vpsbg.isos.0', 'it is text', () => sign(goodClaims({ vpsbg: { isos: ['1', '2'] } }))],
  [
    'a VPS id in capitals',
    'hostup.vps.0',
    '"vps_" and 1 to 40 lower-case letters or digits',
    () => sign(goodClaims({ hostup: { vps: ['VPS_UPPER'] } })),
  ],
  [
    '101 VPSs',
    'hostup.vps',
    'at most 100 VPS ids; it has 101',
    () => sign(goodClaims({ hostup: { vps: Array.from({ length: 101 }, (_, n) => `vps_${n}`) } })),
  ],
  [
    'every ISO for a customer',
    'vpsbg',
    'for role "support" alone',
    () => sign(goodClaims({ vpsbg: { isos: '*' } })),
  ],
  ['role admin', 'role', 'must be "customer" or "support"', () => sign(goodClaims({ role: 'admin' }))],
  ['typ JWT', 'typ', '`typ` must be "iso-embed+jwt"', () => sign(goodClaims(), { typ: 'JWT' })],
  [
    'alg of another family',
    'alg',
    'must be ES256; it is "RS256"',
    () => raw({ ...HEADER, alg: 'RS256' }, goodClaims()),
  ],
  ['no alg', 'alg', 'must be ES256; it is missing', () => raw({ typ: HEADER.typ }, goodClaims())],
  ['crit', 'crit', 'is not supported', () => raw({ ...HEADER, crit: ['b64'], b64: false }, goodClaims())],
  ['a DER signature', 'signature', 'the ES256 signature is DER-encoded; JWS needs r||s, 64 bytes', derSigned],
  [
    'a short signature',
    'signature',
    'its ES256 signature has 61 bytes; 64 are needed',
    () => tampered(2, (text) => text.slice(0, -4)),
  ],
  [
    'another key',
    'signature',
    "not signed with the tenant's ES256 key",
    () => sign(goodClaims(), {}, otherPair.privateKey),
  ],
  ['a payload of text', 'payload', 'its payload is not a JSON object', () => raw(HEADER, 'not json')],
  ['a header of text', 'header', 'its header is not a JSON object', () => `bm8.${encode(goodClaims())}.AA`],
  ['two parts', undefined, 'three parts in base64url', () => 'a.b'],
  ['padding', undefined, 'without padding', async () => `${await sign()}==`],
  ['too long', undefined, 'more than 24000 characters; it has 24004', () => `${'a'.repeat(24_000)}.b.c`],
])('%s: the problem names %s', async (_name, claim, detail, make) => {
  const tenants = await readTenants(writeConfig(), ENVIRONMENT);
  const admission = await admit(tenants, `Bearer ${await make()}`);
  if (admission.ok) throw new Error('the token is admitted');
  const { failure } = admission;
  expect(failure.detail).toContain(detail);
  expect(failure.claim).toBe(claim);
  expect(failure.detail).toContain(failure.reason);
});

test('the content of a hostile token is quoted short and plain, in detail and log', async () => {
  const tenants = await readTenants(writeConfig(), ENVIRONMENT);
  const hostile = `x\n\u202e\u0000"\`${'y'.repeat(10_000)}`;
  for (const token of [
    raw({ ...HEADER, alg: hostile }, goodClaims()),
    await sign(goodClaims({ aud: hostile })),
    await sign(goodClaims({ aud: { toString: hostile } })),
    await sign(goodClaims({ [hostile]: 1, sub: hostile, role: hostile })),
    await sign(goodClaims({ hostup: { vps: [hostile] } })),
  ]) {
    const admission = await admit(tenants, `Bearer ${token}`);
    if (admission.ok) throw new Error('the token is admitted');
    const { detail, reason } = admission.failure;
    expect(detail).toMatch(/^[\x20-\x7e]{1,400}$/);
    expect(reason).toMatch(/^[\x20-\x7e]{1,400}$/);
  }
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
