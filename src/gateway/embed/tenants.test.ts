import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import example from '../../../docs/embed.example.json';
import { EnvironmentError } from '../environment.ts';
import { readTenants } from './tenants.ts';
import {
  acme,
  API_KEYS,
  ENVIRONMENT,
  ORIGIN,
  otherPair,
  pair,
  PARENT,
  writeConfig,
} from './embedding.fixture.ts';
import { newKeyPair } from '../../../scripts/key-pair.mjs';

const SECRET = 'hidden-secret-of-thirty-two-bytes!';
const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = pair.publicKey.export({ format: 'jwk' });
const otherJwk = otherPair.publicKey.export({ format: 'jwk' });
const shortRsa = newKeyPair('rsa', 1_024).publicKey;

/** The error that the operator gets about a wrong file. */
async function complaint(
  config: unknown,
  environment: Record<string, string> = ENVIRONMENT,
): Promise<string> {
  const file = writeConfig(config);
  const folder = dirname(file);
  writeFileSync(join(folder, 'private.pem'), privatePem);
  writeFileSync(join(folder, 'text.pem'), 'no key');
  writeFileSync(join(folder, 'short-rsa.pem'), shortRsa.export({ type: 'spki', format: 'pem' }));
  try {
    await readTenants(file, environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message.replace(folder, '');
    throw error;
  }
  throw new Error('The file was accepted.');
}

test('a good file is read with its keys', async () => {
  const { origin, tenants } = await readTenants(writeConfig(), ENVIRONMENT);
  expect(origin).toBe(ORIGIN);
  expect(
    tenants.map(({ id, parents, algorithm, maxTokenSeconds }) => [id, parents, algorithm, maxTokenSeconds]),
  ).toEqual([
    ['acme', [PARENT], 'ES256', 600],
    ['other', [], 'ES256', 600],
  ]);
  expect(tenants[0]?.accounts.get('main')).toEqual({ hostup: API_KEYS.main, vpsbg: API_KEYS.main });
  expect(tenants[0]?.accounts.get('second')).toEqual({ hostup: API_KEYS.second });
});

test.each(['constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty'])(
  'an account may be called %s',
  async (name) => {
    const accounts = { [name]: { hostup: { env: 'MAIN' } }, main: { vpsbg: { env: 'MAIN' } } };
    const { tenants } = await readTenants(writeConfig({ origin: ORIGIN, tenants: [acme({ accounts })] }), {
      MAIN: API_KEYS.main,
    });
    expect([...(tenants[0]?.accounts ?? [])]).toEqual([
      [name, { hostup: API_KEYS.main }],
      ['main', { vpsbg: API_KEYS.main }],
    ]);
  },
);

test('an account called __proto__, and a variable that every object has, are refused by name', async () => {
  const text = JSON.stringify({ origin: ORIGIN, tenants: [acme({ accounts: { NAME: {} } })] });
  const proto = writeConfig(text.replace('"NAME"', '"__proto__"'));
  await expect(readTenants(proto, {})).rejects.toThrow(
    /tenant "acme": `accounts.__proto__` must be at most 32/,
  );
  const accounts = { main: { hostup: { env: 'constructor' } } };
  const inherited = writeConfig({ origin: ORIGIN, tenants: [acme({ accounts })] });
  await expect(readTenants(inherited, {})).rejects.toThrow(/names a variable that is not set/);
});

test('a key may be in a file, with a line break at its end', async () => {
  const accounts = { main: { vpsbg: { file: 'api.key' } } };
  const file = writeConfig({ origin: ORIGIN, tenants: [acme({ accounts })] });
  writeFileSync(join(dirname(file), 'api.key'), `${API_KEYS.main}\n`);
  expect((await readTenants(file, {})).tenants[0]?.accounts.get('main')).toEqual({ vpsbg: API_KEYS.main });
});

test.each([
  ['a JWK set inline', { keyFile: undefined, jwks: { keys: [jwk] } }],
  ['localhost without TLS', { parents: ['http://localhost:5173', 'http://127.0.0.1', 'http://[::1]:8080'] }],
  ['HS256', { keyFile: undefined, algorithm: 'HS256', secret: { env: 'SECRET' } }],
])('%s is accepted', async (_case, change) => {
  const file = writeConfig({ origin: ORIGIN, tenants: [acme(change)] });
  await expect(readTenants(file, { ...ENVIRONMENT, SECRET })).resolves.toBeDefined();
});

test('the example in the documentation is accepted as it stands', async () => {
  const file = writeConfig(example);
  writeFileSync(
    join(dirname(file), 'embed-public.pem'),
    pair.publicKey.export({ type: 'spki', format: 'pem' }),
  );
  const { tenants } = await readTenants(file, {
    ACME_VPSBG_KEY: API_KEYS.second,
    ACME_HOSTUP_WRITE_KEY: API_KEYS.write,
    ACME_HOSTUP_KEY: API_KEYS.main,
  });
  const keys = { hostup: API_KEYS.main, hostupWrite: API_KEYS.write, vpsbg: API_KEYS.second };
  expect(tenants).toMatchObject([{ id: 'acme', maxTokenSeconds: 300 }]);
  expect(tenants[0]?.accounts.get('main')).toEqual(keys);
});

/** A tenant that is wrong in one field, which the complaint must name. */
const WRONG: [field: string, what: string, change: Record<string, unknown>][] = [
  ['id', 'missing', { id: undefined }],
  ['id', 'with a slash', { id: 'a/b' }],
  ['parents', 'missing', { parents: undefined }],
  ['parents', 'text', { parents: PARENT }],
  ['parents.0', 'with a path', { parents: [`${PARENT}/`] }],
  ['parents.1', 'every site', { parents: [PARENT, '*'] }],
  ['parents.0', 'a wildcard', { parents: ['https://*.acme.example'] }],
  ['parents.0', 'plain http', { parents: ['http://panel.acme.example'] }],
  ['parents.0', 'with a user', { parents: ['https://user:hidden@panel.acme.example'] }],
  ['parents.0', 'no scheme', { parents: ['panel.acme.example'] }],
  ['parents.0', 'a scheme alone', { parents: ['https:'] }],
  ['parents.0', 'its usual port', { parents: ['https://panel.acme.example:443'] }],
  ['parents.0', 'upper case', { parents: ['https://Panel.acme.example'] }],
  ['parents.0', 'a second directive', { parents: ["https://a.example;script-src'unsafe-inline'"] }],
  ['parents.0', 'two in one', { parents: ['https://a.example https://b.example'] }],
  ['parents', "the gateway's own", { parents: [ORIGIN] }],
  ['issuer', 'missing', { issuer: undefined }],
  ['issuer', 'empty', { issuer: '' }],
  ['algorithm', 'none', { algorithm: 'none' }],
  ['secret', 'HS256 without one', { algorithm: 'HS256' }],
  ['secret', 'beside ES256', { keyFile: undefined, secret: { env: 'SECRET' } }],
  ['secret', 'too short', { keyFile: undefined, algorithm: 'HS256', secret: { env: 'SHORT' } }],
  ['secret.env', 'not set', { keyFile: undefined, algorithm: 'HS256', secret: { env: 'NOWHERE' } }],
  ['secret', 'in the file itself', { keyFile: undefined, algorithm: 'HS256', secret: SECRET }],
  ['keyFile', 'two keys at once', { jwks: { keys: [jwk] } }],
  ['keyFile', 'no file', { keyFile: 'nowhere.pem' }],
  ['keyFile', 'no key', { keyFile: 'text.pem' }],
  ['keyFile', 'a private key', { keyFile: 'private.pem' }],
  ['keyFile', 'of another kind', { algorithm: 'RS256' }],
  ['keyFile', 'a short RSA key', { algorithm: 'RS256', keyFile: 'short-rsa.pem' }],
  [
    'jwks',
    'a short RSA key',
    { algorithm: 'RS256', keyFile: undefined, jwks: { keys: [shortRsa.export({ format: 'jwk' })] } },
  ],
  ['jwks', 'empty', { keyFile: undefined, jwks: { keys: [] } }],
  ['jwks', 'private', { keyFile: undefined, jwks: { keys: [pair.privateKey.export({ format: 'jwk' })] } }],
  ['jwks', 'several without kid', { keyFile: undefined, jwks: { keys: [jwk, jwk] } }],
  ['jwks', 'a secret', { keyFile: undefined, jwks: { keys: [{ kty: 'oct', k: SECRET }] } }],
  ['maxTokenSeconds', 'too long', { maxTokenSeconds: 601 }],
  ['maxTokenSeconds', 'a fraction', { maxTokenSeconds: 59.5 }],
  ['clockToleranceSeconds', 'too much', { clockToleranceSeconds: 301 }],
  ['clockToleranceSeconds', 'negative', { clockToleranceSeconds: -1 }],
  ['clockToleranceSeconds', 'text', { clockToleranceSeconds: '60' }],
  ['accounts', 'missing', { accounts: undefined }],
  ['appearance.accent', 'no colour', { appearance: { accent: 'red;}' } }],
  ['appearance', 'a list', { appearance: [] }],
  ['appearance.accent', 'a list', { appearance: { accent: [] } }],
  ['appearance.fontFamily', 'no font', { appearance: { fontFamily: 'data:font/woff2;base64,AA' } }],
  ['appearance.radius', 'negative', { appearance: { radius: -1 } }],
  ['appearance.colour', 'a field we do not know', { appearance: { colour: '#fff' } }],
  ['fontOrigins.0', 'with a path', { fontOrigins: ['https://fonts.example/'] }],
  ['fontOrigins.0', 'every site', { fontOrigins: ['*'] }],
  ['accounts.Main', 'odd name', { accounts: { Main: { hostup: { env: 'MAIN' } } } }],
  ['accounts.main', 'without a key', { accounts: { main: {} } }],
  ['accounts.main.hostup', 'the key itself', { accounts: { main: { hostup: SECRET } } }],
  ['accounts.main.hostup.key', 'the key itself', { accounts: { main: { hostup: { key: SECRET } } } }],
  ['accounts.main.hostup.env', 'not set', { accounts: { main: { hostup: { env: 'NOWHERE' } } } }],
  ['accounts.main.hostup.file', 'not there', { accounts: { main: { hostup: { file: 'nowhere' } } } }],
  ['accounts.main.vpsbg', 'with a line break', { accounts: { main: { vpsbg: { env: 'BROKEN' } } } }],
  ['parent', 'a field we do not know', { parent: PARENT }],
];

test.each(WRONG)('%s is refused: %s', async (field, _what, change) => {
  const config = { origin: ORIGIN, tenants: [acme(change)] };
  const message = await complaint(config, {
    ...ENVIRONMENT,
    SECRET,
    SHORT: SECRET.slice(0, 31),
    BROKEN: `${SECRET}\nx`,
  });
  expect(message).toContain('/embed.json');
  expect(message).toMatch(/tenant ("acme"|1\b)/);
  expect(message).toContain(`\`${field}`);
  expect(message.split('\n')).toHaveLength(1);
  for (const secret of [SECRET, SECRET.slice(0, 31), 'hidden', 'BEGIN', String(jwk.x)]) {
    expect(message).not.toContain(secret);
  }
});

test.each<[string, unknown]>([
  ['not JSON', `{"origin": "${SECRET}`],
  ['a list', []],
  ['without tenants', { origin: ORIGIN }],
  ['no tenant at all', { origin: ORIGIN, tenants: [] }],
  ['without an origin', { tenants: [acme()] }],
  ['an origin with a path', { origin: `${ORIGIN}/iso`, tenants: [acme()] }],
  ['a tenant that is text', { origin: ORIGIN, tenants: [SECRET] }],
  ['two of one id', { origin: ORIGIN, tenants: [acme(), acme({ issuer: 'b' })] }],
  ['two of one issuer', { origin: ORIGIN, tenants: [acme(), acme({ id: 'b' })] }],
])('a file is refused: %s', async (_case, config) => {
  const message = await complaint(config);
  expect(message).toContain('/embed.json');
  expect(message).not.toContain(SECRET);
  for (const line of message.split('\n')) expect(line).toMatch(/^EMBED_CONFIG .*\.$/);
});

test('a file that is not there is named', async () => {
  await expect(readTenants('/nowhere/embed.json', {})).rejects.toThrow(
    'EMBED_CONFIG names /nowhere/embed.json, which cannot be read.',
  );
});

const SECRETS = { ONE: 'k3V9-xQ27_bLw8ZtRm4NcYh6PfDs1GjE', TWO: 'k3V9-xQ27_bLw8ZtRm4NcYh6PfDs1GjE\n' };
const beta = (change: Record<string, unknown>) => acme({ id: 'beta', issuer: 'beta', ...change });
const hs256 = (env: string) => ({ keyFile: undefined, algorithm: 'HS256', secret: { env } });

test.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
  ['the same file', 'keyFile', {}, {}],
  ['PEM and JWK', 'jwks', {}, { keyFile: undefined, jwks: { keys: [jwk] } }],
  [
    'PEM and one of a set, under another kid',
    'jwks',
    {},
    {
      keyFile: undefined,
      jwks: {
        keys: [
          { ...otherJwk, kid: 'a' },
          { ...jwk, kid: 'b' },
        ],
      },
    },
  ],
  ['one secret', 'secret', hs256('ONE'), hs256('ONE')],
  ['one secret, from two variables, with a line break', 'secret', hs256('ONE'), hs256('TWO')],
])('two tenants with one key are refused by name: %s', async (_case, field, one, two) => {
  const message = await complaint(
    { origin: ORIGIN, tenants: [acme(one), beta(two)] },
    { ...ENVIRONMENT, ...SECRETS },
  );
  expect(message).toContain(`tenant "beta": \`${field}\` is the same as that of tenant "acme"`);
  for (const hidden of [SECRETS.ONE, String(jwk.x), 'BEGIN']) expect(message).not.toContain(hidden);
});

