import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { Browser, SECRETS, startStaff, type StaffOptions } from './staff.fixture.ts';

const RESCUE = 'iso_01hxb7c8d9e0f1g2h3j4k5m6n7';

/** A desk before the sandbox: Ann views, Bob may mount. */
async function start(options: StaffOptions = {}) {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const { hostup, hostupWrite } = sandbox.keys;
  const access = [
    { role: 'viewer', claims: { groups: ['support'] }, accounts: ['main'] },
    { role: 'operator', claims: { groups: ['leads'] }, accounts: ['main'], actions: ['mount'] },
  ];
  const accounts = { main: { hostup: { env: 'MAIN' }, hostupWrite: { env: 'WRITE' } } };
  const desk = await startStaff(sandbox.hostupUrl, {
    ...options,
    change: { access, accounts },
    secrets: { ...SECRETS, MAIN: hostup, WRITE: hostupWrite },
  });
  const calls = async () => {
    const response = await fetch(`${sandbox.controlUrl}/requests`);
    const { requests }: { requests: { count: number }[] } = Object(await response.json());
    return requests.reduce((sum, { count }) => sum + count, 0);
  };
  const signIn = async (person: string, browser = new Browser(), more = '') => {
    await browser.signIn(desk.origin, person, '/', more);
    return (path: string, body: unknown, key = 'an-idempotency-key-1') =>
      browser.send(`${desk.origin}/api/hostup/vps/vps_ubuntu/iso/${path}?account=main`, {
        method: 'POST',
        headers: { origin: desk.origin, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      });
  };
  return { ...desk, calls, signIn };
}
const MOUNT = { isoId: RESCUE, device: 'ide3' };

test('an operator mounts an image, and the audit has who did what where, with its outcome', async () => {
  const { signIn, audit } = await start();
  const act = await signIn('bob');
  const { status, body, headers } = await act('mount', MOUNT);
  expect([status, JSON.parse(body)]).toEqual([
    200,
    expect.objectContaining({ action: 'mount', outcome: 'done' }),
  ]);
  const about = {
    who: 'staff:bob',
    name: 'Bob Operator',
    role: 'operator',
    account: 'main',
    vps: 'vps_ubuntu',
    action: 'mount',
    iso: RESCUE,
    requestId: headers['x-iso-request-id'],
  };
  expect(audit.slice(1)).toMatchObject([
    { event: 'intent', ...about },
    { event: 'outcome', outcome: 'done', ...about },
  ]);
});

test('who signed in at the identity provider long ago signs in again to act, and then sends the same action', async () => {
  const people = { bob: { name: 'Bob Operator', groups: ['leads'], minutesAgo: 16 } };
  const { signIn, calls } = await start({ people });
  const browser = new Browser();
  const act = await signIn('bob', browser);
  const before = await calls();
  const refused = await act('mount', MOUNT);
  expect([refused.status, refused.body]).toEqual([401, expect.stringContaining('recent_login_needed')]);
  // To sign in again would not help with what is not allowed at all.
  expect((await act('unmount', { device: 'ide2' })).status).toBe(403);
  expect(await calls()).toBe(before);
  await signIn('bob', browser, '&fresh=1');
  expect((await act('mount', MOUNT)).status).toBe(200);
});

test('sent again it is the same action: HostUp is called once', async () => {
  const { signIn, calls } = await start();
  const act = await signIn('bob');
  const first = await act('mount', MOUNT);
  const before = await calls();
  expect((await act('mount', MOUNT)).body).toBe(first.body);
  expect(await calls()).toBe(before);
});

test.each([
  ['a viewer', 'ann', 'mount', MOUNT],
  ['an operator, with an action that the file does not allow', 'bob', 'unmount', { device: 'ide2' }],
] as const)('%s is refused, and no provider is called', async (_, person, path, body) => {
  const { signIn, calls, audit } = await start();
  const act = await signIn(person);
  const before = await calls();
  const refused = await act(path, body);
  expect([refused.status, refused.body]).toEqual([403, expect.stringContaining('action_not_allowed')]);
  expect(await calls()).toBe(before);
  expect(audit.map(({ event }) => event)).toEqual(['signed_in']);
});
