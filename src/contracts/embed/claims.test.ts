import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { anyCodePoint } from '../../../scripts/proofs/any-code-point.ts';
import { embedClaims, MAX_TOKEN_LENGTH, readToken } from './claims.ts';

const GOOD = {
  iss: 'panel',
  aud: 'https://iso.example.net',
  sub: 'ünïcode 7',
  jti: 'j',
  iat: 1_795_000_000,
  exp: 1_795_000_300,
  parent: 'https://panel.example',
  acct: 'main',
  hostup: { vps: ['vps_1'] },
  role: 'customer',
};

const tokenOf = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

const claimsOf = (claims: unknown) => {
  const read = readToken(tokenOf(claims));
  return 'claims' in read ? read.claims : undefined;
};

test('the claims of a token are read without a look at its signature; the library is what is mounted', () => {
  expect(claimsOf(GOOD)).toEqual({ ...GOOD, hostup: { vps: ['vps_1'], library: 'mounted' } });
});

test('claims beyond the contract are dropped', () => {
  expect(claimsOf({ ...GOOD, admin: true })).not.toHaveProperty('admin');
});

/** What is wrong with the claims of a good token but for a change. */
const faultOf = (change: Record<string, unknown>) => {
  const read = readToken(tokenOf({ ...GOOD, ...change }));
  return 'fault' in read ? [read.fault.claim, read.fault.reason] : null;
};

