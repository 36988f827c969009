import type { Page } from '@playwright/test';
import { expect, test } from './drivebay.ts';

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
    await expect(drives(page)).toContainText('Every 15 s');
    await context.setOffline(true);
    await page.clock.runFor(60_000);
    await expect(drives(page)).toContainText('1 min ago, old');
    await expect(drives(page)).toContainText('Update failed');
    await expect(drives(page)).toContainText('Your browser reports that this device is offline.');
    await page.clock.runFor(5 * 60_000);
    await expect(drives(page)).toContainText('This is 6 min old');
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await expect(page.getByRole('main')).not.toContainText(/\bnow\b/);
    await context.setOffline(false);
    await expect(drives(page)).toContainText('Every 15 s');
    await expect(drives(page)).not.toContainText(/\bold\b|Update failed/i);
  });

  test('while HostUp asks to wait, the panel says until when, and so does its button', async ({
    page,
    vps,
  }) => {
    await page.goto(`/vps/${vps('ratelimited')}/iso`);
    const refresh = drives(page).getByRole('button', { name: 'Refresh Next start' });
    await expect(refresh).toHaveAccessibleDescription(
      /^HostUp's request limit is reached until \d\d:\d\d:\d\d$/,
    );
    // The limit holds for the whole gateway, and so for the tests that follow.
    await expect(drives(page)).toContainText('Ubuntu', { timeout: 15_000 });
  });
});

test('what changed since the last visit is said once, in one browser', async ({ page, sandbox, vps }) => {
  const [id, other] = [vps('ejecting'), vps('leftin')];
  await page.goto(`/vps/${id}/iso`);
  await expect(drives(page).getByText('ISO mounted', { exact: true })).toBeVisible();
  await expect(since(page)).toHaveCount(0);
  await page.goto(`/vps/${other}/iso`);
  await expect(drives(page)).toContainText('ide2');
  await sandbox.advance(61_000);
  await page.goto(`/vps/${id}/iso`);
  // The gateway holds an answer for 2 s: ask until the new one comes.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh Next start' }).click();
    await expect(since(page)).toContainText('was unmounted from ide2.', { timeout: 1_000 });
  }).toPass();
  await since(page).getByRole('button', { name: 'Dismiss what changed' }).click();
  await expect(since(page)).toHaveCount(0);
  await page.reload();
  await expect(drives(page)).toContainText('ide2');
  await expect(since(page)).toHaveCount(0);
});
