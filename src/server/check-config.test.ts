import { expect, test } from 'vitest';
import { acme, API_KEYS, ENVIRONMENT, ORIGIN, writeConfig } from '../gateway/embed/embedding.fixture.ts';
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

test('no file, and one that is not there', async () => {
  await expect(checkConfig([], {})).rejects.toThrow('drivebay check-config FILE, or set EMBED_CONFIG');
  await expect(checkConfig(['/nowhere.json'], {})).rejects.toThrow('/nowhere.json cannot be read');
});
