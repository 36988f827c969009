import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { bay, confirms, library } from './acting.ts';
import { expect, startGateway, test as base, urlIn } from './drivebay.ts';
import { startNginxBefore } from './nginx.ts';
import { DIST, run } from './processes.ts';
import { statusOf } from './provider-status.ts';
import { choose, signIn } from './staff-pages.ts';
import { startDesk } from './staff-rig.ts';
import { freePort, serve } from '../scripts/serve.mjs';
import { newKeyPair } from '../scripts/key-pair.mjs';

/** A gateway at `/iso` of a site of nginx: it shows the sandbox to everyone who reaches it. */
const test = base.extend<object, { site: string }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, provide) => {
      const env = { PORT: '0', HOST: '0.0.0.0', BASE_PATH: '/iso', ALLOW_ACTIONS: 'mount,unmount' };
      const gateway = await run('drivebay', [], env);
      const nginx = await startNginxBefore(reachable(urlIn(gateway.line)), await freePort());
      await provide(nginx.url);
      await nginx.stop();
      await gateway.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, provide) => provide(site),
});

const reachable = (url: string) => url.replace('0.0.0.0', '127.0.0.1');

test('below a path of a site: overview, deep link, reload and an action, by requests below that path alone', async ({
  page,
  site,
}) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site}/iso/`)) outside.push(request.url());
  });
  await page.goto('/iso');
  await expect(page).toHaveURL('/iso/');
  await expect(statusOf(page)).toContainText('checked');
  await page.getByRole('region', { name: 'Servers' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/iso\/vps\/[^/]+\/iso$/);
  await page.getByRole('link', { name: 'Support' }).click();
  await expect(page).toHaveURL('/iso/support');

  await page.goto('/iso/vps/vps_ubuntu/iso');
  await expect(bay(page, 'ide2')).toContainText('Ubuntu 24.04 LTS');
  await page.reload();
  await expect(bay(page, 'ide2')).toContainText('Ubuntu 24.04 LTS');
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mount' }).click();
  await expect(confirms(page, 'is in CD/DVD 4.')).toBeVisible();
  await page.goto('/iso/vps/vps_library5000/iso');
  await library(page).getByRole('searchbox').fill('4321');
  await expect(page).toHaveURL('/iso/vps/vps_library5000/iso?q=4321');
  expect(outside).toEqual([`${site}/iso`]);
});

test('a frame below a path of its site, by the panel’s script', async ({ page, sandbox }) => {
  const folder = await mkdtemp(join(tmpdir(), 'drivebay-base-'));
  const panel = await serve(
    createServer((request, response) => {
      void readFile(join(DIST, 'panel-sdk/drivebay-panel.iife.js')).then((script) => {
        const isPage = request.url === '/';
        response.writeHead(200, { 'content-type': isPage ? 'text/html' : 'text/javascript' });
        response.end(
          isPage ? '<!doctype html><title>Panel</title><script src="/sdk.js"></script><main></main>' : script,
        );
      });
    }),
  );
  const parent = `http://localhost:${panel.port}`;
  const { publicKey, privateKey } = newKeyPair();
  await writeFile(join(folder, 'acme.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const accounts = { main: { hostup: { env: 'HOSTUP' }, vpsbg: { env: 'VPSBG' } } };
  const tenant = { id: 'acme', parents: [parent], issuer: 'acme', keyFile: 'acme.pem', accounts };
  await writeFile(join(folder, 'embed.json'), JSON.stringify({ origin, tenants: [tenant] }));
  const gateway = await startGateway(sandbox, 'default', {
    BASE_PATH: '/iso',
    HOSTUP_API_KEY: '',
    VPSBG_API_KEY: '',
    EMBED_CONFIG: join(folder, 'embed.json'),
    HOSTUP: sandbox.keys('default').hostup,
    VPSBG: sandbox.keys('default').vpsbg,
  });
  const nginx = await startNginxBefore(gateway.url, port);
  const token = await new SignJWT({
    parent,
    acct: 'main',
    role: 'customer',
    hostup: { vps: ['vps_ubuntu'] },
    vpsbg: { isos: [1] },
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'iso-embed+jwt' })
    .setIssuer('acme')
    .setAudience(origin)
    .setSubject('customer')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
  const requested: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(origin)) requested.push(new URL(request.url()).pathname);
  });

  await page.goto(`${parent}/`);
  await page.evaluate(
    (options) => {
      const place = document.querySelector('main');
      if (place)
        globalThis.DrivebayPanel.mount(place, {
          ...options,
          fetchToken: () => Promise.resolve(options.token),
        });
    },
    { origin, basePath: '/iso', tenant: 'acme', vpsId: 'vps_ubuntu', token },
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu 24.04 LTS');
  expect(requested.filter((path) => !path.startsWith('/iso/'))).toEqual([]);
  // Requested early, and once.
  expect(requested.filter((path) => path === '/iso/api/hostup/vps/vps_ubuntu/iso')).toHaveLength(1);

  // A page that goes on polling would report that nobody listens any more.
  await page.close();
  await nginx.stop();
  await gateway.stop();
  await panel.stop();
  await rm(folder, { recursive: true });
});

test.describe('with sign-in', () => {
  // Two sites, one after the other, and a gateway of its own.
  test.describe.configure({ timeout: 90_000 });
  // A session that is missing is a 401.
  test.use({ expectFailedRequests: true });

  test('staff sign in below a path, come back to the page that they opened, and sign out', async ({
    page,
    sandbox,
  }) => {
    const desk = await startDesk(sandbox, { basePath: '/iso' });
    const outside: string[] = [];
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === desk.origin && !pathname.startsWith('/iso/')) outside.push(pathname);
    });

    await signIn(page, `${desk.origin}/iso/isos?account=main`, 'Vera Viewer');
    await expect(page).toHaveURL(`${desk.origin}/iso/isos?account=main`);
    await page.getByRole('link', { name: 'Servers' }).first().click();
    await expect(page.getByRole('link', { name: 'web-01' })).toBeVisible();
    await choose(page, /Sign out/);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Drivebay');
    // The identity provider leads back to the sign-in page, whose address it knows with the path.
    await expect(page).toHaveURL(/\/iso\/sign-in/);
    expect(outside).toEqual([]);

    await page.close();
    await desk.stop();
  });
});
