import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { probe } from './probe-command.ts';
import { sandboxOfTest } from './probe.fixture.ts';

let printed: string[] = [];
let complained: string[] = [];
beforeEach(() => {
  [printed, complained] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line));
});
afterEach(() => vi.restoreAllMocks());

async function environmentOf(account: 'default' | 'odd' | 'noscope' | 'large' = 'default', limit?: number) {
  const sandbox = await sandboxOfTest(limit);
  const keys = sandbox.accounts[account];
  const environment: NodeJS.ProcessEnv = {
    ALLOW_HTTP_UPSTREAM: '1',
    HOSTUP_API_URL: sandbox.hostupUrl,
    VPSBG_API_URL: sandbox.vpsbgUrl,
    HOSTUP_API_KEY: keys.hostup,
    VPSBG_API_KEY: keys.vpsbg,
  };
  return { sandbox, keys, environment };
}
const mediaIn = async (url: string, key: string, vps: string) =>
  v.parse(
    v.object({ mounted: v.array(v.object({ device: v.string(), isoId: v.nullable(v.string()) })) }),
    await (
      await fetch(`${url}/api/v2/vps/${vps}/iso`, { headers: { authorization: `Bearer ${key}` } })
    ).json(),
  ).mounted;

test('an account as documented ends with 0, and every call is made', async () => {
  const { environment } = await environmentOf();
  expect(await probe([], environment)).toBe(0);
  expect(printed[0]).toContain('0 differ');
  expect(printed[0]?.match(/: 200$/gm)).toHaveLength(5);
});

test('an account that deviates ends with 1, and says where', async () => {
  const { environment } = await environmentOf('odd');
  expect(await probe(['--json'], environment)).toBe(1);
  const report = v.parse(
    v.object({ counts: v.object({ differs: v.number() }) }),
    JSON.parse(printed[0] ?? ''),
  );
  expect(report.counts.differs).toBe(3);
});

test('the second page of a list is read, and the third is not', async () => {
  const { environment } = await environmentOf('large');
  expect(await probe([], environment)).toBe(0);
  expect(printed[0]).toMatch(/Confirmed[^]*ASSUMED_VPSBG_PAGE_PARAMETER[^]*Not seen/);
});

test.each([
  ['no key', {}, [], 'no key to probe with'],
  ['a VPS of another form', { HOSTUP_API_KEY: 'x' }, ['--vps', '../x'], '--vps must be'],
  ['an ISO of another form', { VPSBG_API_KEY: 'x' }, ['--iso', 'x'], '--iso must be'],
  ['an option that is not one', { VPSBG_API_KEY: 'x' }, ['--isos'], '--isos'],
  ['an account without a file', { VPSBG_API_KEY: 'x' }, ['--account', 'x'], '--account names'],
  ['actions without a VPS', { HOSTUP_API_KEY: 'x' }, ['--actions'], '--vps ID'],
  ['actions without their key', { HOSTUP_API_KEY: 'x' }, ['--actions', '--vps', 'vps_1'], 'HOSTUP_WRITE_KEY'],
  [
    'actions that are not allowed',
    { HOSTUP_API_KEY: 'x', HOSTUP_WRITE_KEY: 'y', ALLOW_ACTIONS: 'mount' },
    ['--actions', '--vps', 'vps_1', '--yes'],
    'ALLOW_ACTIONS=mount,unmount',
  ],
  [
    'actions without a terminal',
    { HOSTUP_API_KEY: 'x', HOSTUP_WRITE_KEY: 'y', ALLOW_ACTIONS: 'mount,unmount' },
    ['--actions', '--vps', 'vps_1'],
    'use --yes',
  ],
])('%s ends with 2, before any call', async (_, environment, args, words) => {
  expect(await probe(args, environment)).toBe(2);
  expect(complained.join()).toContain(words);
  expect(printed).toEqual([]);
});

test('keys that are refused end with 2 where nothing was read, with 3 where something was', async () => {
  const { environment } = await environmentOf();
  const wrong = { ...environment, HOSTUP_API_KEY: 'wrong' };
  expect(await probe([], wrong)).toBe(3);
  expect(await probe([], { ...wrong, VPSBG_API_KEY: 'wrong' })).toBe(2);
  expect(printed[1]).toContain('GET /isos: 401');
});

