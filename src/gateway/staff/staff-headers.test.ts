import { expect, test } from 'vitest';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { Browser, exchange, startStaff, type Exchange } from './staff.fixture.ts';

/** What no response of a staff gateway may lack: it is kept by nobody, stands in no frame, and belongs to one person. */
function expectSealed(what: string, { headers }: Exchange): void {
  expect([what, headers['cache-control']]).toEqual([what, 'no-store']);
  expect([what, headers['x-frame-options']]).toEqual([what, 'DENY']);
  expect([what, headers['content-security-policy']]).toEqual([
    what,
    expect.stringContaining("frame-ancestors 'none'"),
  ]);
  expect([what, headers.vary]).toEqual([what, 'Cookie']);
  expect([what, headers['referrer-policy']]).toEqual([what, 'no-referrer']);
}

test('no response is kept by a cache or stands in a frame: redirects, data, refusals and pages', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, { data: [] }));
  const { origin } = await startStaff(upstream.url);
  const browser = new Browser();
  const expected: [method: string, path: string, status: number, headers?: Record<string, string>][] = [
    ['GET', '/auth/login?return=%2Fisos', 303],
    ['GET', '/auth/callback?state=x&code=y', 303],
    ['GET', '/api/session', 401],
    ['GET', '/api/staff/sign-in', 200],
    ['POST', '/auth/logout', 403],
    ['POST', '/auth/backchannel-logout', 400],
    ['PUT', '/api/session', 405, { origin }],
    ['GET', '/nothing', 404, { accept: 'text/html' }],
    ['GET', '/api/nothing', 401],
    ['GET', '/api/session', 403, { host: 'evil.example' }],
  ];
  for (const [method, path, status, headers = {}] of expected) {
    const response = await exchange(origin + path, { method, headers });
    expect([path, response.status]).toEqual([path, status]);
    // By another name it is nobody's, so there is nothing to vary by.
    if (!headers['host']) expectSealed(path, response);
  }
  expectSealed('the callback', await browser.send(await browser.toCallback(origin, 'ann')));
  for (const path of [
    '/api/session?account=main',
    '/api/hostup/vps?account=main',
    '/api/hostup/vps?account=other',
    '/api/hostup/vps',
    '/api/staff/session',
    '/api/staff/lookup?q=web',
  ])
    expectSealed(path, await browser.send(origin + path));
  expectSealed(
    'logout',
    await browser.send(`${origin}/auth/logout`, { method: 'POST', headers: { origin } }),
  );
});
