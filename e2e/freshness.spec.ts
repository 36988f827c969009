import type { Page } from '@playwright/test';
import { expect, test } from './drivebay.ts';
import { noticeOf, refreshOf, statusOf } from './provider-status.ts';

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });
const since = (page: Page) => page.getByRole('region', { name: 'Since you last looked' });

test.describe('without a network', () => {
  test.use({ expectFailedRequests: true });

  test('the failure is explained, old data is called old, and all is well again on return', async ({
    page,
    context,
    vps,
  }) => {
    await page.clock.install();
    await page.goto(`/vps/${vps('leftin')}/iso`);
    await expect(statusOf(page)).toContainText('Live · HostUp checked');
    await expect(statusOf(page, 'VPSBG')).toContainText(/\d s ago/);
    await context.setOffline(true);
    await page.clock.runFor(60_000);
    const notice = noticeOf(page, /gateway cannot be reached/);
    await expect(statusOf(page)).toContainText('Update failed · HostUp checked 1 min ago');
    await expect(statusOf(page, 'VPSBG')).toContainText('update failed');
    // Both providers are behind the same gateway.
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('Your browser reports that this device is offline.');
    const retry = page.getByRole('button', { name: 'Retry' });
    await retry.focus();
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press('Enter');
      await page.clock.runFor(1_000);
    }
    await expect(retry).toBeFocused();
    await expect(retry).toHaveCount(1);
    await page.clock.runFor(5 * 60_000);
    await expect(statusOf(page)).toContainText('HostUp checked 6 min ago');
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await expect(page.getByRole('main')).not.toContainText(/\bnow\b/);
    await context.setOffline(false);
    await expect(statusOf(page)).toContainText('Live · HostUp checked');
    await expect(notice).toHaveCount(0);
  });

  test('a rate limit is a routine wait: the status counts down, the button says until when, and no notice comes', async ({
    page,
    vps,
  }) => {
    await page.goto(`/vps/${vps('ratelimited')}/iso`);
    await expect(statusOf(page)).toHaveText(/^Next update in \d s · HostUp’s rate limit is reached/);
    const words = await page.getByRole('main').innerText();
    expect(words.match(/rate limit is reached/g), 'shown once').toHaveLength(1);
    await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
    await expect(drives(page)).toHaveText('Next startWhich device it tries first is not known yet.');
    await expect(refreshOf(page)).toHaveAccessibleDescription(
      /^HostUp’s rate limit is reached \(until \d\d:\d\d:\d\d\)$/,
    );
    // The limit holds for the whole gateway, and so for the tests that follow.
    await expect(drives(page)).toContainText('Ubuntu', { timeout: 15_000 });
  });
});

test('what changed since the last visit is announced once, in one browser', async ({
  page,
  sandbox,
  vps,
}) => {
  const [id, other] = [vps('ejecting'), vps('leftin')];
  await page.goto(`/vps/${id}/iso`);
  await expect(drives(page).getByText('ISO mounted', { exact: true })).toBeVisible();
  await expect(since(page)).toHaveCount(0);
  await page.goto(`/vps/${other}/iso`);
  await expect(drives(page)).toContainText('ide2');
  await sandbox.advance(61_000);
  await page.goto(`/vps/${id}/iso`);
  // The gateway caches a response for 2 s: refresh until the new one comes.
  await expect(async () => {
    await refreshOf(page).click();
    await expect(since(page)).toContainText('was unmounted from ide2.', { timeout: 1_000 });
  }).toPass();
  await since(page).getByRole('button', { name: 'Dismiss what changed' }).click();
  await expect(since(page)).toHaveCount(0);
  await page.reload();
  await expect(drives(page)).toContainText('ide2');
  await expect(since(page)).toHaveCount(0);
});