test('a call that gave no data says why, and what to do', async () => {
  const { environment } = await environmentOf();
  await probe(['--iso', '999999999'], environment);
  expect(printed[0]).toContain('GET /api/v2/vps: 200\n');
  expect(printed[0]).toContain('GET /isos/{id}: 404. This key sees no such resource');
  await probe([], { ...environment, HOSTUP_API_KEY: 'wrong', VPSBG_API_URL: 'http://127.0.0.1:1' });
  expect(printed[1]).toContain('GET /api/v2/vps: 401. The provider refuses this key');
  expect(printed[1]).toContain(
    '/iso: not called. No ID of a VPS is known, as the list gave none: name one with --vps.',
  );
  expect(printed[1]).toContain('GET /isos: not reached. Check the network');
  const { HOSTUP_API_KEY: _, HOSTUP_API_URL: __, ...oneProvider } = environment;
  await probe([], oneProvider);
  expect(printed[2]).toContain('/iso: not called. There is no key for HostUp.');
});

test('where a provider requires a wait, the calls that are left out say so', async () => {
  const { environment } = await environmentOf('default', 1);
  await probe([], environment);
  expect(printed[0]).toContain('GET /isos: 200\n');
  expect(printed[0]).toContain('{id}/iso: not called. The provider requires a wait');
  expect(printed[0]).toContain('{id}/status: not called. The provider requires a wait');
});

test('a file of accounts gives the keys of the one that is named', async () => {
  const { environment: given, keys } = await environmentOf();
  const { HOSTUP_API_KEY: _, VPSBG_API_KEY: __, ...environment } = given;
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-probe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'staff.json');
  const accounts = { one: { hostup: { env: 'KEY_ONE' } }, two: { vpsbg: { env: 'KEY_TWO' } } };
  const staff = {
    origin: 'https://iso.example.net',
    issuer: 'https://login.example.net',
    clientId: 'drivebay',
    clientSecret: { env: 'CLIENT_SECRET' },
    access: [{ role: 'viewer', claims: { groups: ['x'] }, accounts: ['one'] }],
    accounts,
  };
  writeFileSync(file, JSON.stringify(staff));
  const secrets = { KEY_ONE: keys.hostup, KEY_TWO: keys.vpsbg, CLIENT_SECRET: 'n3v3r-to-be-guessed-31d0' };
  const whole = { ...environment, ...secrets, STAFF_CONFIG: file };
  const code = await probe(['--account', 'two'], whole);
  expect([code, complained]).toEqual([0, []]);
  expect(printed[0]).toContain('GET /isos: 200');
  expect(printed[0]).toContain('GET /api/v2/vps: not called');
  expect(await probe(['--account', 'three'], whole)).toBe(2);
  expect(complained.join()).toContain('It has one, two');
  // An environment variable would be refused beside the file.
  expect(await probe(['--account', 'one', '--actions', '--vps', 'vps_1'], whole)).toBe(2);
  expect(complained.at(-1)).toContain('`hostupWrite`');
  expect(complained.at(-1)).not.toContain('HOSTUP_WRITE_KEY');
});

test.each(['vps_wholelibrary1', 'vps_actlost1'])(
  'with --actions an image is mounted on %s and unmounted again',
  async (vps) => {
    const { environment, sandbox, keys } = await environmentOf();
    const acting = { ...environment, HOSTUP_WRITE_KEY: keys.hostupWrite, ALLOW_ACTIONS: 'mount,unmount' };
    const before = await mediaIn(sandbox.hostupUrl, keys.hostup, vps);
    const code = await probe(['--actions', '--yes', '--vps', vps], acting);
    expect([code, complained]).toEqual([0, []]);
    expect(printed[0]).toMatch(/Confirmed[^]*ASSUMED_MOUNT_TAKES_DEVICE[^]*Not seen/);
    const filled = (drives: typeof before) => drives.filter(({ isoId }) => isoId !== null).length;
    expect(filled(await mediaIn(sandbox.hostupUrl, keys.hostup, vps))).toBe(filled(before));
  },
);

test.each([
  ['vps_gateblocked1', 'does not allow mounting'],
  ['vps_libraryempty1', 'no image'],
  ['vps_noslots1', 'No drive'],
  ['vps_actconflict1', 'Mounting was refused: 409. Nothing was changed.'],
])('on %s no action is tried, and why is printed', async (vps, words) => {
  const { environment, keys } = await environmentOf();
  const acting = { ...environment, HOSTUP_WRITE_KEY: keys.hostupWrite, ALLOW_ACTIONS: 'mount,unmount' };
  await probe(['--actions', '--yes', '--vps', vps], acting);
  expect(complained.join()).toContain(words);
});
