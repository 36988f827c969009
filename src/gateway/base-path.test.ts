import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HEADERS } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json' with { type: 'json' };
import { pageAtBase } from './base-path.ts';
import { sign, startEmbedGateway } from './embed/embedding.fixture.ts';
import { readEnvironment } from './environment.ts';
import { PAGE_HEADERS } from './headers.ts';
import { entriesOf } from './log.fixture.ts';
import { createPages } from './pages.ts';
import { rawExchange, respondJson, startGateway, startUpstream } from './upstream.fixture.ts';

const directory = mkdtempSync(join(tmpdir(), 'drivebay-base-'));
mkdirSync(join(directory, 'assets'));
writeFileSync(
  join(directory, 'index.html'),
  '<!doctype html><html><head><script async src="./theme.js"></script><link rel="stylesheet" href="./assets/a.css"></head>' +
    '<body><div id="root"><a href="/support">Support</a><a href="#content">Skip</a></div></body></html>',
);
writeFileSync(join(directory, 'assets', 'a.css'), '.a{color:red}');
writeFileSync(join(directory, 'assets', 'index-a1b2.js'), 'export {};');
writeFileSync(join(directory, 'frame-start.js'), 'globalThis.first = 1;');
afterAll(() => rmSync(directory, { recursive: true }));

async function start(basePath?: string) {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const options = basePath === undefined ? {} : { basePath };
  const gateway = await startGateway(upstream.url, { pages: createPages(directory, basePath), ...options });
  const origin = new URL(gateway.url).origin;
  return { ...gateway, get: (path: string) => fetch(origin + path, { redirect: 'manual' }) };
}

test('below a base, a page names its files, its links and what it preloads there', async () => {
  const { get } = await start('/iso');
  const page = await get('/iso/vps/vps_1/iso');
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('<head><meta name="drivebay-base" content="/iso" />');
  expect(html).toContain('src="/iso/theme.js"');
  expect(html).toContain('href="/iso/assets/a.css"');
  expect(html).toContain('<style>.a{color:red}</style>');
  expect(html).toContain('<a href="/iso/support">');
  expect(html).toContain('<a href="#content">');
  expect(page.headers.get('link')).toBe(
    '</iso/api/session>; rel=preload; as=fetch; crossorigin, ' +
      '</iso/api/hostup/vps/vps_1/iso>; rel=preload; as=fetch; crossorigin',
  );
  const statuses = ['/iso/', '/iso/support', '/iso/assets/index-a1b2.js', '/iso/api/session', '/iso/nothing'];
  const found = await Promise.all(statuses.map(async (path) => (await get(path)).status));
  expect(found).toEqual([200, 200, 200, 200, 404]);
  expect((await get('/iso/isos/?tab=ready')).headers.get('location')).toBe('/iso/isos?tab=ready');
  expect(await (await get('/iso/api/hostup/vps/vps_1/iso')).json()).toHaveProperty('available');
});

test('without one, a page is as a build for the root would write it', async () => {
  const { get } = await start();
  const page = await get('/vps/vps_1/iso');
  const html = await page.text();
  expect(html).not.toContain('drivebay-base');
  expect(html).toContain('src="/theme.js"');
  expect(html).toContain('<a href="/support">');
  expect(page.headers.get('link')).toContain('</api/session>');
  expect((await get('/iso/')).status).toBe(404);
});

test('the base itself leads to its first page, with its query', async () => {
  const { get } = await start('/iso');
  const response = await get('/iso?q=web');
  expect([response.status, response.headers.get('location')]).toEqual([308, '/iso/?q=web']);
  expect(Object.fromEntries(response.headers)).toMatchObject(PAGE_HEADERS);
  expect(response.headers.get(HEADERS.requestId)).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  '/',
  '/api/session',
  '/isolated/',
  '/ISO/',
  '/iso%2f',
  '//iso/',
  '/x/../iso/',
  '/assets/index-a1b2.js',
])('%s is not below /iso, and the response says what is wrong', async (path) => {
  const { port, log } = await start('/iso');
  const host = `Host: localhost:${port}\r\nConnection: close`;
  const response = await rawExchange(port, `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
  expect(response).toMatch(/^HTTP\/1.1 404 /);
  expect(response).toContain('"code":"not_found"');
  expect(response).toContain('BASE_PATH');
  expect(entriesOf(log)).toEqual([expect.objectContaining({ status: 404, route: '-', reason: 'BASE_PATH' })]);
});

test('health is at the root and below the base, and what is no path is refused as ever', async () => {
  const { get, port } = await start('/iso');
  const paths = ['/healthz', '/readyz', '/iso/healthz', '/iso/readyz'];
  const statuses = await Promise.all(paths.map(async (path) => (await get(path)).status));
  expect(statuses).toEqual([200, 200, 200, 200]);
  const response = await rawExchange(
    port,
    `GET http://x/iso/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  expect(response).toMatch(/^HTTP\/1.1 400 /);
});

test('another host is refused with the address below the base', async () => {
  const { port } = await start('/iso');
  const response = await rawExchange(port, `GET /iso/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(response).toContain(`http://localhost:${port}/iso/.`);
});

test("a frame's page sends its first requests below the base", async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const pages = createPages(directory, '/iso');
  const { url } = await startEmbedGateway(upstream.url, { pages, basePath: '/iso' });
  expect(url).toMatch(/:\d+\/iso\/$/);
  const page = await fetch(new URL('embed/acme/vps/vps_1/iso', url));
  const html = await page.text();
  expect(html).toContain('&quot;base&quot;:&quot;/iso&quot;');
  expect(html.indexOf('globalThis.first')).toBeLessThan(html.indexOf('drivebay-base'));
  expect(html).toContain('src="/iso/theme.js"');
  const authorization = `Bearer ${await sign()}`;
  const media = await fetch(new URL('api/hostup/vps/vps_1/iso', url), { headers: { authorization } });
  expect(media.status).toBe(200);
});

test('addresses of another origin, and what only looks like an address, stay as they are', () => {
  const html =
    '<head></head><a href="//elsewhere.example/"></a><a href="https://elsewhere.example/"></a><p>href="/x"</p>';
  expect(pageAtBase('', html)).toBe(html);
  expect(pageAtBase('/iso', html)).toContain(html.slice('<head></head>'.length));
});

test.each(['/iso', '/a/b', '/a.b/~c_d-1', '/...'])('BASE_PATH may be %s', (value) => {
  expect(readEnvironment({ BASE_PATH: value }).basePath).toBe(value);
});

test.each([
  'iso',
  '/',
  '/iso/',
  '//iso',
  '/a//b',
  '/..',
  '/a/../b',
  '/.',
  '/a/.',
  '/%69so',
  '/i so',
  '/a?b',
  '/ä',
  'https://x/iso',
])('BASE_PATH is not %s', (value) => {
  expect(() => readEnvironment({ BASE_PATH: value })).toThrow('BASE_PATH must be a path such as /iso');
});
