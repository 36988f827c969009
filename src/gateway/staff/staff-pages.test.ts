import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { STAFF_META } from '../../contracts/gateway/staff-page.ts';
import { createPages } from '../pages.ts';
import { respondJson, startGateway, startUpstream } from '../upstream.fixture.ts';
import { Browser, startStaff } from './staff.fixture.ts';

const META = `<meta name="${STAFF_META}" content="1" />`;

const directory = mkdtempSync(join(tmpdir(), 'drivebay-staff-pages-'));
mkdirSync(join(directory, '.vite'));
mkdirSync(join(directory, 'shells'));
mkdirSync(join(directory, 'assets'));
writeFileSync(join(directory, 'assets', 'index-a1b2.js'), 'export {};');
writeFileSync(join(directory, 'assets', 'index-a1b2.js.gz'), gzipSync('export {};'));
writeFileSync(
  join(directory, 'index.html'),
  '<html><head><title>Drivebay</title></head><body></body></html>',
);
writeFileSync(join(directory, 'shells', 'isos.html'), '<html><head></head><body>shell</body></html>');
writeFileSync(
  join(directory, '.vite', 'manifest.json'),
  JSON.stringify({ 'src/app/staff-app.tsx': { file: 'assets/staff-app-1.js' } }),
);
afterAll(() => rmSync(directory, { recursive: true }));

test('every page of a gateway with a sign-in says so to the app, and starts what signs in at once', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  const { origin } = await startStaff(upstream.url, { pages: createPages(directory) });
  const browser = new Browser();
  await browser.signIn(origin, 'ann');
  for (const path of ['/isos?account=main', '/sign-in', '/?account=other', '/vps/vps_1/iso', '/support']) {
    const { body } = await browser.send(origin + path);
    expect({ path, hasMeta: body.includes(`${META}</head>`) }).toEqual({ path, hasMeta: true });
  }
  const page = await browser.send(`${origin}/isos`);
  expect(page.body).toContain('shell');
  expect(page.body).toContain('href="/assets/staff-app-1.js"');
  const unknown = await browser.send(`${origin}/nothing`);
  expect([unknown.status, unknown.body.includes(META)]).toEqual([404, true]);
  const signedOut = await new Browser().send(`${origin}/sign-in`);
  expect(signedOut.body).toContain(META);
});

test('no page of another gateway says that people sign in', async () => {
  const gateway = await startGateway('http://127.0.0.1:9', { pages: createPages(directory) });
  for (const path of ['/', '/isos', '/sign-in', '/nothing']) {
    const body = await (await fetch(gateway.url + path)).text();
    expect({ path, isPage: body.includes('<html>'), hasMeta: body.includes(STAFF_META) }).toEqual({
      path,
      isPage: true,
      hasMeta: false,
    });
  }
});

test('the files of the build are the same for everyone: a new session does not have the browser load them again', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  const { origin } = await startStaff(upstream.url, { pages: createPages(directory) });
  const browser = new Browser();
  await browser.signIn(origin, 'ann');
  const { headers } = await browser.send(`${origin}/assets/index-a1b2.js`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(headers['cache-control']).toContain('immutable');
});
