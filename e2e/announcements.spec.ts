import type { Page } from '@playwright/test';
import { expect, test } from './drivebay.ts';
import { openSteppedWorld } from './stepped-world.ts';

const spoken = (page: Page) => page.getByRole('status', { name: 'Announcements' });
const MINUTE = 60_000;

test('the title carries the percent, and the live region speaks at half and when it is done', async ({
  page,
  sandbox,
  iso,
}) => {
  await page.goto(`/isos/${iso('downloading')}`);
  const name = await page.getByRole('heading', { level: 1, name: '.iso' }).innerText();
  await expect(page).toHaveTitle(new RegExp(`^\\d+ % · ${name} – Drivebay$`));
  await expect(spoken(page)).toBeEmpty();
  await sandbox.advance(3 * MINUTE);
  await expect(spoken(page)).toHaveText(`${name} is past the halfway mark.`);
  await expect(page).toHaveTitle(/^[5-9]\d % · /);
  await sandbox.advance(10 * MINUTE);
  await expect(spoken(page)).toHaveText(`${name} is downloaded.`);
  await expect(page).toHaveTitle(`${name} – Drivebay`);
});

test('the percent leaves the title with the page it belongs to', async ({ page, iso }) => {
  await page.goto(`/vps/vps_ubuntu/iso?isos=${iso('slow')}`);
  await expect(page).toHaveTitle(/^0 % · .*vps_ubuntu.* – Drivebay$/);
  await page.goto(`/vps/vps_ubuntu/iso?isos=${iso('downloaded')}`);
  await expect(page.getByText('Downloaded', { exact: true }).first()).toBeVisible();
  await expect(page).toHaveTitle(/^[^%]*vps_ubuntu.* – Drivebay$/);
});

test('a running download has a plot with a text alternative, in its row on demand', async ({ page, iso }) => {
  const id = iso('slow');
  const plot = page.getByRole('img', {
    name: /^(From .+ to .+|At .+) (in|for) the last .+, as seen in this tab\.$/,
  });
  await page.goto(`/isos/${id}`);
  await expect(plot).toBeVisible();
  await page.goto(`/vps/vps_ubuntu/iso?isos=${id}`);
  const open = page.getByRole('button', { name: /^Plot of / });
  await expect(open).toHaveAttribute('aria-pressed', 'false');
  await expect(plot).toHaveCount(0);
  await open.click();
  await expect(plot).toBeVisible();
});

test('a stall is announced, and its percent leaves the title', async ({ page }) => {
  test.setTimeout(60_000);
  const world = await openSteppedWorld(page, (sandbox) => `/isos/${sandbox.isoId('stalled', 1)}`);
  await expect(page).toHaveTitle(/^39 % · /);
  await world.run(2.7 * MINUTE, 9_000);
  await expect(async () => {
    await world.run(9_000, 9_000);
    await expect(spoken(page)).toContainText('has had no new data for 3 min.', { timeout: 500 });
  }).toPass();
  await expect(page.getByRole('region', { name: 'Download' })).toContainText(/Stalled, no data for \d+ min/);
  await expect(page).toHaveTitle(/^[^%]+ – Drivebay$/);
  await world.stop();
});

test('a restart is announced, and stays on the page', async ({ page, sandbox, iso }) => {
  await page.goto(`/isos/${iso('restarted')}`);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await sandbox.advance(50_000);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /4\d/);
  await sandbox.advance(15_000);
  await expect(spoken(page)).toHaveText(/ restarted\.$/, { timeout: 20_000 });
  await expect(page.getByText(/^Restarted (just now|\d+ min ago)$/)).toBeVisible();
  await expect(page.getByRole('img', { name: /^Restarted .+ ago, after .+\./ })).toBeVisible();
});

test.describe('with a request that fails', () => {
  test.use({ expectFailedRequests: true });

  for (const [where, url] of [
    ['its own page', (id: string) => `/isos/${id}`],
    ['the page of a VPS', (id: string) => `/vps/vps_ubuntu/iso?isos=${id}`],
  ] as const) {
    test(`an ISO that is deleted while one looks stays, on ${where}`, async ({ page, sandbox, iso }) => {
      await page.goto(url(iso('gone')));
      await expect(page.getByText('Downloaded', { exact: true }).first()).toBeVisible();
      await sandbox.advance(91_000);
      await expect(async () => {
        await page.getByRole('button', { name: 'Refresh VPSBG' }).click();
        await expect(page.getByText(/^(Deleted|No longer there)$/)).toBeVisible({ timeout: 500 });
      }).toPass();
      await expect(spoken(page)).toHaveText(/ (was deleted|is no longer at VPSBG)\.$/);
      await expect(page.getByRole('main')).toContainText('ubuntu-24.04.1-live-server-amd64.iso');
    });
  }

  test('of many picked ISOs the first 20 are requested, each once', async ({ page, sandbox, iso }) => {
    const first = Number(iso('downloaded'));
    const ids = Array.from({ length: 25 }, (_, index) => first + 500 + index);
    await page.goto(`/vps/vps_ubuntu/iso?isos=${[ids[0], ...ids].join(',')}`);
    const downloads = page.getByRole('region', { name: 'Downloads' });
    await expect(downloads.getByRole('listitem')).toHaveCount(20);
    await expect(downloads).toContainText('Only the first 20 are shown.');
    // The last of the 20 was requested, and so were those before it.
    await expect.poll(async () => (await sandbox.log(`/v1/isos/${ids[19]}`)).count).toBe(1);
    await expect.poll(async () => (await sandbox.log(`/v1/isos/${ids[0]}`)).count).toBe(1);
    expect((await sandbox.log(`/v1/isos/${ids[20]}`)).count).toBe(0);
  });
});

test.describe('notices on the desktop', () => {
  const wish = (page: Page) =>
    page.getByRole('button', { name: 'Notify me when a download finishes or is about to be deleted' });

  test('who wanted it is notified when one finishes, while nobody looks', async ({
    page,
    context,
    sandbox,
    iso,
  }) => {
    await context.grantPermissions(['notifications']);
    await page.addInitScript(`
      window.shownNotices = [];
      window.Notification = class extends EventTarget {
        static permission = 'granted';
        static requestPermission = () => Promise.resolve('granted');
        constructor(text) { super(); window.shownNotices.push(text); }
        close() {}
      };
      document.hasFocus = () => false;
    `);
    await page.goto('/isos');
    await expect(wish(page)).toHaveAttribute('aria-pressed', 'false');
    await wish(page).click();
    await expect(wish(page)).toHaveAttribute('aria-pressed', 'true');
    await page.goto(`/isos/${iso('fast')}`);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await sandbox.advance(MINUTE);
    await expect(spoken(page)).toContainText('is downloaded.');
    expect(await page.evaluate('window.shownNotices')).toEqual([
      'ubuntu-24.04.1-live-server-amd64.iso is downloaded.',
    ]);
    await page.goto('/isos');
    await expect(wish(page)).toHaveAttribute('aria-pressed', 'true');
  });

  test('a browser that blocks them is named as the reason', async ({ page }) => {
    await page.addInitScript(`window.Notification = class { static permission = 'denied'; };`);
    await page.goto('/isos');
    await expect(wish(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(wish(page)).toHaveAccessibleDescription(/blocks/);
  });
});
