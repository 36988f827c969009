import { readFile, writeFile } from 'node:fs/promises';
import { accessibilityFaults } from './axe.ts';
import { expect, PUBLISHED_VPS, test as base } from './drivebay.ts';
import { SESSION_OVER, SIGNED_IN, startNginx } from './nginx.ts';
import { statusOf } from './provider-status.ts';

const test = base.extend<{ signedIn: boolean }, { site: Awaited<ReturnType<typeof startNginx>> }>({
  site: [
    async ({ sandbox }, provide) => {
      const site = await startNginx(sandbox);
      await provide(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, provide) => provide(site.url),
  signedIn: [true, { option: true }],
  context: async ({ context, site, signedIn }, provide) => {
    if (signedIn)
      await context.addCookies([{ ...SIGNED_IN, url: site.url, httpOnly: true, sameSite: 'Strict' }]);
    await provide(context);
  },
});

test('a deep link shows the drives, by requests to this origin alone that hold no key', async ({
  page,
  site,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    requests.push(request.url());
    expect(request.headers()).not.toHaveProperty('authorization');
  });
  await page.goto(`/iso/vps/${PUBLISHED_VPS}/iso`);
  const drives = page.getByRole('region', { name: 'Next start' });
  await expect(statusOf(page)).toContainText('checked');
  await expect(drives).toContainText('Ubuntu 24.04 LTS');
  await page.reload();
  await expect(drives).toContainText('Ubuntu 24.04 LTS');
  expect(requests.filter((url) => !url.startsWith(`${site.url}/`))).toEqual([]);
  const requested = requests.filter((url) => url.includes('/api/')).map((url) => new URL(url).pathname);
  // The list has the server's name.
  expect(new Set(requested)).toEqual(new Set(['/api/v2/vps', `/api/v2/vps/${PUBLISHED_VPS}/iso`]));
});

test('from the overview to a VPS and back, every link keeps the base path and leads somewhere', async ({
  page,
  request,
  vps,
}) => {
  const id = vps('leftin');
  await page.goto('/iso/');
  const servers = page.getByRole('region', { name: 'Servers' });
  await expect(statusOf(page)).toContainText('checked');
  await servers.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/iso\/vps\/[^/]+\/iso$/);
  await expect(statusOf(page)).toContainText('checked');
  await page.getByRole('link', { name: 'Support' }).click();
  await expect(page).toHaveURL('/iso/support');
  await page.reload();
  await page.getByRole('textbox', { name: 'What the customer sent' }).fill(`12, ${id}`);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(`/iso/vps/${id}/iso`);
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(links).toHaveText(['Servers', 'Support']);
  for (const link of await page.locator('a[href^="/"]').all()) {
    const href = (await link.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/iso(\/|$)/);
    expect((await request.get(href)).status(), href).toBe(200);
  }
});

test('nothing speaks of downloads, a gateway or an API key', async ({ page }) => {
  for (const path of ['/iso/', `/iso/vps/${PUBLISHED_VPS}/iso?details=1`]) {
    await page.goto(path);
    await expect(statusOf(page)).toContainText('checked');
    await expect(page.locator('body')).not.toContainText(/downloads|vpsbg|gateway|api key/i);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});

test('every file comes with the headers of the example', async ({ request }) => {
  for (const path of ['/iso/', '/iso/support', '/iso/vps/vps_1/iso', '/iso/drivebay.json', '/iso/nothing']) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(path === '/iso/nothing' ? 404 : 200);
    expect(response.headers(), path).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
    });
  }
  expect((await request.get('/iso/drivebay.json')).headers()['cache-control']).toBe('no-cache');
});

test.describe('where something is wrong', () => {
  test.use({ expectFailedRequests: true });

  test.describe('without a session', () => {
    test.use({ signedIn: false });

    test('it says to sign in', async ({ page, context, site }) => {
      await page.goto(`/iso/vps/${PUBLISHED_VPS}/iso`);
      await expect(page.getByText('Sign in to HostUp').first()).toBeVisible();
      await expect(page.getByText('Your HostUp session is missing or has expired').first()).toBeVisible();
      await context.addCookies([{ ...SIGNED_IN, url: site.url }]);
      await page.reload();
      await expect(page.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu 24.04 LTS');
    });
  });

  test('a login page in place of data says the same', async ({ page, context, site }) => {
    await context.addCookies([{ ...SESSION_OVER, url: site.url }]);
    await page.goto('/iso/');
    await expect(page.getByText('Sign in to HostUp').first()).toBeVisible();
  });

  test('a VPS of someone else and a limit are reported in HostUp’s name', async ({ page, sandbox, vps }) => {
    const id = vps('leftin');
    await sandbox.breakDown('hostup', id, 'ratelimited');
    await page.goto(`/iso/vps/${id}/iso`);
    await expect(
      page.getByText('HostUp’s rate limit is reached').filter({ visible: true }).first(),
    ).toBeVisible();
    await page.goto('/iso/vps/vps_nobodys/iso');
    await expect(page.getByText('Server not found').filter({ visible: true }).first()).toBeVisible();
  });

  test('a config file that cannot be used is reported with what is wrong', async ({ page, site }) => {
    const good = await readFile(site.config, 'utf8');
    const read = page.getByRole('main');
    try {
      await writeFile(site.config, '{"basePath":"/dashboard/","apiBaseUrl":""}');
      await page.goto('/iso/');
      await expect(read).toContainText('basePath is "/dashboard/", but this page is at "/iso/"');
      expect(await accessibilityFaults(page)).toEqual([]);
      await writeFile(site.config, '{"basePath":"/iso/","apiBaseUrl":"https://cloud.hostup.se"}');
      await page.goto('/iso/support');
      await expect(read).toContainText('apiBaseUrl must be empty, or a path of this origin');
    } finally {
      await writeFile(site.config, good);
    }
  });
});
