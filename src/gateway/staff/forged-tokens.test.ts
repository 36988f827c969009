import { expect, test, vi } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { startScriptedDesk, type Script } from './scripted-provider.fixture.ts';
import { Browser, exchange } from './staff.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso?account=main';

async function start(script: Partial<Script> = {}) {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const desk = await startScriptedDesk(upstream.url);
  Object.assign(desk.script, script);
  return { ...desk, upstream };
}

async function signedIn(more = '') {
  const desk = await start();
  const browser = new Browser();
  await browser.signIn(desk.origin, 'ann', '/', more);
  const status = async () => (await browser.send(desk.origin + MEDIA)).status;
  expect(await status()).toBe(200);
  const end = (token: string) =>
    exchange(`${desk.origin}/auth/backchannel-logout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
  return { ...desk, browser, status, end };
}

const past = Math.floor(Date.now() / 1_000) - 3_600;
const FORGED: [name: string, script: Partial<Script>][] = [
  ['signed with another key of the same name', { signature: 'of another key' }],
  ['without a signature', { signature: 'none' }],
  ['signed with the client secret', { signature: 'made with the client secret' }],
  ['of another issuer', { claims: { iss: 'https://evil.example' } }],
  ['for another client', { claims: { aud: 'another' } }],
  ['for several clients, issued to another', { claims: { aud: ['drivebay', 'another'], azp: 'another' } }],
  ['of another sign-in', { claims: { nonce: 'x'.repeat(43) } }],
  ['without a nonce', { claims: { nonce: undefined } }],
  ['that has expired', { claims: { exp: past } }],
  ['without an end', { claims: { exp: undefined } }],
  ['that is not valid yet', { claims: { nbf: Math.floor(Date.now() / 1_000) + 3_600 } }],
  ['without a subject', { claims: { sub: undefined } }],
  ['of another person than the userinfo response', { claims: { sub: 'bob' } }],
];

test.each(FORGED)('an ID token %s lets nobody in', async (_, script) => {
  const { origin, audit } = await start(script);
  const browser = new Browser();
  expect(await browser.signIn(origin, 'ann')).toMatch(/^\/sign-in\?problem=failed&/);
  expect(browser.cookies(origin).has(SESSION_COOKIE)).toBe(false);
  expect(audit.map(({ event, who }) => [event, who])).toEqual([['sign_in_refused', 'staff']]);
});

test('without an ID token nobody gets in', async () => {
  const { origin } = await start({ hasIdToken: false });
  expect(await new Browser().signIn(origin, 'ann')).toMatch(/problem=failed/);
});

test.each([
  ['is old', past],
  ['has no time', undefined],
])('a sign-in that must be new and %s opens nothing', async (_, auth_time) => {
  const { origin } = await start({ claims: { auth_time } });
  expect(await new Browser().signIn(origin, 'ann', '/', '&fresh=1')).toMatch(/problem=failed/);
});

test.each([
  ['of another issuer', { issuer: 'https://evil.example' }],
  ['with a token endpoint elsewhere', { token_endpoint: 'https://evil.example/token' }],
  ['with keys elsewhere', { jwks_uri: 'https://evil.example/keys' }],
  ['with a userinfo endpoint elsewhere', { userinfo_endpoint: 'https://evil.example/me' }],
  ['that lead people elsewhere', { authorization_endpoint: 'https://evil.example/authorize' }],
])('metadata %s lead nobody there, and the log says why', async (_, metadata) => {
  const { origin, log } = await start({ metadata });
  const { headers } = await exchange(`${origin}/auth/login?return=%2F`);
  expect(headers.location).toMatch(/^\/sign-in\?problem=unavailable&/);
  expect(log.join()).toContain('its metadata cannot be read');
});

test('a group is taken from the identity provider alone, not from a name that looks like one', async () => {
  const { origin } = await start({ userinfo: { groups: undefined, name: 'support', email: 'support' } });
  expect(await new Browser().signIn(origin, 'ann')).toMatch(/problem=no_role/);
});

test('a logout token ends the sessions of its person, once', async () => {
  const { origin, browser, status, end, logoutToken, audit } = await signedIn();
  const token = await logoutToken();
  expect((await end(token)).status).toBe(200);
  expect(await status()).toBe(401);
  expect(audit.at(-1)).toMatchObject({ event: 'session_ended', who: 'staff:ann', outcome: 'revoked' });
  // Two seconds later, by the clock that sessions go by.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2_000 });
  await browser.signIn(origin, 'ann');
  expect((await end(token)).status).toBe(400);
  expect(await status()).toBe(200);
  vi.useRealTimers();
});

test('a logout token of a session ends that one', async () => {
  const { status, end, logoutToken } = await signedIn();
  await end(await logoutToken({ sid: 'sid-2', sub: undefined }));
  expect(await status()).toBe(200);
  await end(await logoutToken({ sid: 'sid-1', sub: undefined }));
  expect(await status()).toBe(401);
});

test('no other token ends a session', async () => {
  const { status, end, logoutToken, idTokens } = await signedIn();
  const forged = [
    logoutToken({}, 'of another key'),
    logoutToken({}, 'none'),
    logoutToken({}, 'made with the client secret'),
    logoutToken({}, 'good', 'at+jwt'),
    logoutToken({ nonce: 'n' }),
    logoutToken({ events: {} }),
    logoutToken({ events: undefined }),
    logoutToken({ sub: undefined }),
    logoutToken({ jti: undefined }),
    logoutToken({ aud: 'another' }),
    logoutToken({ iss: 'https://evil.example' }),
    logoutToken({ iat: past, exp: past + 120 }),
    logoutToken({ iat: past, exp: undefined }),
  ];
  for (const token of [...(await Promise.all(forged)), ...idTokens])
    expect((await end(token)).status).toBe(400);
  expect(await status()).toBe(200);
});
