import { expect, startGateway, startSandbox, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';

const NEEDLE = 'needle-server-950';

test('a search on the overview, in the command menu and on the support page covers all 1,000 servers', async ({
  page,
  sandbox,
}) => {
  const gateway = await startGateway(sandbox, 'large');
  await page.goto(gateway.url);
  const servers = page.getByRole('region', { name: 'Servers' });
  await expect(servers).toContainText('100, more exist');
  const field = servers.getByRole('searchbox');
  await field.fill(NEEDLE);
  await expect(servers.getByRole('link', { name: NEEDLE })).toBeVisible();
  await field.fill('dle-server-95');
  await expect(servers.getByRole('link', { name: NEEDLE })).toBeVisible();
  await field.fill('no such server');
  await expect(servers).toContainText('No match in all 1,000 servers.');
  await expect(field).toBeFocused();

  await page.goto(`${gateway.url}/support`);
  await page.getByRole('textbox', { name: 'What the customer sent' }).fill(NEEDLE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: NEEDLE })).toBeVisible();
  await page.getByRole('textbox', { name: 'What the customer sent' }).fill('203.0.113.250');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: NEEDLE })).toBeVisible();

  await page.goto(gateway.url);
  await expect(servers).toContainText('100, more exist');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(NEEDLE);
  await page.getByRole('option', { name: NEEDLE }).click();
  await expect(page).toHaveURL(/\/vps\/vps_01jd5crowd0000000000000950\/iso/);
  await page.goto('about:blank');
  await gateway.stop();
});

test('servers that need a look come first, with the reason; the rest follow by name', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/');
  const servers = page.getByRole('region', { name: 'Servers' });
  await expect(servers).toContainText('12 servers');
  await expect(servers).toContainText('3 need a look');
  const rows = servers.getByRole('row');
  await expect(rows).toHaveCount(13);
  for (const [n, words] of [
    ['Server', 'Power', 'Needs a look', 'IP address', 'System', 'Size'],
    [
      'legacy-erp',
      'Error',
      'HostUp reports an error',
      '203.0.113.150',
      'not reported',
      '4 cores · 8 GB · 120 GB',
    ],
    ['shop-old', 'Stopped', 'Service suspended'],
    ['new-order', 'Provisioning', 'Service pending'],
    ['build-runner-07', 'Paused'],
    ['db-primary', 'Running'],
  ].entries()) {
    for (const each of words) await expect(rows.nth(n)).toContainText(each);
  }
  await expect(rows.last()).toContainText('win-rds');
  await expect(rows.last()).toBeInViewport();
  await expect(
    page.getByText('Only each server’s page shows whether an ISO is still in a drive.'),
  ).toBeVisible();
});

test('on a phone each server is two lines', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const rows = page
    .getByRole('region', { name: 'Servers' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
  await expect(rows).toHaveCount(12);
  for (const row of await rows.all()) expect((await row.boundingBox())?.height).toBeLessThan(65);
});

test('a search can be stopped and taken up again, and says how far it came', async ({ page, sandbox }) => {
  const gateway = await startGateway(sandbox, 'large');
  await page.clock.install();
  await page.goto(gateway.url);
  const servers = page.getByRole('region', { name: 'Servers' });
  const stop = servers.getByRole('button', { name: 'Stop' });
  await expect(servers.getByRole('searchbox')).toBeEnabled();
  // A search rests between two pages of the list: while the clock stands, it goes no further than the test lets it.
  await page.clock.pauseAt(Date.now() + 60_000);
  const searchUntil = (seen: () => Promise<void>) =>
    expect(async () => {
      await page.clock.runFor(200);
      await seen();
    }).toPass();
  await servers.getByRole('searchbox').fill('no such server');
  await searchUntil(() => expect(stop).toBeVisible({ timeout: 100 }));
  await stop.click();
  await expect(servers).toContainText(/No match in the first [1-9]00 servers; more exist\./);
  await servers.getByRole('button', { name: 'Search the rest' }).click();
  // The button goes when the search ends: the focus stays in the region.
  await stop.focus();
  await searchUntil(() => expect(servers).toContainText('No match in all 1,000 servers.', { timeout: 100 }));
  await expect(servers.getByRole('heading', { name: 'Servers' })).toBeFocused();
  await page.goto('about:blank');
  await gateway.stop();
});

test('the pages of servers lead on and back, with the search and the focus kept', async ({
  page,
  sandbox,
}) => {
  const gateway = await startGateway(sandbox, 'large');
  await page.goto(gateway.url);
  const servers = page.getByRole('region', { name: 'Servers' });
  const next = page.getByRole('link', { name: 'Next page' });
  const previous = page.getByRole('link', { name: 'Previous page' });
  await next.focus();
  for (let from = 101; from <= 901; from += 100) {
    // eslint-disable-next-line no-await-in-loop -- page after page
    await page.keyboard.press('Enter');
    // eslint-disable-next-line no-await-in-loop -- as above
    await expect(servers).toContainText(
      from === 901 ? '901 to 1,000 of 1,000' : `${from} to ${from + 99}, more exist`,
    );
  }
  await expect(next).toBeFocused();
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.reload();
  await previous.focus();
  await page.keyboard.press('Enter');
  await expect(servers).toContainText('801 to 900, more exist');
  await expect(previous).toBeFocused();

  await servers.getByRole('searchbox').fill('needle');
  await expect(servers.getByRole('link', { name: NEEDLE })).toBeVisible();
  await previous.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=needle/);
  await expect(servers.getByRole('searchbox')).toHaveValue('needle');
  await expect(servers.getByRole('link', { name: NEEDLE })).toBeVisible();
  await expect(previous).toBeFocused();
  await page.goto('about:blank');
  await gateway.stop();
});

test('the first page of a list that repeats itself is not called all', async ({ page, sandbox }) => {
  const row = (id: number) => ({ id, status: 'downloaded', name: `iso-${id}.iso`, size: 9, downloaded: 9 });
  const first = {
    data: Array.from({ length: 15 }, (_, index) => row(37 - index)),
    links: { next: 'https://api.example/v1/isos?page=2' },
    meta: { current_page: 1, last_page: 3, per_page: 15, total: 37 },
  };
  const rig = await startOnOwnProvider(sandbox, (path) =>
    path === '/v1/isos' ? first : { data: [], nextCursor: null, hasMore: false },
  );
  await page.goto(`${rig.url}/isos`);
  await expect(page.getByText('Not all ISOs are shown: 15 of 37 read')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^All \d/ })).toHaveCount(0);
  await page.goto(rig.url);
  await expect(page.getByRole('link', { name: 'Open downloads (15 of 37 read)' })).toBeVisible();
  await page.goto('about:blank');
  await rig.stop();
});

test('an ISO that new ones push to the next page is neither gone nor announced', async ({ page }) => {
  // Its own sandbox: the clock of the others stays as it is.
  const sandbox = await startSandbox();
  const gateway = await startGateway(sandbox.control, 'large');
  await page.goto(`${gateway.url}/isos`);
  await expect(page.getByRole('tab', { name: 'All 37' })).toBeVisible();
  const moving = page.getByRole('row').filter({ has: page.getByRole('progressbar') });
  await expect(moving).toHaveCount(1);
  await sandbox.control.advance(11 * 60_000);
  await expect(page.getByRole('tab', { name: 'All 38' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('tab', { name: 'Deleted 0' })).toBeVisible();
  await expect(moving.first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Announcements' })).not.toContainText(/no longer|deleted/);
  await page.goto('about:blank');
  await gateway.stop();
  await sandbox.stop();
});
