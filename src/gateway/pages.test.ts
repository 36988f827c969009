import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { HEADERS } from '../contracts/gateway/api.ts';
import { PAGE_HEADERS } from './headers.ts';
import { createPages, withoutLastSlash } from './pages.ts';
import { START_NOTE_SOURCE } from './start-note.ts';
import { rawExchange, startGateway } from './upstream.fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'drivebay-pages-'));
const directory = join(root, 'app');
mkdirSync(join(directory, 'assets'), { recursive: true });
writeFileSync(join(root, 'secret.txt'), 'outside');
writeFileSync(
  join(directory, 'index.html'),
  '<!doctype html><html><head><title>Drivebay</title><link rel="stylesheet" href="/assets/index-c3.css"></head><body></body></html>',
);
mkdirSync(join(directory, '.vite'));
writeFileSync(
  join(directory, '.vite', 'manifest.json'),
  JSON.stringify({
    'index.html': { file: 'assets/index-a1b2.js' },
    'src/app/routes/vps.$vpsId.iso.tsx?tsr-split=component': {
      file: 'assets/vps-1.js',
      imports: ['index.html'],
      css: ['assets/vps-1.css'],
    },
  }),
);
writeFileSync(join(directory, 'robots.txt'), 'User-agent: *\nDisallow: /\n');
writeFileSync(join(directory, 'favicon.svg'), '<svg/>');
const sheet = '.drive{color:green}';
writeFileSync(join(directory, 'assets', 'index-c3.css'), sheet);
const script = 'export {};\n'.repeat(500);
const entry = join(directory, 'assets', 'index-a1b2.js');
writeFileSync(entry, script);
writeFileSync(`${entry}.br`, brotliCompressSync(script));
writeFileSync(`${entry}.gz`, gzipSync(script));
afterAll(() => rmSync(root, { recursive: true }));

const pages = createPages(directory);

