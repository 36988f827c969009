import { afterEach, expect, test, vi } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { rawExchange, respondJson, startUpstream } from '../upstream.fixture.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { Browser, exchange, startStaff, type StaffOptions } from './staff.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso?account=main';

/** From now on it is so many minutes later. */
function later(minutes: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(now + minutes * 60_000);
}
afterEach(() => void vi.useRealTimers());

async function start(options?: StaffOptions) {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  return { upstream, ...(await startStaff(upstream.url, options)) };
}

async function signedIn(person = 'ann', options?: StaffOptions) {
  const desk = await start(options);
  const browser = new Browser();
  await browser.signIn(desk.origin, person);
  const id = browser.cookies(desk.origin).get(SESSION_COOKIE) ?? '';
  const cookie = `${SESSION_COOKIE}=${id}`;
  return {
    ...desk,
    browser,
    id,
    cookie,
    media: (headers = {}) => exchange(desk.origin + MEDIA, { headers }),
  };
}

test('a callback counts once, in the browser that began it', async () => {
  const { origin } = await start();
  const victim = new Browser();
  const callback = await victim.toCallback(origin, 'ann');
  const other = new Browser();
  expect((await other.send(callback)).headers.location).toMatch(/problem=expired/);
  const jar = new Map(victim.cookies(origin));
  expect((await victim.send(callback)).headers.location).toBe('/');
  // The same again, with the cookies of before.
  other.jars.set(origin, jar);
  expect((await other.send(callback)).headers.location).toMatch(/problem=expired/);
  expect(other.cookies(origin).has(SESSION_COOKIE)).toBe(false);
});

test.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43)), 'expired'],
  ['no state', (url: URL) => url.searchParams.delete('state'), 'expired'],
  ['the code of nobody', (url: URL) => url.searchParams.set('code', 'x'.repeat(43)), 'refused'],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example'), 'failed'],
  ['no issuer', (url: URL) => url.searchParams.delete('iss'), 'failed'],
] as const)('a callback with %s lets nobody in', async (_, change, problem) => {
  const { origin } = await start();
  const browser = new Browser();
  const url = new URL(await browser.toCallback(origin, 'ann'));
  change(url);
  const { location } = (await browser.send(url.href)).headers;
  expect(new URL(location ?? '', origin).searchParams.get('problem')).toBe(problem);
  expect(browser.cookies(origin).has(SESSION_COOKIE)).toBe(false);
});

test('the code of another sign-in does not fit: PKCE and nonce bind it', async () => {
  const { origin } = await start();
  const [victim, attacker] = [new Browser(), new Browser()];
  const stolen = new URL(await victim.toCallback(origin, 'bob')).searchParams.get('code') ?? '';
  const url = new URL(await attacker.toCallback(origin, 'ann'));
  url.searchParams.set('code', stolen);
  await attacker.send(url.href);
  expect(attacker.cookies(origin).has(SESSION_COOKIE)).toBe(false);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/%2f%2fevil.example',
  'javascript:alert(1)',
  '/token',
  '/auth/logout',
  '/sign-in',
  '/vps/../../evil/iso',
  `/${'a'.repeat(5_000)}`,
])('a sign-in never leads to %s', async (to) => {
  const { origin } = await start();
  expect(await new Browser().signIn(origin, 'ann', to)).toBe('/');
});

test('a sign-in gives a new id, and the one before is worth nothing', async () => {
  const { origin, browser, id, media } = await signedIn();
  const planted = new Browser();
  planted.cookies(origin).set(SESSION_COOKIE, 'A'.repeat(43));
  await planted.signIn(origin, 'ann');
  expect(planted.cookies(origin).get(SESSION_COOKIE)).not.toBe('A'.repeat(43));
  await browser.signIn(origin, 'ann', '/', '&fresh=1');
  expect(browser.cookies(origin).get(SESSION_COOKIE)).not.toBe(id);
  expect((await media({ cookie: `${SESSION_COOKIE}=${id}` })).status).toBe(401);
});

