import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readStaffConfig } from './staff-config.ts';
import { SECRETS, staffFile } from './staff.fixture.ts';

const good = (change?: Record<string, unknown>) =>
  staffFile('https://iso.example.net', 'https://login.example.net', change);

function read(content: unknown, environment: Record<string, string> = SECRETS) {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-staff-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'staff.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readStaffConfig(file, environment);
}

test('a file that is as it should be is read, with its secrets and what is absent', () => {
  const config = read(good());
  expect(config.clientSecret).toBe(SECRETS.CLIENT);
  expect(config.accounts.get('main')).toEqual({
    hostup: SECRETS.MAIN,
    vpsbg: SECRETS.MAIN,
    hostupWrite: SECRETS.WRITE,
  });
  expect(config.times).toEqual({ idle: 1_800_000, max: 28_800_000, recentSignIn: 900_000, check: 300_000 });
});

test('the example of the documentation is a whole one', () => {
  const example = readFileSync(
    fileURLToPath(new URL('../../../docs/staff.example.json', import.meta.url)),
    'utf8',
  );
  const variables = ['STAFF_CLIENT_SECRET', 'HOSTUP_KEY', 'VPSBG_KEY', 'HOSTUP_WRITE_KEY_MAIN'];
  const environment = Object.fromEntries(variables.map((name) => [name, `${name}-0123456789`]));
  expect(read(example, environment).access).toHaveLength(2);
});

const viewer = { role: 'viewer', claims: { groups: ['x'] }, accounts: ['main'] };

test.each([
  ['no JSON', '{', 'is not valid JSON'],
  ['another field', { extra: 1 }, '`extra` is no field of this file'],
  ['a path as origin', { origin: 'https://iso.example.net/x' }, '`origin` must be an exact origin'],
  ['an issuer over http', { issuer: 'http://login.example.net' }, '`issuer` must begin with https://'],
  ['the issuer as origin', { issuer: 'https://iso.example.net/x' }, 'must have another origin'],
  ['a secret in the file', { clientSecret: 'hush-hush' }, '`clientSecret` must be an object'],
  ['a secret that is not set', { clientSecret: { env: 'NOBODY' } }, 'names a variable that is not set'],
  ['no algorithm', { algorithm: 'none' }, '`algorithm` must be one of'],
  ['a symmetric algorithm', { algorithm: 'HS256' }, '`algorithm` must be one of'],
  ['no openid', { scopes: ['profile'] }, '`scopes` must have `openid`'],
  ['an e-mail as claim', { access: [{ ...viewer, claims: { email: ['a@b'] } }] }, 'must not have email'],
  ['a rule without claims', { access: [{ ...viewer, claims: {} }] }, 'must name a claim'],
  ['a viewer with actions', { access: [{ ...viewer, actions: ['mount'] }] }, 'must be absent for a viewer'],
  ['an unknown role', { access: [{ ...viewer, role: 'admin' }] }, 'must be viewer or operator'],
  [
    'an account that is not there',
    { access: [{ ...viewer, accounts: ['other'] }] },
    'names an account in `access`',
  ],
  ['a session of a week', { session: { maxHours: 168 } }, '`session.maxHours` must be at most 12'],
  ['an endless idle time', { session: { idleMinutes: 600 } }, '`session.idleMinutes` must be at most 60'],
])('%s is refused in one sentence without a secret', (_, change, message) => {
  const content = typeof change === 'string' ? change : good(change);
  expect(() => read(content)).toThrow(message);
  expect(() => read(content)).not.toThrow('hush-hush');
});

test('a short client secret, or one that is an API key too, is refused', () => {
  expect(() => read(good(), { ...SECRETS, CLIENT: 'short' })).toThrow('at least 16 characters');
  expect(() => read(good(), { ...SECRETS, CLIENT: SECRETS.MAIN })).toThrow('is an API key of an account too');
});