test.each(['/', '/vps/vps_01hxa3b4c5d6e7f8g9h0j1k2m3/iso', '/isos', '/isos/12', '/support'])(
  '%s is the dashboard',
  async (path) => {
    const response = await pages.serve(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Drivebay</title>');
  },
);

test.each([
  '/nothing',
  '/isos/',
  '/isos/abc',
  '/isos/1/2',
  '/vps/vps_1',
  '/vps/..%2f..%2fkeys/iso',
  '/vps/<script>/iso',
  '/vps/vps_1/iso/x',
  '/index.html',
  '/__proto__',
])('%s is the dashboard with status 404', async (path) => {
  const response = await pages.serve(path);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('<title>Drivebay</title>');
});

test('pages have exactly these security headers', async () => {
  expect(Object.fromEntries((await pages.serve('/')).headers)).toEqual({
    'cache-control': 'no-cache',
    'content-length': expect.any(String),
    'content-security-policy':
      `default-src 'none'; script-src 'self'; style-src 'self' ${START_NOTE_SOURCE} 'sha256-${createHash('sha256').update(sheet).digest('base64')}'; ` +
      "img-src 'self'; font-src 'self'; " +
      "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; " +
      "worker-src 'none'; manifest-src 'self'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    etag: expect.stringMatching(/^"[\w-]{22}"$/),
    'origin-agent-cluster': '?1',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), fullscreen=()',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

test.each([
  ['/assets/index-a1b2.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/robots.txt', 'text/plain; charset=utf-8', 'public, max-age=3600'],
  ['/favicon.svg', 'image/svg+xml', 'public, max-age=3600'],
])('%s has its type and its time to live', async (path, type, cache) => {
  const response = await pages.serve(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('cache-control')).toBe(cache);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  [undefined, undefined],
] as const)('a script goes out as it was compressed for %s', async (acceptEncoding, coding) => {
  const gateway = await startGateway(undefined, { pages });
  for (const method of ['GET', 'HEAD']) {
    const headers = { 'accept-encoding': acceptEncoding ?? 'identity' };
    const response = await fetch(`${gateway.url}/assets/index-a1b2.js`, { headers, method });
    expect(response.headers.get('content-encoding') ?? undefined).toBe(coding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const sent = coding ? readFileSync(`${entry}.${coding === 'br' ? 'br' : 'gz'}`).length : script.length;
    expect(Number(response.headers.get('content-length'))).toBe(sent);
    expect(await response.text()).toBe(method === 'GET' ? script : '');
  }
});

test('what the build wrote for the gateway itself is not served', async () => {
  for (const path of ['/assets/index-a1b2.js.br', '/assets/index-a1b2.js.gz', '/.vite/manifest.json']) {
    expect((await pages.serve(path)).status).toBe(404);
  }
});

test('a page that has not changed is not sent again', async () => {
  const gateway = await startGateway(undefined, { pages });
  const etag = (await fetch(gateway.url)).headers.get('etag') ?? '';
  // `fetch` would add its own cache rules to a conditional request.
  const request = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`;
  const response = await rawExchange(gateway.port, request);
  expect(response).toMatch(/^HTTP\/1.1 304 /);
  expect(response).toMatch(/\r\n\r\n$/);
});

test('a page names the chunks of its own route, and the unknown page but its sheet', async () => {
  const preloads = async (path: string) =>
    Array.from(
      (await (await pages.serve(path)).text()).matchAll(/<link (?!disabled)[^>]+ href="([^"]+)">/g),
      ([, href]) => href,
    );
  expect(await preloads('/vps/vps_1/iso')).toEqual([
    '/assets/vps-1.css',
    '/assets/vps-1.js',
    '/assets/index-a1b2.js',
  ]);
  expect(await preloads('/support')).toEqual([]);
  expect(await preloads('/nothing')).toEqual(['/assets/index-c3.css']);
});

test('an asset that is gone is a plain 404, never the page and never cached', async () => {
  const response = await pages.serve('/assets/index-old.js');
  expect(response.status).toBe(404);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).not.toContain('<');
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%5csecret.txt',
  '//secret.txt',
])('nothing outside the directory is served: %s', async (path) => {
  const gateway = await startGateway(undefined, { pages });
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\nConnection: close\r\n\r\n`;
  const response = await rawExchange(gateway.port, request);
  expect(response).toMatch(/^HTTP\/1.1 404 /);
  expect(response).not.toContain('outside');
});

test('the query does not matter for a page, and API paths are never pages', async () => {
  const gateway = await startGateway(undefined, { pages });
  expect((await fetch(`${gateway.url}/isos?sort=name&redirect=https://evil.example`)).status).toBe(200);
  const unknown = await fetch(`${gateway.url}/api/unknown`);
  expect(unknown.headers.get('content-type')).toBe('application/problem+json');
});

test('a page has one address: with a slash at its end it leads there, and keeps its query', async () => {
  const gateway = await startGateway(undefined, { pages });
  const redirected = await fetch(`${gateway.url}/vps/vps_1/iso/?details=1&q=a%2Fb`, { redirect: 'manual' });
  expect(redirected.status).toBe(308);
  expect(redirected.headers.get('location')).toBe('/vps/vps_1/iso?details=1&q=a%2Fb');
  expect(Object.fromEntries(redirected.headers)).toMatchObject(PAGE_HEADERS);
  expect(redirected.headers.get(HEADERS.requestId)).toMatch(/^[0-9a-f-]{36}$/);
  const leftAlone = ['/', '/assets/index-a1b2.js', '/nothing/', '/api/session/'];
  const statuses = leftAlone.map(
    async (path) => (await fetch(gateway.url + path, { redirect: 'manual' })).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 404, 404]);
});

test.each([
  ['/isos/', '/isos'],
  ['/isos/12/', '/isos/12'],
  ['/embed/acme/vps/vps_1/iso/', '/embed/acme/vps/vps_1/iso'],
  ['/isos', undefined],
  ['/', undefined],
  ['//', undefined],
  ['/isos//', undefined],
  ['/isos/abc/', undefined],
  ['//evil.example/isos/', undefined],
  ['/\\evil.example/isos/', undefined],
  ['/evil.example/isos/', undefined],
  ['/embed//isos/', undefined],
  ['/embed/a/b/isos/', undefined],
])('%s leads to %s', (path, address) => {
  expect(withoutLastSlash(path)).toBe(address);
});

test('a directory that was not built is an error with what to do next', () => {
  expect(() => createPages(join(directory, 'assets'))).toThrow('npm run build');
});
