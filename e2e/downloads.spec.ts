import type { Page } from '@playwright/test';
import { expect, test } from './drivebay.ts';

const bar = (page: Page) => page.getByRole('progressbar');

test('a download moves, finishes, and only then is complete', async ({ page, sandbox, iso }) => {
  await page.goto(`/isos/${iso('downloading')}`);
  await expect(bar(page)).toHaveAttribute('aria-valuetext', /\d+ %, .+ of .+/);
  const before = Number(await bar(page).getAttribute('aria-valuenow'));
  await sandbox.advance(60_000);
  await expect(async () => {
    expect(Number(await bar(page).getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  }).toPass();
  await expect(bar(page)).not.toHaveAttribute('aria-valuenow', '100');
  await sandbox.advance(10 * 60_000);
  await expect(bar(page)).toHaveAttribute('aria-valuenow', '100');
  await expect(page.getByRole('region', { name: 'Download' })).toContainText('Downloaded');
});

test('the bar is named by the ISO and never says 100 % while it is still downloading', async ({
  page,
  iso,
}) => {
  await page.goto(`/isos/${iso('finishing')}`);
  await expect(bar(page)).toBeVisible();
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  expect(name).toContain('.iso');
  await expect(page.getByRole('progressbar', { name })).toBeVisible();
  await expect(page.getByText('Finishing', { exact: false }).first()).toBeVisible();
  expect(Number(await bar(page).getAttribute('aria-valuenow'))).toBeLessThan(100);
});

for (const scenario of ['unknownsize', 'nullsize']) {
  test(`${scenario}: no percent without a size`, async ({ page, iso }) => {
    await page.goto(`/isos/${iso(scenario)}`);
    await expect(bar(page)).toBeVisible();
    await expect(bar(page)).not.toHaveAttribute('aria-valuenow');
    await expect(page.getByRole('main')).not.toContainText('%');
  });
}

test('an unknown status is shown as it came', async ({ page, iso }) => {
  await page.goto(`/isos/${iso('statusfailed')}`);
  await expect(page.getByRole('main')).toContainText('failed');
});

test('dates that are none are said to be unknown, and shown as they came', async ({ page, iso }) => {
  await page.goto(`/isos/${iso('baddates')}`);
  await expect(page.getByRole('main')).toContainText(/unknown/i);
  await expect(page.getByRole('main')).not.toContainText('Invalid');
});

test('the time of deletion counts down by VPSBG’s clock', async ({ page, sandbox, iso }) => {
  await page.goto(`/isos/${iso('expiringsoon')}`);
  await expect(page.getByRole('main')).toContainText(/4 h 59 min|5 h/);
  await sandbox.advance(5 * 3_600_000 + 60_000);
  // The gateway holds an answer for 2 s: ask until the new one comes.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh VPSBG' }).click();
    await expect(page.getByRole('main')).toContainText(/deleted|deletion due/i, { timeout: 1_000 });
  }).toPass();
});

test('it polls while something moves and rests when nothing does', async ({ page, sandbox, iso }) => {
  const moving = iso('slow');
  await page.goto(`/isos/${moving}`);
  await expect(bar(page)).toBeVisible();
  await expect(async () =>
    expect((await sandbox.log(`/v1/isos/${moving}`)).count).toBeGreaterThanOrEqual(3),
  ).toPass();
  const resting = iso('downloaded');
  await page.goto(`/isos/${resting}`);
  await expect(page.getByText('Downloaded', { exact: true }).first()).toBeVisible();
  const quiet = (await sandbox.log(`/v1/isos/${resting}`)).count;
  await page.goto(`/vps/vps_ubuntu/iso?isos=${resting},${moving}`);
  await expect(page.getByRole('region', { name: 'Downloads' }).getByRole('listitem')).toHaveCount(2);
  const movingBefore = (await sandbox.log(`/v1/isos/${moving}`)).count;
  await expect(async () =>
    expect((await sandbox.log(`/v1/isos/${moving}`)).count).toBeGreaterThanOrEqual(movingBefore + 3),
  ).toPass({ timeout: 15_000 });
  expect((await sandbox.log(`/v1/isos/${resting}`)).count).toBeLessThanOrEqual(quiet + 1);
});

test('tab, search and sort of the list live in the URL and survive a reload and going back', async ({
  page,
}) => {
  await page.goto('/isos');
  await page.getByRole('tab', { name: /Downloaded/ }).click();
  await expect(page).toHaveURL(/tab=ready/);
  await page.getByRole('searchbox').fill('alpine');
  await expect(page).toHaveURL(/q=alpine/);
  await page.reload();
  await expect(page.getByRole('tab', { name: /Downloaded/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('searchbox')).toHaveValue('alpine');
  await expect(page.getByRole('progressbar')).toHaveCount(1);
});

for (const query of [
  'tab=neon&sort=%00',
  '__proto__[x]=1&tab=all&tab=gone',
  'q=%E0%A4%A',
  `q=${'x'.repeat(3_000)}`,
]) {
  test(`a URL nobody made breaks nothing: ?${query.slice(0, 40)}`, async ({ page }) => {
    await page.goto(`/isos?${query}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
    await expect(page.getByRole('tablist')).toBeVisible();
  });
}