test.each<[claim: string, reason: string, change: Record<string, unknown>]>([
  ['aud', 'or a list of it alone; it is a number', { aud: 7 }],
  ['aud', 'is missing', { aud: undefined }],
  ['aud', 'or a list of it alone; it is a list of 0', { aud: [] }],
  ['aud', 'or a list of it alone; it is a list of 2', { aud: [GOOD.aud, GOOD.aud] }],
  ['aud.0', 'must be the origin of the gateway as text; it is a number', { aud: [7] }],
  ['aud', 'or a list of it alone; it is an object', { aud: {} }],
  ['sub', 'must be text of 1 to 64 characters; it is a number', { sub: 4711 }],
  ['sub', 'must be text of 1 to 64 characters; it has 0', { sub: '' }],
  ['sub', 'must be text of 1 to 64 characters; it has 65', { sub: 'x'.repeat(65) }],
  ['jti', 'must be text of 1 to 64 characters; it is null', { jti: null }],
  ['iat', 'is missing', { iat: undefined }],
  ['iat', 'not negative', { iat: -1 }],
  ['iat', 'must be a number of seconds since 1970; it is text', { iat: '1795000000' }],
  ['exp', 'it may be in milliseconds', { exp: 1_795_000_300_000 }],
  ['exp', 'must be in seconds', { exp: 1e300 }],
  ['nbf', 'must be a number of seconds since 1970; it is text', { nbf: 'now' }],
  ['parent', 'is missing', { parent: undefined }],
  ['parent', 'must be an exact origin such as', { parent: 7 }],
  ['parent', 'no usual port; it is a list', { parent: ['https://panel.example'] }],
  ['parent', 'no path and no slash at its end', { parent: 'https://panel.example/' }],
  ['acct', 'must be the name of an account', { acct: 'a/b' }],
  ['hostup', 'must be an object; it is null', { hostup: null }],
  ['hostup', 'must be an object; it is a list', { hostup: ['vps_1'] }],
  ['hostup', 'must be an object; it is text', { hostup: 'vps_1' }],
  ['hostup.vps', 'is missing', { hostup: {} }],
  ['hostup.vps', 'must be a list of at most 100 VPS IDs; it is text', { hostup: { vps: 'vps_1' } }],
  ['hostup.vps.1', 'must be "vps_" and 1 to 40 lower-case', { hostup: { vps: ['vps_1', 'VPS_UPPER'] } }],
  [
    'hostup.vps',
    'at most 100 VPS IDs; it has 101',
    { hostup: { vps: Array.from({ length: 101 }, (_, n) => `vps_${n}`) } },
  ],
  ['hostup.names', 'must be an object', { hostup: { vps: ['vps_1'], names: 'web-01' } }],
  ['hostup.names', 'must be an object', { hostup: { vps: ['vps_1'], names: null } }],
  ['hostup.names', 'at most 255 characters', { hostup: { vps: ['vps_1'], names: { vps_1: 7 } } }],
  [
    'hostup.names',
    'at most 255 characters',
    { hostup: { vps: ['vps_1'], names: { ['\n'.repeat(99)]: 'x'.repeat(256) } } },
  ],
  [
    'hostup.names',
    'must name no VPS that its `vps` does not list',
    { hostup: { vps: ['vps_1'], names: { vps_2: 'web-01' } } },
  ],
  ['hostup.library', 'must be "mounted" or "all"', { hostup: { vps: ['vps_1'], library: 'every' } }],
  ['hostup.names', 'for a VPS ID; it is a list', { hostup: { vps: ['vps_1'], names: ['web-01'] } }],
  ['hostup.actions', 'VPS IDs; it is a list', { hostup: { vps: ['vps_1'], actions: ['mount'] } }],
  ['vpsbg', 'must be an object; it is null', { vpsbg: null }],
  ['vpsbg', 'must be an object; it is a list', { vpsbg: [1, 2] }],
  ['vpsbg', 'must be an object; it is a list', { vpsbg: [] }],
  [
    'vpsbg.isos',
    'must be a list of ISO IDs, or "*" for support; it is an object',
    { vpsbg: { isos: { 1: 1 } } },
  ],
  [
    'vpsbg.isos.0',
    'must be a whole number from 1, of at most 15 digits; it is text',
    { vpsbg: { isos: ['1', '2'] } },
  ],
  ['vpsbg.isos.1', 'must be a whole number from 1', { vpsbg: { isos: [1, 0] } }],
  ['vpsbg.isos', 'must be a list of ISO IDs, or "*" for support; it is other text', { vpsbg: { isos: '1' } }],
  [
    'vpsbg.isos',
    'at most 500 ISO IDs; it has 501',
    { vpsbg: { isos: Array.from({ length: 501 }, (_, n) => n + 1) } },
  ],
  ['vpsbg', 'for role "support" alone', { vpsbg: { isos: '*' } }],
  ['role', 'must be "customer" or "support"; it is other text', { role: 'owner' }],
])('the claim %s is named: %s', (claim, reason, change) => {
  expect(faultOf(change)).toEqual([claim, expect.stringContaining(reason)]);
  expect(faultOf(change)?.[1]).toContain(`its \`${claim}\` `);
});

test.each<unknown>([[], [GOOD], null, 7, 'text'])(
  'a payload that is no object, %j, is named as one',
  (payload) => {
    expect(readToken(tokenOf(payload))).toEqual({
      fault: { claim: null, reason: 'its payload is not a JSON object' },
    });
  },
);

