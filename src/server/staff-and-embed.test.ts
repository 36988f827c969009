import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startProvider } from '../../examples/oidc/provider.mjs';
import { freePort } from '../../scripts/serve.mjs';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { acme, ENVIRONMENT, ORIGIN, PARENT, sign, writeConfig } from '../gateway/embed/embedding.fixture.ts';
import { createPages } from '../gateway/pages.ts';
import { listen } from '../gateway/server.ts';
import { Browser, exchange, SECRETS, staffFile } from '../gateway/staff/staff.fixture.ts';
import { respondJson, startUpstream } from '../gateway/upstream.fixture.ts';
import { compose } from './compose.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const HTML = '<!doctype html><html><head><title>Drivebay</title></head><body></body></html>';

/** Pages as a build makes them. */
function newPages() {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), HTML);
  writeFileSync(join(folder, 'assets', 'index-a1b2.js'), 'export {};');
  writeFileSync(join(folder, 'frame-start.js'), 'globalThis.first = 1;');
  return createPages(folder);
}

/** One process with both files, put together from its environment as in production. @param staff what its file has otherwise */
async function start(staff: Record<string, unknown> = {}) {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const people = { ann: { name: 'Ann Viewer', groups: ['support'] } };
  const provider = await startProvider({ gateway: origin, clientSecret: SECRETS.CLIENT, people });
  onTestFinished(() => provider.stop());
  const inFile = (change?: Record<string, unknown>) =>
    JSON.stringify(staffFile(origin, provider.issuer, change));
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-both-'));
  const file = join(folder, 'staff.json');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(file, inFile(staff));
  const embedFile = writeConfig({ origin: ORIGIN, tenants: [acme()] });
  const composition = await compose(
    {
      ...SECRETS,
      ...ENVIRONMENT,
      PORT: String(port),
      HOST: '127.0.0.1',
      STAFF_CONFIG: file,
      EMBED_CONFIG: embedFile,
      HOSTUP_API_URL: upstream.url,
      VPSBG_API_URL: `${upstream.url}/v1`,
      ALLOW_HTTP_UPSTREAM: '1',
      AUDIT_LOG: join(folder, 'audit.log'),
      LOG_LEVEL: 'silent',
    },
    newPages(),
  );
  const server = await listen(composition.app, composition.settings);
  onTestFinished(async () => {
    await server.close();
    await composition.close();
  });
  const browser = new Browser();
  await browser.signIn(origin, 'ann');
  const [cookie = ''] = [...browser.cookies(origin)].map((pair) => pair.join('='));
  const rewrite = (change: Record<string, unknown>) => writeFileSync(file, inFile(change));
  const rewriteEmbed = (tenant: Record<string, unknown>) =>
    writeFileSync(embedFile, JSON.stringify({ origin: ORIGIN, tenants: [acme(tenant)] }));
  const config = () => composition.health.readiness().checks.config;
  return { origin, browser, cookie, upstream, rewrite, rewriteEmbed, config, summary: composition.summary };
}

test('with both files frames and staff each have their own origin, and neither credential opens the other', async () => {
  const { origin, browser, cookie, upstream, summary } = await start();
  expect(summary).toBe(`staff mode: people sign in at ${origin}/`);
  const host = new URL(ORIGIN).host;
  const authorization = `Bearer ${await sign()}`;
  const status = async (headers: Record<string, string>, path = MEDIA) =>
    (await exchange(origin + path, { headers })).status;

  // Each by its own name.
  expect((await browser.send(`${origin}${MEDIA}?account=main`)).status).toBe(200);
  expect(await status({ host, authorization })).toBe(200);
  const before = upstream.calls.length;
  // A token at the staff's name, a session at the frames' name, and both at once.
  expect(await status({ authorization }, `${MEDIA}?account=main`)).toBe(401);
  expect(await status({ host, cookie }, `${MEDIA}?account=main`)).toBe(401);
  expect(await status({ authorization, cookie }, `${MEDIA}?account=main`)).toBe(400);
  expect(await status({ host, cookie }, '/api/staff/session')).not.toBe(200);
  expect(upstream.calls.length).toBe(before);

  const frame = await exchange(`${origin}/embed/acme/vps/vps_1/iso`, { headers: { host } });
  expect(frame.status).toBe(200);
  expect(frame.headers['content-security-policy']).toContain(`frame-ancestors ${PARENT};`);
  for (const path of ['/sign-in', '/', '/embed/acme/vps/vps_1/iso']) {
    const { headers } = await browser.send(origin + path);
    expect([path, headers['x-frame-options']]).toEqual([path, 'DENY']);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  }
  // Signing in is for the staff's name alone.
  const signIn = await exchange(`${origin}/auth/login`, { headers: { host } });
  expect([signIn.status, signIn.headers['set-cookie']]).toEqual([404, undefined]);
});

test('with both files a session has the mode by which it was opened', async () => {
  const { origin, browser } = await start();
  const headers = { host: new URL(ORIGIN).host, authorization: `Bearer ${await sign()}` };
  const ofToken = await exchange(`${origin}/api/session`, { headers });
  const ofPerson = await browser.send(`${origin}/api/session?account=main`);
  expect(JSON.parse(ofToken.body)).toMatchObject({ mode: 'embed' });
  expect(JSON.parse(ofPerson.body)).toMatchObject({ mode: 'staff', account: 'main' });
});

test('a group that is taken out of the file loses its session on SIGHUP', async () => {
  const { origin, browser, rewrite } = await start();
  const status = async () => (await browser.send(`${origin}${MEDIA}?account=main`)).status;
  expect(await status()).toBe(200);
  rewrite({ access: [{ role: 'viewer', claims: { groups: ['others'] }, accounts: ['main'] }] });
  process.emit('SIGHUP');
  await expect.poll(status).toBe(403);
  expect(await status()).toBe(401);
});

const SHARED = 'STAFF_CONFIG and EMBED_CONFIG must have different `origin`s.';

test('staff and frames that share an origin do not start', async () => {
  await expect(start({ origin: ORIGIN })).rejects.toThrow(SHARED);
});

test.each(['STAFF_CONFIG', 'EMBED_CONFIG'])(
  'a change of %s after which staff and frames would share an origin is not in use, and /readyz says why',
  async (variable) => {
    const { origin, browser, rewrite, rewriteEmbed, config } = await start();
    const statuses = async () => {
      const headers = { host: new URL(ORIGIN).host, authorization: `Bearer ${await sign()}` };
      const ofToken = await exchange(origin + MEDIA, { headers });
      return [ofToken.status, (await browser.send(`${origin}${MEDIA}?account=main`)).status];
    };
    if (variable === 'STAFF_CONFIG') rewrite({ origin: ORIGIN });
    else rewriteEmbed({ origins: [ORIGIN, origin] });
    process.emit('SIGHUP');
    await expect.poll(() => config().status).toBe('degraded');
    expect(config().detail).toContain(`The changed file of ${variable} is not in use`);
    expect(config().detail).toContain(SHARED);
    expect(await statuses()).toEqual([200, 200]);
  },
);
