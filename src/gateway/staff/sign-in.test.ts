import * as v from 'valibot';
import { expect, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { HEADERS, session } from '../../contracts/gateway/api.ts';
import { staffSession } from '../../contracts/gateway/staff.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { Browser, SECRETS, startStaff, type StaffOptions } from './staff.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';

async function start(options?: StaffOptions) {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  return { upstream, ...(await startStaff(upstream.url, options)) };
}

test('a person signs in, comes back to the page, and reads the accounts of their role', async () => {
  const { origin, log, upstream, audit } = await start();
  const browser = new Browser();
  expect(await browser.signIn(origin, 'ann', '/vps/vps_1/iso?account=main')).toBe(
    '/vps/vps_1/iso?account=main',
  );
  const whole = await browser.send(`${origin}/api/staff/session`);
  const signedIn = v.parse(staffSession, JSON.parse(whole.body));
  expect(signedIn).toMatchObject({
    name: 'Ann Viewer',
    accounts: [{ name: 'main', role: 'viewer', actions: {} }],
  });
  expect(whole.headers[HEADERS.session]).toBe(signedIn.id);
  const ofAccount = await browser.send(`${origin}/api/session?account=main`);
  expect(v.parse(session, JSON.parse(ofAccount.body))).toMatchObject({
    mode: 'staff',
    role: 'support',
    account: 'main',
    actions: {},
  });
  for (let polls = 0; polls < 3; polls += 1)
    expect((await browser.send(`${origin}${MEDIA}?account=main`)).status).toBe(200);
  expect(upstream.calls.length).toBeGreaterThan(0);
  expect(audit.map(({ event, who, name }) => [event, who, name])).toEqual([
    ['signed_in', 'staff:ann', 'Ann Viewer'],
    ['opened', 'staff:ann', 'Ann Viewer'],
  ]);
  const kept = [...browser.cookies(origin).values(), ...Object.values(SECRETS)];
  for (const secret of kept.filter((each) => each.length > 20)) expect(log.join()).not.toContain(secret);
});

test('the cookie is bound to the host, unreadable by scripts, and holds a random id alone', async () => {
  const { origin } = await start();
  const browser = new Browser();
  const response = await browser.send(await browser.toCallback(origin, 'ann'));
  const line = response.headers['set-cookie']?.find((each) => each.startsWith(SESSION_COOKIE)) ?? '';
  expect(line).toMatch(/^__Host-drivebay-staff=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
});

test('who is in no group of the file gets no session, and the page says so', async () => {
  const { origin } = await start();
  const browser = new Browser();
  expect(await browser.signIn(origin, 'eve')).toMatch(/^\/sign-in\?problem=no_role&request=/);
  expect((await browser.send(`${origin}/api/staff/session`)).status).toBe(401);
});

test('who cancels at the identity provider gets no session', async () => {
  const { origin } = await start();
  const browser = new Browser();
  const response = await browser.send(await browser.toCallback(origin, undefined));
  expect(response.headers.location).toMatch(/^\/sign-in\?problem=refused/);
});
