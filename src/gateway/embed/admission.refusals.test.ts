import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_TOKEN_LENGTH } from '../../contracts/embed/claims.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { admit } from './admission.ts';
import { goodClaims, ORIGIN, otherPair, pair, sign, startEmbedGateway } from './embedding.fixture.ts';
import { newKeyPair } from '../../../scripts/key-pair.mjs';
import { now, encode, HEADER, raw, tampered } from './made-tokens.fixture.ts';

const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const hmac = (header: unknown, secret: string) => {
  const input = `${encode(header)}.${encode(goodClaims())}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
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
