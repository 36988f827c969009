import { afterEach, expect, test, vi } from 'vitest';
import { MemoryState } from '../state/memory-state.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { startScriptedDesk } from './scripted-provider.fixture.ts';
import { Browser, exchange } from './staff.fixture.ts';

afterEach(() => void vi.useRealTimers());

async function start() {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  // A clock that stands: however slowly this runs, it is the same minute.
  const desk = await startScriptedDesk(upstream.url, { state: new MemoryState(() => 0) });
  const times = async (count: number, path: string, options?: Parameters<typeof exchange>[1]) => {
    const statuses = new Set<number>();
    for (let left = count; left > 0; left -= 50) {
      const batch = Array.from({ length: Math.min(left, 50) }, () => exchange(desk.origin + path, options));
      for (const { status } of await Promise.all(batch)) statuses.add(status);
    }
    return statuses;
  };
  return { ...desk, times };
}

test('one client begins at most 60 sign-ins in a minute, and a page says so', async () => {
  const { origin, times, log } = await start();
  const signedIn = new Browser();
  await signedIn.signIn(origin, 'ann');
  expect(await times(59, '/auth/login?return=%2Fisos')).toEqual(new Set([303]));
  const { status, headers, body } = await exchange(`${origin}/auth/login?return=%2Fisos`, {
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
  expect(status).toBe(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toContain(`Wait ${headers['retry-after']} s, then try again.`);
  expect([headers['x-frame-options'], headers['cache-control']]).toEqual(['DENY', 'no-store']);
  expect(log.at(-1)).toContain('"code":"token_rate_limited"');
  // For a program it is a problem like any other.
  const problem = await exchange(`${origin}/auth/login`);
  expect([problem.status, problem.headers['content-type']]).toEqual([429, 'application/problem+json']);
  // Who is signed in goes on.
  expect((await signedIn.send(`${origin}/auth/login?return=%2Fisos`)).headers.location).toBe('/isos');
  expect((await signedIn.send(`${origin}/api/staff/session`)).status).toBe(200);
});

test('callbacks that belong to no sign-in are limited, and their lines in the audit with them; a good one passes', async () => {
  const { origin, times, audit } = await start();
  const browser = new Browser();
  const callback = await browser.toCallback(origin, 'ann');
  expect(await times(60, '/auth/callback?code=x&state=y')).toEqual(new Set([303]));
  expect(await times(5, '/auth/callback?code=x&state=y')).toEqual(new Set([429]));
  expect(audit).toHaveLength(60);
  expect((await browser.send(callback)).headers.location).toBe('/');
});

test('logout tokens have a limit of their own', async () => {
  const { origin, times, logoutToken } = await start();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const junk = { method: 'POST', headers: form, body: 'logout_token=x' };
  expect(await times(120, '/auth/backchannel-logout', junk)).toEqual(new Set([400]));
  const body = `logout_token=${await logoutToken()}`;
  const refused = await exchange(`${origin}/auth/backchannel-logout`, { ...junk, body });
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await exchange(`${origin}/auth/login`)).status).toBe(303);
});

test('a sign-in that takes longer than ten minutes is over', async () => {
  const { origin } = await start();
  const browser = new Browser();
  const callback = await browser.toCallback(origin, 'ann', '/isos');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
  const { location } = (await browser.send(callback)).headers;
  expect(location).toMatch(/^\/sign-in\?problem=expired&request=[\w-]+&return=%2Fisos$/);
});