/** Every claim, and what it must never be described as. */
test('whatever kind of value comes, the reason names the kind that came', () => {
  const names = [
    'iss',
    'aud',
    'sub',
    'jti',
    'iat',
    'exp',
    'nbf',
    'parent',
    'acct',
    'hostup',
    'vpsbg',
    'role',
  ];
  const kinds: [unknown, string][] = [
    [null, 'is null'],
    [{ a: 1 }, 'is an object'],
    [true, 'is a boolean'],
    [[{}, {}], 'is a list'],
  ];
  for (const name of names) {
    for (const [value, kind] of kinds) {
      if (kind === 'is an object' && (name === 'hostup' || name === 'vpsbg')) continue;
      // A list may be an `aud`; what is in it is then what is wrong.
      const [claim, end] = name === 'aud' && kind === 'is a list' ? ['aud.0', 'is an object'] : [name, kind];
      expect(faultOf({ [name]: value })).toEqual([claim, expect.stringMatching(new RegExp(`; it ${end}$`))]);
    }
  }
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['an aud that is a list of one', { aud: [GOOD.aud] }, { aud: GOOD.aud }],
  ['fractions of seconds', { iat: 1_764_100_000.5, exp: 1_764_100_300.25 }, { iat: 1_764_100_000.5 }],
  [
    'names of VPSs',
    { hostup: { vps: ['vps_1', 'vps_2'], names: { vps_1: 'web-01', vps_2: '' } } },
    { hostup: { vps: ['vps_1', 'vps_2'], library: 'mounted', names: { vps_1: 'web-01', vps_2: '' } } },
  ],
  // As PHP writes an empty array.
  ['a list of names that is empty', { hostup: { vps: ['vps_1'], names: [] } }, {}],
  ['an nbf', { nbf: GOOD.iat }, { nbf: GOOD.iat }],
])('%s is read', (_case, change, read) => {
  expect(claimsOf({ ...GOOD, ...change })).toMatchObject(read);
});

test('the longest token that the claims allow is within the limit; one beyond it is named as too long', () => {
  const text = (length: number) => 'ü'.repeat(length);
  const longest = {
    iss: text(300),
    aud: `https://${'a'.repeat(60)}.example`,
    sub: text(64),
    jti: text(64),
    iat: 1_764_100_000.123,
    exp: 1_764_100_300.123,
    nbf: 1_764_100_000.123,
    parent: `https://${'a'.repeat(250)}.example`,
    acct: 'a'.repeat(32),
    hostup: {
      vps: Array.from({ length: 100 }, (_, n) => `vps_${String(n).padStart(40, '0')}`),
      library: 'mounted',
    },
    vpsbg: { isos: Array.from({ length: 500 }, (_, n) => 999_999_999_999_999 - n) },
    role: 'customer',
  };
  // As PHP writes it, with escapes, and with the signature of an RSA key of 4,096 bits.
  const json = JSON.stringify(longest)
    .replaceAll('/', String.raw`\/`)
    .replaceAll('ü', String.raw`\u00fc`);
  const head = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'iso-embed+jwt', kid: 'k'.repeat(64) }));
  const payload = Buffer.from(json).toString('base64url');
  const token = `${head.toString('base64url')}.${payload}.${'A'.repeat(683)}`;
  expect(readToken(token)).toHaveProperty('claims.hostup.vps.length', 100);
  expect(readToken(`${token}${'A'.repeat(MAX_TOKEN_LENGTH)}`)).toEqual({
    fault: { claim: null, reason: 'it is too long: more than 24000 characters' },
  });
});

test('all ISOs are for support', () => {
  expect(claimsOf({ ...GOOD, role: 'support', vpsbg: { isos: '*' } })?.vpsbg?.isos).toBe('*');
});

test('whatever text comes, reading it never throws', () => {
  const parts = fc.array(fc.oneof(fc.base64String(), fc.string({ unit: anyCodePoint })), { maxLength: 5 });
  fc.assert(
    fc.property(parts, fc.json(), (texts, json) => {
      readToken(texts.join('.'));
      expect(readToken(`e30.${Buffer.from(json).toString('base64url')}.c2ln`)).toHaveProperty('fault');
    }),
    { numRuns: 1_000 },
  );
});

test('whatever claims pass, their ids are those of the routes', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.double()), (vps, isos) => {
      const { success, output } = v.safeParse(embedClaims, { ...GOOD, hostup: { vps }, vpsbg: { isos } });
      if (!success || output.vpsbg?.isos === '*') return;
      for (const id of output.hostup?.vps ?? []) expect(id).toMatch(/^vps_[0-9a-z]{1,40}$/);
      for (const id of output.vpsbg?.isos ?? []) expect(String(id)).toMatch(/^[1-9][0-9]{0,14}$/);
    }),
    { numRuns: 1_000 },
  );
});
