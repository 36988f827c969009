import { expect, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { Health } from '../health.ts';
import { createPrometheus } from '../prometheus.ts';
import { MemoryState } from '../state/memory-state.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { Browser, exchange, startStaff } from './staff.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso?account=main';

async function start() {
  let now = 0;
  const upstream = await startUpstream((request, response) => {
    const isMedia = request.url?.includes('/iso');
    respondJson(response, isMedia ? isoMediaSample : { data: [], hasMore: false });
  });
  const prometheus = createPrometheus(new Health());
  const state = new MemoryState(() => now);
  const desk = await startStaff(upstream.url, { meter: prometheus.meter, state });
  const signedIn = async (person: string) => {
    const browser = new Browser();
    await browser.signIn(desk.origin, person);
    return { browser, get: (path: string) => browser.send(desk.origin + path) };
  };
  const browserSession = async (browser: Browser) => {
    const found = await desk.staff.sessions.find(browser.cookies(desk.origin).get(SESSION_COOKIE));
    if (!found) throw new Error('There is no session.');
    return found;
  };
  const opened = () => desk.audit.filter(({ event }) => event === 'opened').map(({ outcome }) => outcome);
  return {
    ...desk,
    signedIn,
    browserSession,
    opened,
    text: () => prometheus.text(),
    later: (minutes: number) => (now += minutes * 60_000),
  };
}

test('a page that is open counts once, however long it polls; opened again after a while it counts again', async () => {
  const { signedIn, opened, later } = await start();
  const { get } = await signedIn('bob');
  for (let polls = 0; polls < 4; polls += 1) {
    expect((await get(MEDIA)).status).toBe(200);
    later(3);
  }
  expect(opened()).toEqual(['ok']);
  later(8);
  await get(MEDIA);
  expect(opened()).toEqual(['ok', 'ok']);
});

test('what failed first and was seen then has both outcomes', async () => {
  const { signedIn, staff, browserSession, audit } = await start();
  const { browser } = await signedIn('bob');
  const session = await browserSession(browser);
  const open = (outcome: string) =>
    staff.audit.opened(
      session,
      { account: 'main' },
      { opened: { vps: 'vps_1' }, role: 'operator', outcome },
      'r',
    );
  for (const outcome of ['upstream_failed', 'ok', 'upstream_failed', 'ok']) await open(outcome);
  expect(audit.slice(1).map(({ outcome }) => outcome)).toEqual(['upstream_failed', 'ok']);
});

test('a lookup, and where it led: not what was typed', async () => {
  const { signedIn, audit } = await start();
  const { get } = await signedIn('ann');
  await get('/api/staff/lookup?q=vps_1');
  await get('/api/staff/lookup?q=0');
  const [one, none] = audit.filter(({ event }) => event === 'looked_up');
  expect(one).toMatchObject({
    who: 'staff:ann',
    role: 'viewer',
    account: 'main',
    vps: 'vps_1',
    outcome: '1 found',
  });
  expect(none).not.toHaveProperty('vps');
  expect(JSON.stringify(audit)).not.toContain('"q"');
});

test('sign-ins, refusals and ends of sessions are in the audit and in the metrics', async () => {
  const { origin, signedIn, audit, text, staff, read } = await start();
  const ann = await signedIn('ann');
  await signedIn('eve');
  const { browser, get } = await signedIn('bob');
  await browser.send(`${origin}/auth/logout`, { method: 'POST', headers: { origin } });
  await get('/auth/callback?state=x&code=y');
  const access = [{ role: 'viewer', claims: { groups: ['others'] }, accounts: ['main'] }];
  staff.update(read({ access }));
  expect((await ann.get(MEDIA)).status).toBe(403);
  expect(audit.map(({ event, who, outcome }) => [event, who, outcome])).toEqual([
    ['signed_in', 'staff:ann', 'ok'],
    ['sign_in_refused', 'staff:eve', 'no_role'],
    ['signed_in', 'staff:bob', 'ok'],
    ['signed_out', 'staff:bob', 'ok'],
    ['sign_in_refused', 'staff', 'expired: it was not begun in this browser'],
    ['session_ended', 'staff:ann', 'no_role'],
  ]);
  const metrics = await text();
  for (const line of [
    'drivebay_sign_ins_total{result="ok"} 2',
    'drivebay_sign_ins_total{result="no_role"} 1',
    'drivebay_sign_ins_total{result="expired"} 1',
    'drivebay_staff_sessions_ended_total{reason="signed_out"} 1',
    'drivebay_staff_sessions_ended_total{reason="no_role"} 1',
  ])
    expect(metrics).toContain(line);
  for (const personal of ['ann', 'Bob', 'main', 'vps_1']) expect(metrics).not.toContain(personal);
});

test('a session ends after 30 minutes without activity: polls are none', async () => {
  const { signedIn, later, origin } = await start();
  const { browser, get } = await signedIn('ann');
  const active = () => browser.send(`${origin}/api/staff/session`, { method: 'POST', headers: { origin } });
  later(29);
  expect((await active()).status).toBe(200);
  later(20);
  expect((await get(MEDIA)).status).toBe(200);
  later(11);
  expect((await get(MEDIA)).status).toBe(401);
});

test('a session that ended by itself or was taken back counts once, however many requests find it so', async () => {
  const { signedIn, browserSession, staff, later, origin, text } = await start();
  const [ann, bob] = [await signedIn('ann'), await signedIn('bob')];
  await staff.sessions.revoke({ sub: (await browserSession(bob.browser)).record.subject });
  const polls = (get: (path: string) => Promise<{ status: number }>) =>
    Promise.all([get(MEDIA), get(MEDIA), get('/api/staff/session'), get('/isos?account=main')]);
  expect((await polls(bob.get)).map(({ status }) => status)).toEqual([401, 401, 401, 404]);
  // The next morning.
  later(16 * 60);
  for (let times = 0; times < 2; times += 1) await polls(ann.get);
  // An id that no session had does not count as one that ended.
  for (const id of ['a'.repeat(43), 'b'])
    await exchange(origin + MEDIA, { headers: { cookie: `${SESSION_COOKIE}=${id}` } });
  const ended = (await text()).split('\n').filter((line) => line.startsWith('drivebay_staff_sessions_ended'));
  expect(ended.toSorted()).toEqual([
    'drivebay_staff_sessions_ended_total{reason="expired"} 1',
    'drivebay_staff_sessions_ended_total{reason="revoked"} 1',
  ]);
});
