import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { PUBLISHED_VPS, watch } from './drivebay.ts';
import { runFile } from './processes.ts';
import { freePort } from '../scripts/serve.mjs';

/** The example panel of `npm run panel`, on free ports. */
async function startExamplePanel(tokenSeconds: number) {
  const ports = await Promise.all([freePort(), freePort()]);
  const env = { PANEL_PORT: `${ports[0]}`, PORT: `${ports[1]}`, TOKEN_SECONDS: `${tokenSeconds}` };
  const running = await runFile(
    fileURLToPath(new URL('../examples/panel/start.mjs', import.meta.url)),
    [],
    env,
  );
  return { ...running, url: `http://localhost:${ports[0]}`, drivebay: `http://127.0.0.1:${ports[1]}` };
}

/** Its tokens are good for 33 s: the frame requests the next one after 3 s. */
const test = base.extend<object, { example: Awaited<ReturnType<typeof startExamplePanel>> }>({
  example: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, provide) => {
      const example = await startExamplePanel(33);
      await provide(example);
      await example.stop('SIGTERM');
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ example }, provide) => provide(example.url),
  page: async ({ page }, provide) => {
    const complaints = watch(page, false);
    await provide(page);
    expect(complaints(), 'console, page errors and policy violations').toEqual([]);
  },
});

test('the example panel shows the dashboard of the customer’s VPS, in the panel’s theme', async ({
  page,
}) => {
  await page.goto('/');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('status')).toHaveText('Drivebay: ok');
  await page.getByLabel('Theme').selectOption('dark');
  await expect(frame.locator('html')).toHaveCSS('color-scheme', 'dark');

  await page.getByLabel('Signed in as').selectOption('boris');
  await expect(frame.getByRole('region', { name: 'Next start' })).toContainText('SystemRescue');
  await expect(frame.locator('body')).not.toContainText(PUBLISHED_VPS);
  await page.getByRole('button', { name: 'ISO downloads' }).click();
  await expect(frame.getByRole('main')).toContainText('proxmox-ve');
  expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
});

test('the next token is fetched before one is over, and no request is refused', async ({ page }) => {
  const statuses: number[] = [];
  let tokens = 0;
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname === '/iso-token') tokens += 1;
    if (pathname.startsWith('/api/')) statuses.push(response.status());
    expect(response.url()).not.toMatch(/eyJ|token=/);
  });
  await page.goto('/');
  await expect.poll(() => tokens, { timeout: 20_000 }).toBe(2);
  await page.frameLocator('iframe').getByRole('button', { name: 'Refresh HostUp' }).click();
  await expect(page.getByRole('status')).toHaveText('Drivebay: ok');
  expect(statuses.length).toBeGreaterThan(1);
  expect(statuses.filter((status) => status >= 400)).toEqual([]);
});

test('a tab that hides the frame keeps it', async ({ page }) => {
  await page.goto('/');
  const drives = page.frameLocator('iframe').getByRole('region', { name: 'Next start' });
  await expect(drives).toContainText('Ubuntu 24.04 LTS');
  await page
    .frameLocator('iframe')
    .locator('body')
    .evaluate((body) => body.setAttribute('data-same', ''));
  await page.getByRole('button', { name: 'Overview' }).click();
  await expect(page.locator('iframe')).toBeHidden();
  await page.getByRole('button', { name: 'ISO media' }).click();
  await expect(drives).toContainText('Ubuntu 24.04 LTS');
  await expect(page.frameLocator('iframe').locator('body[data-same]')).toHaveCount(1);
});

test('the panel requires a Cross-Origin-Resource-Policy of everything, and shows the frame', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.frameLocator('iframe').getByRole('region', { name: 'Next start' })).toContainText(
    'Ubuntu 24.04 LTS',
  );
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('in the example panel a customer unmounts, and staff are offered mounting too', async ({ page }) => {
  await page.goto('/?who=boris');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /^Unmount SystemRescue/ }).click();
  await expect(frame.getByRole('region', { name: 'Next start' })).toContainText('HostUp confirms:');
  await expect(frame.getByRole('button', { name: 'Restart…' }).first()).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Mount an ISO' })).toHaveCount(0);

  await page.getByLabel('Signed in as').selectOption('support');
  await expect(frame.getByRole('button', { name: 'Mount an ISO', exact: true })).toBeVisible();
});