test.each<[string, string, Record<string, string>]>([
  ['32 times one letter', 'can be guessed', { ONE: 'a'.repeat(32) }],
  ['a repeated term', 'can be guessed', { ONE: 'changeme'.repeat(8) }],
  ['too short', '32 bytes', { ONE: SECRETS.ONE.slice(1) }],
  [
    'a public key',
    'another algorithm',
    { ONE: String(pair.publicKey.export({ type: 'spki', format: 'pem' })) },
  ],
  ['a JWK', 'another algorithm', { ONE: JSON.stringify(jwk) }],
  ['an API key of any tenant', 'the provider would know it', { ONE: SECRETS.ONE, OTHER: SECRETS.ONE }],
  ['a field of the file', 'no secret', { ONE: 'https://x7k2.q9vplmwzt4.b3nhsd8.example' }],
])('a secret is refused that others know or guess: %s', async (_case, what, environment) => {
  const other = {
    id: 'other',
    issuer: 'other-issuer',
    parents: ['https://x7k2.q9vplmwzt4.b3nhsd8.example'],
    keyFile: 'other.pem',
  };
  const accounts = { main: { hostup: { env: 'OTHER' } } };
  const config = { origin: ORIGIN, tenants: [acme(hs256('ONE')), acme({ ...other, accounts })] };
  const message = await complaint(config, { ...ENVIRONMENT, ...environment });
  expect(message).toContain(what);
  expect(message).toMatch(/tenant "(acme|other)"/);
  expect(message).not.toContain(environment['ONE']);
});

test('the key of a published example is refused', async () => {
  const published = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  };
  const config = { origin: ORIGIN, tenants: [acme({ keyFile: undefined, jwks: { keys: [published] } })] };
  expect(await complaint(config)).toContain('a published example');
});
