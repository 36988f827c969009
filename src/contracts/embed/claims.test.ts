import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { embedClaims, unverifiedClaims } from './claims.ts';

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

test('the claims of a token are read without a look at its signature; the library is what is mounted', () => {
  expect(unverifiedClaims(tokenOf(GOOD))).toEqual({
    ...GOOD,
    hostup: { vps: ['vps_1'], library: 'mounted' },
  });
});

test('what a token says beyond the contract passes away', () => {
  expect(unverifiedClaims(tokenOf({ ...GOOD, admin: true }))).not.toHaveProperty('admin');
});

test.each<[string, Record<string, unknown>]>([
  ['aud a list', { aud: ['https://iso.example.net'] }],
  ['exp a fraction', { exp: 1.5 }],
  ['iat negative', { iat: -1 }],
  ['sub empty', { sub: '' }],
  ['sub of 65', { sub: 'x'.repeat(65) }],
  ['parent with a path', { parent: 'https://panel.example/' }],
  ['acct with a slash', { acct: 'a/b' }],
  ['a VPS id in capitals', { hostup: { vps: ['VPS_1'] } }],
  ['101 VPSs', { hostup: { vps: Array.from({ length: 101 }, (_, n) => `vps_${n}`) } }],
  ['an ISO id 0', { vpsbg: { isos: [0] } }],
  ['an ISO id as text', { vpsbg: { isos: ['1'] } }],
  ['all ISOs for a customer', { vpsbg: { isos: '*' } }],
  ['another role', { role: 'owner' }],
])('%s is no claim', (_case, change) => {
  expect(unverifiedClaims(tokenOf({ ...GOOD, ...change }))).toBeUndefined();
});

test('all ISOs are for support', () => {
  expect(unverifiedClaims(tokenOf({ ...GOOD, role: 'support', vpsbg: { isos: '*' } }))?.vpsbg?.isos).toBe(
    '*',
  );
});

test('whatever text comes, reading it never throws', () => {
  const parts = fc.array(fc.oneof(fc.base64String(), fc.string({ unit: 'binary' })), { maxLength: 5 });
  fc.assert(
    fc.property(parts, fc.json(), (texts, json) => {
      unverifiedClaims(texts.join('.'));
      expect(unverifiedClaims(`e30.${Buffer.from(json).toString('base64url')}.c2ln`)).toBeUndefined();
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