test.each([
  ['a guessed id', `${SESSION_COOKIE}=${'B'.repeat(43)}`],
  ['an empty id', `${SESSION_COOKIE}=`],
  ['a path', `${SESSION_COOKIE}=../../staff`],
  ['a name without its prefix', 'drivebay-staff=x'],
  ['30 KB of cookies', `a=${'x'.repeat(30_000)}`],
])('%s is no session', async (_, cookie) => {
  const { media, upstream } = await signedIn();
  const before = upstream.calls.length;
  expect((await media({ cookie })).status).toBe(401);
  expect(upstream.calls.length).toBe(before);
});

test('of two session cookies neither counts', async () => {
  const { media, cookie } = await signedIn();
  expect((await media({ cookie })).status).toBe(200);
  expect((await media({ cookie: `${cookie}; ${SESSION_COOKIE}=${'B'.repeat(43)}` })).status).toBe(401);
});

test('the cookie of another gateway on the same state opens nothing', async () => {
  const { MemoryState } = await import('../state/memory-state.ts');
  const state = new MemoryState();
  const { cookie } = await signedIn('bob', { state });
  const { origin } = await start({ state });
  expect((await exchange(origin + MEDIA, { headers: { cookie } })).status).toBe(401);
});

test('a session of a gateway with another client secret opens nothing, though all else is the same', async () => {
  const { MemoryState } = await import('../state/memory-state.ts');
  const state = new MemoryState();
  const { staff, upstream, read, cookie, media } = await signedIn('bob', { state });
  expect((await media({ cookie })).status).toBe(200);
  const before = upstream.calls.length;
  // As a replica would be that has another secret; so all sessions can be ended at once.
  staff.update({ ...read(), clientSecret: 'another-client-secret-0' });
  expect((await media({ cookie })).status).toBe(401);
  expect(upstream.calls.length).toBe(before);
});

const host = (name: string) => [`Host: ${name}`];
test.each([
  ['two Hosts', (own: string) => [...host(own), ...host('evil.example')], 400],
  ['no Host', () => [], 400],
  ['a Host with a user', (own: string) => host(`evil.example@${own}`), 403],
  ['a Host that ends with a dot', (own: string) => host(`${own}.`), 403],
  ['a Host with a path', (own: string) => host(`${own}/evil.example`), 403],
  ['a Host that was forwarded', (own: string) => [...host('evil.example'), `X-Forwarded-Host: ${own}`], 403],
  ['the Host of another port', () => host('127.0.0.1:1'), 403],
])('with a good cookie and %s nothing is read', async (_, hosts, status) => {
  const { origin, port, cookie, upstream } = await signedIn();
  const before = upstream.calls.length;
  const lines = [`GET ${MEDIA} HTTP/1.1`, ...hosts(new URL(origin).host), `Cookie: ${cookie}`];
  const response = await rawExchange(port, [...lines, 'Connection: close', '', ''].join('\r\n'));
  // What cannot be read as a name at all is refused by the server itself.
  expect([String(status), '400']).toContain(response.slice(9, 12));
  expect(upstream.calls.length).toBe(before);
});

test.each([
  ['another Host', { host: 'evil.example' }, 403],
  ['the name of loopback', { host: 'localhost' }, 403],
  ['another Origin', { origin: 'https://evil.example' }, 403],
  ['the page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['the page of a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
  ['a token beside the cookie', { authorization: 'Bearer x' }, 400],
])('with a good cookie and %s nothing is read', async (_, headers, status) => {
  const { media, cookie, upstream } = await signedIn();
  const before = upstream.calls.length;
  expect((await media({ cookie, ...headers })).status).toBe(status);
  expect(upstream.calls.length).toBe(before);
});

test.each(['/auth/logout', '/api/staff/session', '/api/hostup/vps/vps_1/restart?account=main'])(
  'POST %s is for the gateway’s own pages alone',
  async (path) => {
    const { origin, cookie, media } = await signedIn('bob');
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin, 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const response = await exchange(origin + path, { method: 'POST', headers: { cookie, ...headers } });
      expect(response.status).toBe(403);
    }
    expect((await media({ cookie })).status).toBe(200);
  },
);

