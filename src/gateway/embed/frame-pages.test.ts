import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { embedBoot } from '../../contracts/embed/boot.ts';
import { BOOT_META } from '../../contracts/embed/protocol.ts';
import { frameHeaders, PAGE_HEADERS } from '../headers.ts';
import { inlineSource } from '../inline-source.ts';
import { createPages } from '../pages.ts';
import { START_NOTE_SOURCE } from '../start-note.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { acme, ORIGIN, PARENT, sign, startEmbedGateway } from './embedding.fixture.ts';

const directory = mkdtempSync(join(tmpdir(), 'drivebay-frames-'));
mkdirSync(join(directory, 'assets'));
const HTML = '<!doctype html><html><head><title>Drivebay</title></head><body></body></html>';
writeFileSync(join(directory, 'index.html'), HTML);
writeFileSync(join(directory, 'assets', 'index-a1b2.js'), 'export {};');
const FIRST = 'globalThis.first = 1;';
writeFileSync(join(directory, 'frame-start.js'), FIRST);
afterAll(() => rmSync(directory, { recursive: true }));
const pages = createPages(directory);

const FRAME = '/embed/acme/vps/vps_1/iso';

async function start(config?: unknown) {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  return startEmbedGateway(upstream.url, { pages, config });
}

/** The boot data that a page's frame gets. */
function bootIn(html: string): unknown {
  const content = new RegExp(`<meta name="${BOOT_META}" content="([^"]*)" />`).exec(html)?.[1];
  if (content === undefined) return undefined;
  return v.parse(
    embedBoot,
    JSON.parse(content.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')),
  );
}

test.each([FRAME, '/embed/acme/isos', '/embed/acme/isos/12', `${FRAME}?token=x`])(
  '%s is the dashboard, with its tenant',
  async (path) => {
    const response = await (await start()).get(path);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<title>Drivebay</title>');
    expect(bootIn(html)).toMatchObject({ tenant: 'acme', parents: [PARENT] });
    expect(html).not.toContain('token=x');
  },
);

test.each([
  '/embed',
  '/embed/',
  '/embed/acme',
  '/embed/acme/',
  '/embed/acme/support',
  '/embed/acme/vps/vps_1',
  '/embed/acme/vps/vps_1/iso//',
  '/embed/acme//isos',
  '/embed/unknown/isos',
  '/embed/Acme/isos',
  '/embed/__proto__/isos',
  '/embed/acme%2f/isos',
])('%s is 404 and cannot be framed', async (path) => {
  const response = await (await start()).get(path);
  expect(response.status).toBe(404);
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(bootIn(await response.text())).toBeUndefined();
});

test.each([
  '/embed/acme/vps/web-01/iso',
  '/embed/acme/vps/VPS_1/iso',
  '/embed/acme/vps/..%2f..%2fkeys/iso',
  '/embed/acme/isos/latest',
])('%s is 404, in a frame that its tenant can show', async (path) => {
  const response = await (await start()).get(path);
  expect(response.status).toBe(404);
  expect(response.headers.get('x-frame-options')).toBeNull();
  expect(response.headers.get('content-security-policy')).toContain(`frame-ancestors ${PARENT};`);
  const html = await response.text();
  expect(bootIn(html)).toMatchObject({ tenant: 'acme', parents: [PARENT] });
  expect(html).not.toContain(path.split('/')[4]);
});

test.each(['/embed/unknown/vps/web-01/iso', '/embed/acme/token', '/embed/acme/isos//'])(
  '%s cannot be framed',
  async (path) => {
    const response = await (await start()).get(path);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  },
);

test('a redirect has the security headers of its page: a frame is not stopped by it, nor let in elsewhere', async () => {
  const { url } = await start();
  const redirected = async (path: string) => (await fetch(url + path, { redirect: 'manual' })).headers;
  const own = await redirected(`${FRAME}/`);
  expect(Object.fromEntries(own)).toMatchObject({ ...frameHeaders([PARENT]), 'cache-control': 'no-cache' });
  expect(own.get('x-frame-options')).toBeNull();
  const unknown = await redirected('/embed/unknown/isos/');
  expect(Object.fromEntries(unknown)).toMatchObject(PAGE_HEADERS);
});

test('a slash at the end leads to the page without it, in the frame too', async () => {
  const response = await (await start()).get(`${FRAME}/?details=1`);
  expect(response.redirected).toBe(true);
  expect(response.url).toMatch(new RegExp(`${FRAME}\\?details=1$`));
  expect(response.headers.get('content-security-policy')).toContain(`frame-ancestors ${PARENT}`);
});

test.each([
  [FRAME, ['/api/session', '/api/hostup/vps/ID/iso']],
  ['/embed/acme/isos', ['/api/session', '/api/vpsbg/isos']],
  ['/embed/acme/isos/12', ['/api/session', '/api/vpsbg/isos/ID']],
])('%s begins with the script that greets, and names what it requests first', async (path, first) => {
  const html = await (await (await start()).get(path)).text();
  expect(bootIn(html)).toMatchObject({ first });
  expect(html.indexOf(`<script>${FIRST}</script>`)).toBeLessThan(html.indexOf('<title>'));
});

test('a frame has exactly these security headers', async () => {
  const { headers } = await (await start()).get(FRAME);
  const { connection: _c, date: _d, etag: _e, 'keep-alive': _k, ...own } = Object.fromEntries(headers);
  expect(own).toEqual({
    'cache-control': 'no-store',
    'content-length': expect.any(String),
    'content-security-policy':
      `default-src 'none'; script-src 'self' ${inlineSource(FIRST)}; ` +
      `style-src 'self' ${START_NOTE_SOURCE}; img-src 'self'; font-src 'self'; ` +
      "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; " +
      `worker-src 'none'; manifest-src 'self'; frame-ancestors ${PARENT}; ` +
      "require-trusted-types-for 'script'; trusted-types 'none'",
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'cross-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), fullscreen=()',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  });
});

test("a tenant's look stands in its page from the first byte, named by its hash, and its font's origin in no other policy", async () => {
  const appearance = { accent: '#0b6b47', fontFamily: 'https://fonts.example/a.woff2' };
  const fontOrigins = ['https://fonts.example'];
  const gateway = await start({
    origin: ORIGIN,
    tenants: [
      acme({ appearance, fontOrigins }),
      acme({ id: 'plain', issuer: 'plain', keyFile: 'other.pem' }),
    ],
  });
  const response = await gateway.get(FRAME);
  const html = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  const sheet = /<style>([^<]*)<\/style><\/head>/.exec(html)?.[1] ?? '';
  expect(sheet).toContain('--accent:#0b6b47;');
  expect(sheet).toContain('src:url("https://fonts.example/a.woff2")');
  expect(policy).toContain(inlineSource(sheet));
  expect(policy).toContain("font-src 'self' https://fonts.example;");
  expect(policy).not.toContain('unsafe');
  expect(bootIn(html)).toMatchObject({ appearance, fontOrigins });

  const plain = await gateway.get('/embed/plain/isos');
  expect(await plain.text()).not.toContain('--accent');
  expect(plain.headers.get('content-security-policy')).toContain("font-src 'self';");
});

test('a tenant with no parents cannot be framed, one with several only by those', async () => {
  const parents = ['https://a.example', 'https://b.example:8443'];
  const gateway = await start({
    origin: ORIGIN,
    tenants: [acme({ parents }), acme({ id: 'closed', issuer: 'closed', keyFile: 'other.pem', parents: [] })],
  });
  const ancestors = async (id: string) =>
    /frame-ancestors ([^;]*);/.exec(
      (await gateway.get(`/embed/${id}/isos`)).headers.get('content-security-policy') ?? '',
    )?.[1];
  expect(await ancestors('acme')).toBe('https://a.example https://b.example:8443');
  expect(await ancestors('closed')).toBe("'none'");
});

test.each(['/', '/token', '/isos', '/vps/vps_1/iso', '/support', '/assets/index-a1b2.js'])(
  '%s is served without a token, preloads nothing, and stays out of frames',
  async (path) => {
    const response = await (await start()).get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(response.headers.has('link')).toBe(false);
    expect(bootIn(await response.text())).toBeUndefined();
  },
);

/** What Mozilla's HTTP Observatory gives for headers like ours: https://github.com/mdn/mdn-http-observatory */
function observatoryScore(headers: Headers): number {
  const get = (name: string) => headers.get(name) ?? '';
  const policy = new Map(
    get('content-security-policy')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources] as const),
  );
  const all = [...policy.values()].flat();
  let base = 100;
  if (policy.size === 0 || get('content-security-policy') === '') base -= 25;
  else if (all.some((source) => /^'unsafe-|^\*$|^(https?|data):$/.test(source))) base -= 20;
  if (!(Number(/max-age=(\d+)/.exec(get('strict-transport-security'))?.[1]) >= 15_768_000)) base -= 20;
  if (get('x-content-type-options') !== 'nosniff') base -= 5;
  if (get('x-frame-options') === '' && !policy.has('frame-ancestors')) base -= 20;
  if (get('access-control-allow-origin') === '*') base -= 50;
  if (get('set-cookie') !== '') base -= 20;
  if (base < 90) return base;
  let bonus = 0;
  if (policy.get('default-src')?.join(' ') === "'none'" && base === 100) bonus += 10;
  if (policy.has('frame-ancestors')) bonus += 5;
  if (/^(no-referrer|same-origin|strict-origin)/.test(get('referrer-policy'))) bonus += 5;
  if (/^same-(origin|site)$/.test(get('cross-origin-resource-policy'))) bonus += 10;
  if (/^(require-corp|credentialless)$/.test(get('cross-origin-embedder-policy'))) bonus += 10;
  if (get('cross-origin-opener-policy') === 'same-origin') bonus += 10;
  return base + bonus;
}

test('the headers score 150 stand-alone and 135 in a frame, or more', async () => {
  const gateway = await start();
  const score = async (path: string) => observatoryScore((await gateway.get(path)).headers);
  expect(await score('/')).toBeGreaterThanOrEqual(150);
  expect(await score(FRAME)).toBeGreaterThanOrEqual(135);
  expect(observatoryScore(new Headers())).toBeLessThan(50);
});

test('the API responds with headers of data, never of a document', async () => {
  const { headers } = await (await start()).get('/api/session', await sign());
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('vary')).toContain('Authorization');
  expect(headers.has('access-control-allow-origin')).toBe(false);
});
