import { createSign } from 'node:crypto';
import { expect, test } from 'vitest';
import { admit } from './admission.ts';
import { readTenants } from './tenants.ts';
import {
  ENVIRONMENT,
  goodClaims,
  ORIGIN,
  otherPair,
  pair,
  PARENT,
  sign,
  writeConfig,
} from './embedding.fixture.ts';
import { now, encode, HEADER, raw, tampered } from './made-tokens.fixture.ts';

/** A good token signed in another form. */
async function derSigned(): Promise<string> {
  const input = (await sign()).split('.').slice(0, 2).join('.');
  const signature = createSign('sha256').update(input).sign(pair.privateKey);
  return `${input}.${signature.toString('base64url')}`;
}

test.each<[name: string, claim: string | undefined, detail: string, make: () => string | Promise<string>]>([
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
    'at most 100 VPS IDs; it has 101',
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