test('a logout ends the session, clears the browser, and puts no token into an address', async () => {
  const { origin, browser, media, cookie } = await signedIn();
  const response = await browser.send(`${origin}/auth/logout`, { method: 'POST', headers: { origin } });
  expect([response.status, response.headers['clear-site-data']]).toEqual([200, '"cache", "storage"']);
  expect(response.body).toContain('/session/end');
  expect(response.body).not.toContain('id_token_hint');
  expect((await media({ cookie })).status).toBe(401);
  expect(browser.cookies(origin).has(SESSION_COOKIE)).toBe(false);
});

test('another person in the same browser finds nothing of the one before', async () => {
  const { origin, browser } = await signedIn('ann');
  await browser.send(`${origin}/auth/logout`, { method: 'POST', headers: { origin } });
  // At the identity provider too.
  for (const [at, jar] of browser.jars) if (at !== origin) jar.clear();
  const response = await browser.send(await browser.toCallback(origin, 'bob'));
  expect(response.headers['clear-site-data']).toBe('"cache", "storage"');
});

test('who loses the role in the file, or at the identity provider, loses the session', async () => {
  const inFile = await signedIn('ann');
  const access = [{ role: 'viewer', claims: { groups: ['others'] }, accounts: ['main'] }];
  inFile.staff.update(inFile.read({ access }));
  expect((await inFile.media({ cookie: inFile.cookie })).status).toBe(403);
  expect((await inFile.media({ cookie: inFile.cookie })).status).toBe(401);

  const atProvider = await signedIn('ann', { change: { session: { checkMinutes: 1 } } });
  atProvider.people['ann'] = { name: 'Ann', groups: [] };
  expect((await atProvider.media({ cookie: atProvider.cookie })).status).toBe(200);
  later(2);
  expect((await atProvider.media({ cookie: atProvider.cookie })).status).toBe(403);
  expect((await atProvider.media({ cookie: atProvider.cookie })).status).toBe(401);
});

test('who is gone at the identity provider, or has been here for 8 hours, is signed out', async () => {
  const gone = await signedIn('ann', { change: { session: { checkMinutes: 1 } } });
  delete gone.people['ann'];
  later(2);
  expect((await gone.media({ cookie: gone.cookie })).status).toBe(401);
  const old = await signedIn('bob');
  later(8 * 60 + 1);
  expect((await old.media({ cookie: old.cookie })).status).toBe(401);
});

test('an action takes a recent sign-in', async () => {
  const { origin, cookie, upstream } = await signedIn('bob');
  const unmount = () =>
    exchange(`${origin}/api/hostup/vps/vps_1/iso/unmount?account=main`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json', 'idempotency-key': 'a'.repeat(20) },
      body: '{"device":"ide2"}',
    });
  later(16);
  const before = upstream.calls.length;
  const { status, body } = await unmount();
  expect([status, body]).toEqual([401, expect.stringContaining('recent_login_needed')]);
  expect(upstream.calls.length).toBe(before);
});

test.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.'])(
  'the logout token %j ends no session',
  async (token) => {
    const { origin, media, cookie } = await signedIn();
    const response = await exchange(`${origin}/auth/backchannel-logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
    expect(response.status).toBe(400);
    expect((await media({ cookie })).status).toBe(200);
  },
);

test('an end at the identity provider ends the session here', async () => {
  const { provider, browser, media, cookie } = await signedIn();
  const end = await browser.send(`${provider.issuer}/session/end?client_id=drivebay`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(end.body)?.[1] ?? '';
  await browser.send(`${provider.issuer}/session/end/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  await expect.poll(async () => (await media({ cookie })).status).toBe(401);
});
