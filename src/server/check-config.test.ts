import { expect, test } from 'vitest';
import { acme, API_KEYS, ENVIRONMENT, ORIGIN, writeConfig } from '../gateway/embed/embedding.fixture.ts';
import { SECRETS, staffFile } from '../gateway/staff/staff.fixture.ts';
import { checkConfig } from './check-config.ts';

test('a good file of tenants: what each may do, without a secret', async () => {
  const file = writeConfig({ origin: ORIGIN, tenants: [acme({ actions: ['mount'] })] });
  const lines = await checkConfig([file], ENVIRONMENT);
  expect(lines).toEqual([
    `${file}: good for EMBED_CONFIG`,
    '  acme: mount; parents: 1, accounts: 2, with a key for actions: 0',
  ]);
  for (const key of Object.values(API_KEYS)) expect(lines.join()).not.toContain(key);
  expect(await checkConfig([], { ...ENVIRONMENT, EMBED_CONFIG: file })).toEqual(lines);
});

test.each([
  [
    'a field that is wrong',
    { origin: ORIGIN, tenants: [acme({ parents: ['*'] })] },
    'tenant "acme": `parents',
  ],
  ['another file', { name: 'x' }, 'no configuration of Drivebay'],
  ['no JSON', '{', 'is not valid JSON'],
])('%s is named', async (_, content, words) => {
  await expect(checkConfig([writeConfig(content)], ENVIRONMENT)).rejects.toThrow(words);
});

test('a good file of staff: who may do what, without a secret', async () => {
  const file = writeConfig(staffFile('https://iso.example.net', 'https://login.example.net'));
  const lines = await checkConfig([file], SECRETS);
  expect(lines).toEqual([
    `${file}: good for STAFF_CONFIG`,
    '  https://iso.example.net, people of https://login.example.net; accounts: 2, with a key for actions: 1',
    '  viewer: groups support; accounts: main; reads only',
    '  operator: groups leads; accounts: main, second; unmount',
  ]);
  for (const secret of Object.values(SECRETS)) expect(lines.join()).not.toContain(secret);
  await expect(checkConfig([file], {})).rejects.toThrow('names a variable that is not set');
});

test('no file, and one that is not there', async () => {
  await expect(checkConfig([], {})).rejects.toThrow('drivebay check-config FILE, or set EMBED_CONFIG');
  await expect(checkConfig(['/nowhere.json'], {})).rejects.toThrow('/nowhere.json cannot be read');
});
