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

test('a look with which text would be unreadable is worn corrected, and named', async () => {
  const appearance = { background: '#ffffff', text: '#ffffff' };
  const file = writeConfig({ origin: ORIGIN, tenants: [acme({ appearance })] });
  expect((await checkConfig([file], ENVIRONMENT))[2]).toMatch(
    /^ {2}acme: appearance\.text: in the light theme #ffffff has a contrast of 1:1, and needs 4\.5:1; #\w{6} is used\.$/,
  );
});

test("a font whose origin the tenant's file does not allow is refused", async () => {
  const appearance = { fontFamily: 'https://fonts.example/a.woff2' };
  const file = (fontOrigins: string[]) =>
    writeConfig({ origin: ORIGIN, tenants: [acme({ appearance, fontOrigins })] });
  await expect(checkConfig([file([])], ENVIRONMENT)).rejects.toThrow(
    'must have the origin of `appearance.fontFamily` among its `fontOrigins`',
  );
  await expect(checkConfig([file(['https://fonts.example'])], ENVIRONMENT)).resolves.toHaveLength(2);
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

test('all that is wrong is said at once, each with its file and place', async () => {
  const wrongForm = writeConfig({
    origin: `${ORIGIN}/path`,
    tenants: [acme({ parents: ['*'], maxTokenSeconds: 5 }), acme({ id: 'Second', algorithm: 'none' })],
  });
  const form = await checkConfig([wrongForm], ENVIRONMENT).catch(String);
  for (const place of [
    '`origin`',
    '"acme": `parents',
    '"acme": `maxTokenSeconds` must be at least 30',
    'tenant 2: `id`',
    'tenant 2: `algorithm`',
  ])
    expect(form).toContain(place);

  const account = { hostup: { env: 'NOT_SET' }, vpsbg: { file: 'nowhere' } };
  const wrongKeys = writeConfig({
    origin: ORIGIN,
    tenants: [acme({ accounts: { main: account }, keyFile: 'gone.pem' }), acme({ parents: [ORIGIN] })],
  });
  const keys = await checkConfig([wrongKeys], ENVIRONMENT).catch(String);
  for (const place of [
    '`accounts.main.hostup.env` names a variable that is not set',
    '`accounts.main.vpsbg.file` names a file that cannot be read',
    '`keyFile` names a file that cannot be read',
    '`id` is that of another tenant',
    '`issuer` is that of another tenant',
    '`parents` must not hold',
  ])
    expect(keys).toContain(place);
  const both = await checkConfig([wrongForm, '/nowhere.json'], ENVIRONMENT).catch(String);
  expect(both).toContain('"acme": `parents');
  expect(both).toContain('/nowhere.json cannot be read');

  // What cannot be read of an entry hides nothing of the rest, in either file.
  const broken = writeConfig({
    origin: `${ORIGIN}/path`,
    tenants: [
      acme({ id: 'Wrong', parents: ['*'], accounts: { main: account, other: { hostup: 'the key itself' } } }),
      acme({ id: 'second', issuer: 7, keyFile: 'gone.pem', jwks: undefined, extra: true }),
      7,
    ],
  });
  const brokenStaff = writeConfig({
    ...staffFile('https://iso.example.net', 'https://login.example.net'),
    access: [],
    clientSecret: { env: 'NOT_SET' },
    accounts: { main: { hostup: { env: 'UNSET_KEY' }, vpsbg: 7 } },
  });
  const all = await checkConfig([broken, brokenStaff], ENVIRONMENT).catch(String);
  for (const place of [
    '`origin`',
    'tenant 1: `id`',
    'tenant 1: `parents.0`',
    'tenant 1: `accounts.other.hostup`',
    'tenant "1": `accounts.main.hostup.env` names a variable that is not set',
    'tenant "1": `accounts.main.vpsbg.file` names a file that cannot be read',
    'tenant "second": `issuer`',
    'tenant "second": `extra`',
    'tenant "second": `keyFile` names a file that cannot be read',
    'tenant 3',
    '`access` is empty',
    '`clientSecret.env` names a variable that is not set',
    '`accounts.main.vpsbg`',
    '`accounts.main.hostup.env` names a variable that is not set',
  ])
    expect(all).toContain(place);
  expect(all).not.toContain('the key itself');
  // Nothing is said that is not so.
  expect(all).not.toContain('is that of another tenant');

  const staff = writeConfig({
    ...staffFile('https://iso.example.net', 'http://login.example.net'),
    clientSecret: { env: 'NOT_SET' },
  });
  const faults = await checkConfig([staff], {}).catch(String);
  for (const place of ['`issuer` must begin', '`clientSecret.env` names a variable', '`accounts.main.hostup'])
    expect(faults).toContain(place);
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

test('files of tenants and of staff that share an origin are refused, as at the start', async () => {
  const tenants = writeConfig({ origin: ORIGIN, tenants: [acme()] });
  const staff = (origin: string) => writeConfig(staffFile(origin, 'https://id.company.example'));
  const check = (origin: string) =>
    checkConfig([], { ...ENVIRONMENT, ...SECRETS, EMBED_CONFIG: tenants, STAFF_CONFIG: staff(origin) });
  await expect(check('https://desk.company.example')).resolves.toHaveLength(6);
  await expect(check(ORIGIN)).rejects.toThrow('STAFF_CONFIG and EMBED_CONFIG must have different `origin`s.');
});

test('no file, and one that is not there', async () => {
  await expect(checkConfig([], {})).rejects.toThrow('drivebay check-config FILE, or set EMBED_CONFIG');
  await expect(checkConfig(['/nowhere.json'], {})).rejects.toThrow('/nowhere.json cannot be read');
});
