import { randomBytes, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { admit } from './admission.ts';
import type { Algorithm } from './keys.ts';
import { mint } from './mint.ts';
import { readTenants } from './tenants.ts';
import { acme, ENVIRONMENT, goodClaims, ORIGIN, pair, writeConfig } from './embedding.fixture.ts';
import { newKeyPair } from '../../../scripts/key-pair.mjs';

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const privatePem = pem(pair.privateKey);

test.each<[Algorithm, () => { publicKey: KeyObject; privateKey: KeyObject }]>([
  ['ES256', () => newKeyPair()],
  ['EdDSA', () => newKeyPair('ed25519')],
  ['RS256', () => newKeyPair('rsa')],
])(
  'a token signed with %s is admitted, its key given as PEM, as a JWK or as a set',
  async (algorithm, make) => {
    const { publicKey, privateKey } = make();
    const key = pem(privateKey);
    const token = await mint(goodClaims(), { algorithm, key });
    const named = await mint(goodClaims(), { algorithm, key, kid: 'now' });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'now' };
    const forms: [text: string, token: string][] = [
      [publicKey.export({ type: 'spki', format: 'pem' }).toString(), token],
      [publicKey.export({ type: 'spki', format: 'pem' }).toString(), named],
      [JSON.stringify(publicKey.export({ format: 'jwk' })), named],
      [JSON.stringify(jwk), named],
      [JSON.stringify({ keys: [jwk, { ...jwk, kid: 'next' }] }), named],
    ];
    for (const [text, signed] of forms) {
      const file = writeConfig({ origin: ORIGIN, tenants: [acme({ algorithm, keyFile: 'key' })] });
      writeFileSync(join(dirname(file), 'key'), text);
      const tenants = await readTenants(file, ENVIRONMENT);
      expect(await admit(tenants, `Bearer ${signed}`)).toMatchObject({ ok: true });
    }
  },
);

test('a shared secret signs too', async () => {
  const entry = acme({ algorithm: 'HS256', keyFile: undefined, secret: { env: 'SHARED' } });
  const file = writeConfig({ origin: ORIGIN, tenants: [entry] });
  const SHARED = randomBytes(32).toString('base64');
  const token = await mint(goodClaims(), { algorithm: 'HS256', key: new TextEncoder().encode(SHARED) });
  const tenants = await readTenants(file, { ...ENVIRONMENT, SHARED });
  expect(await admit(tenants, `Bearer ${token}`)).toMatchObject({ ok: true });
});

test('claims that the gateway would refuse are not signed, and the wrong one is named', async () => {
  const claims = goodClaims({ hostup: { vps: ['vps_1', 'VPS'] } });
  await expect(mint(claims, { algorithm: 'ES256', key: privatePem })).rejects.toThrow('`hostup.vps.1`');
});

test('a key that cannot sign is not quoted', async () => {
  const signing = mint(goodClaims(), { algorithm: 'RS256', key: privatePem });
  await expect(signing).rejects.toThrow('The key cannot sign with RS256');
  await expect(signing).rejects.not.toThrow('BEGIN');
});
