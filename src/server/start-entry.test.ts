import { expect, test } from 'vitest';
import { acme, API_KEYS, ENVIRONMENT, ORIGIN, writeConfig } from '../gateway/embed/embedding.fixture.ts';
import { readTenants } from '../gateway/embed/tenants.ts';
import { readEnvironment } from '../gateway/environment.ts';
import { startEntry } from './start-entry.ts';

test('the start of an embedding gateway names what each tenant may do, and no key, account or origin of it', async () => {
  const accounts = {
    main: { hostup: { env: 'MAIN' }, hostupWrite: { env: 'WRITE' } },
    second: { hostup: { env: 'SECOND' } },
  };
  const tenants = [
    acme({ actions: ['mount'], accounts }),
    acme({ id: 'other', issuer: 'o', keyFile: 'other.pem', parents: [] }),
  ];
  const file = writeConfig({ origin: ORIGIN, tenants });
  const config = await readTenants(file, ENVIRONMENT);
  const settings = readEnvironment({ EMBED_CONFIG: file });
  const entry = startEntry({ settings, tenants: config.tenants }, 'http://127.0.0.1:4173');
  expect(entry).toMatchObject({
    mode: 'embed',
    tenants: [
      { tenant: 'acme', actions: ['mount'], parents: 1, accounts: 2, acting: 1 },
      { tenant: 'other', actions: [], parents: 0, accounts: 2, acting: 0 },
    ],
  });
  expect(entry).not.toHaveProperty('actions');
  const written = JSON.stringify(entry);
  for (const hidden of [...Object.values(API_KEYS), 'second', 'panel.acme'])
    expect(written).not.toContain(hidden);
});

test('that of a staff gateway names what each role may do, and no claim, account or key of it', () => {
  const access = [
    { role: 'viewer', claims: { groups: ['support'] }, accounts: ['main'], actions: [] },
    { role: 'operator', claims: { groups: ['leads'] }, accounts: ['main', 'second'], actions: ['mount'] },
  ] as const;
  const accounts = new Map([
    ['main', { hostup: 'read-key', hostupWrite: 'write-key' }],
    ['second', { hostup: 'second-key' }],
  ]);
  const settings = readEnvironment({ STAFF_CONFIG: 'staff.json' });
  const entry = startEntry({ settings, staff: { access, accounts } }, 'http://127.0.0.1:4173');
  expect(entry).toMatchObject({
    mode: 'staff',
    hostup: 'https://cloud.hostup.se',
    staff: [
      { role: 'viewer', actions: [], accounts: 1, acting: 0 },
      { role: 'operator', actions: ['mount'], accounts: 2, acting: 1 },
    ],
  });
  expect(entry).not.toHaveProperty('actions');
  expect(JSON.stringify(entry)).not.toMatch(/-key|support|leads|main|second/);
});

test('that of an owner names the actions, and only whether the key for them is set', () => {
  const environment = { HOSTUP_API_KEY: 'read-key', HOSTUP_WRITE_KEY: 'write-key', ALLOW_ACTIONS: 'mount' };
  const entry = startEntry({ settings: readEnvironment(environment) }, 'http://127.0.0.1:4173');
  expect(entry).toMatchObject({ mode: 'owner', actions: ['mount'], hostupWriteKey: true });
  expect(JSON.stringify(entry)).not.toContain('-key"');
});
