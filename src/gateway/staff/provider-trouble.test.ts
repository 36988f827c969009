import { exportJWK } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { startProvider } from '../../../examples/oidc/provider.mjs';
import { freePort } from '../../../scripts/serve.mjs';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { MemoryState } from '../state/memory-state.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { startScriptedDesk, type Script } from './scripted-provider.fixture.ts';
import { Browser, SECRETS, startStaff } from './staff.fixture.ts';
import { newKeyPair } from '../../../scripts/key-pair.mjs';

const MEDIA = '/api/hostup/vps/vps_1/iso?account=main';
const EVERY_MINUTE = { session: { checkMinutes: 1 } };

/** From now on it is so many minutes later. */
function later(minutes: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(now + minutes * 60_000);
}
afterEach(() => void vi.useRealTimers());

const startMedia = () => startUpstream((_request, response) => respondJson(response, isoMediaSample));

async function startScripted(script: Partial<Script> = {}, change: Record<string, unknown> = EVERY_MINUTE) {
  const upstream = await startMedia();
  // By the clock that the tests turn.
  const state = new MemoryState(() => Date.now());
  const desk = await startScriptedDesk(upstream.url, { change, state });
  Object.assign(desk.script, script);
  const browser = new Browser();
  await browser.signIn(desk.origin, 'ann');
  const read = () => browser.send(desk.origin + MEDIA);
  expect((await read()).status).toBe(200);
  return { ...desk, browser, read, upstream };
}

test('while the identity provider does not respond, sessions last 15 minutes more, and nobody new gets in', async () => {
  const { origin, script, read, browser, log, upstream } = await startScripted();
  const newcomer = new Browser();
  const callback = await newcomer.toCallback(origin, 'ann');
  script.isDown = true;
  expect((await newcomer.send(callback)).headers.location).toMatch(/^\/sign-in\?problem=unavailable&/);
  later(15);
  expect((await read()).status).toBe(200);
  expect(log.join()).toContain('"msg":"identity provider does not respond"');
  later(2);
  const before = upstream.calls.length;
  const refused = await read();
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10']);
  expect(refused.body).toContain('sign_in_unavailable');
  expect(upstream.calls.length).toBe(before);
  // The session is not over: when it responds again, the same session goes on.
  script.isDown = false;
  later(1);
  expect((await read()).status).toBe(200);
  expect(browser.cookies(origin).size).toBe(2);
});

test.each([
  ['its client secret was changed there', { status: 401, body: { error: 'invalid_client' } }, 200],
  ['it is busy', { status: 429, body: {} }, 200],
  ['it sends nonsense', { status: 200, body: { nonsense: true } }, 200],
  ['it takes back what it granted', { status: 400, body: { error: 'invalid_grant' } }, 401],
] as const)('a check that fails because %s: %j', async (_, tokenError, status) => {
  const { script, read, audit } = await startScripted();
  later(2);
  script.tokenError = { ...tokenError };
  expect((await read()).status).toBe(status);
  const ended = audit.filter(({ event }) => event === 'session_ended');
  expect(ended.map(({ outcome }) => outcome)).toEqual(status === 200 ? [] : ['revoked']);
});

/** Without userinfo, so that all claims are in the ID token. */
const ID_TOKEN_ALONE = { metadata: { userinfo_endpoint: undefined }, claims: { groups: ['support'] } };

test.each<[string, Partial<Script>, Partial<Script>]>([
  ['userinfo does not respond', {}, { down: ['/me'] }],
  ['the keys of the ID token cannot be fetched', {}, { down: ['/keys'] }],
  ['there is nothing to check with', ID_TOKEN_ALONE, { hasIdToken: false }],
])('where refresh tokens rotate, the next check has the new one when %s', async (_, before, trouble) => {
  const { script, refreshes, read, audit } = await startScripted({ rotates: true, ...before });
  const { down, hasIdToken } = script;
  Object.assign(script, trouble);
  later(2);
  expect((await read()).status).toBe(200);
  Object.assign(script, { down, hasIdToken });
  later(2);
  expect((await read()).status).toBe(200);
  later(2);
  expect((await read()).status).toBe(200);
  expect(refreshes()).toBe(3);
  expect(audit.filter(({ event }) => event === 'session_ended')).toEqual([]);
});

test('while a slow check lasts, no other request spends the refresh token', async () => {
  let respond = () => {};
  const ready = new Promise<void>((resolve) => (respond = resolve));
  const { refreshes, read, audit } = await startScripted({ rotates: true, ready });
  later(2);
  const slow = read();
  await expect.poll(refreshes).toBe(1);
  // Metadata, token, keys and userinfo may take 5 s each.
  later(0.33);
  expect((await read()).status).toBe(200);
  respond();
  expect((await slow).status).toBe(200);
  expect(audit.filter(({ event }) => event === 'session_ended')).toEqual([]);
});

test('the key of the identity provider changes: the next sign-in is checked with the new one', async () => {
  const upstream = await startMedia();
  const port = await freePort();
  const people = { ann: { name: 'Ann Viewer', groups: ['support'] } };
  const open = async (gateway: string, kid: string) => {
    const { privateKey } = newKeyPair('rsa');
    const keys = [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }];
    return startProvider({ gateway, clientSecret: SECRETS.CLIENT, people, port, keys });
  };
  let provider: Awaited<ReturnType<typeof open>> | undefined;
  const { origin } = await startStaff(upstream.url, {
    identityProvider: async (gateway) => {
      provider = await open(gateway, 'old');
      return { issuer: provider.issuer, stop: async () => provider?.stop() };
    },
  });
  const signIn = async () => {
    const browser = new Browser();
    expect(await browser.signIn(origin, 'ann')).toBe('/');
    return async () => (await browser.send(origin + MEDIA)).status;
  };
  const before = await signIn();
  await provider?.stop();
  provider = await open(origin, 'new');
  const after = await signIn();
  // The session of before lasts until it is checked: this provider has forgotten it.
  expect([await before(), await after()]).toEqual([200, 200]);
  later(6);
  expect([await before(), await after()]).toEqual([401, 200]);
});
