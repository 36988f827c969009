import type { Page } from '@playwright/test';
import { expect, startGateway, startSandbox, test } from './drivebay.ts';
import { openSteppedWorld } from './stepped-world.ts';

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

test('an undocumented status is shown as VPSBG sent it', async ({ page, iso }) => {
  await page.goto(`/isos/${iso('statusfailed')}`);
  await expect(page.getByRole('main')).toContainText('failed');
});

test('dates that cannot be read are unknown, and shown as VPSBG sent them', async ({ page, iso }) => {
  await page.goto(`/isos/${iso('baddates')}`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Deletion time unknown: VPSBG sent “0000-00-00 00:00:00”');
  await expect(main).toContainText(/Created\s*Unknown: VPSBG sent an empty text/);
  await expect(main).not.toContainText('Invalid');
});

test('the time of deletion counts down by VPSBG’s clock', async ({ page, sandbox, iso }) => {
  await page.goto(`/isos/${iso('expiringsoon')}`);
  await expect(page.getByRole('main')).toContainText(/4 h 59 min|5 h/);
  await sandbox.advance(5 * 3_600_000 + 60_000);
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh VPSBG' }).click();
    await expect(page.getByRole('main')).toContainText(/deleted|deletion due/i, { timeout: 1_000 });
  }).toPass();
});

test('it polls while something moves and rests when nothing does', async ({ page, iso }) => {
  const [moving, resting] = [iso('slow'), iso('downloaded')];
  const world = await openSteppedWorld(page, () => `/vps/vps_ubuntu/iso?isos=${resting},${moving}`);
  const countOf = async (id: string) => (await world.sandbox.log(`/v1/isos/${id}`)).count;
  const downloads = page.getByRole('region', { name: 'Downloads' });
  await expect(downloads.getByRole('listitem')).toHaveCount(2);
  await expect(bar(page)).toHaveCount(1);
  await expect(downloads.getByRole('heading', { name: 'Downloaded' })).toBeVisible();
  const [movingBefore, restingBefore] = [await countOf(moving), await countOf(resting)];
  await world.run(18_000);
  expect(await countOf(moving)).toBeGreaterThanOrEqual(movingBefore + 5);
  expect(await countOf(resting)).toBe(restingBefore);
  await world.stop();
});

test('tab, search and sort of the list live in the URL and survive a reload and going back', async ({
  page,
}) => {
  // Its own sandbox: the clock of the others may have moved.
  const sandbox = await startSandbox();
  const gateway = await startGateway(sandbox.control);
  await page.goto(`${gateway.url}/isos`);
  const downloaded = page.getByRole('tab', { name: /Downloaded/ });
  const order = page.getByRole('combobox', { name: 'Order' });
  const search = page.getByRole('searchbox');
  const names = page.getByRole('tabpanel').getByRole('row').getByRole('link');
  await downloaded.click();
  await expect(page).toHaveURL(/tab=ready/);
  await expect(names).toHaveText([/^archlinux/, /^virtio/, /^alpine/, /^Rocky/]);
  await order.selectOption('Name');
  await expect(page).toHaveURL(/sort=name/);
  await expect(names).toHaveText([/^alpine/, /^archlinux/, /^Rocky/, /^virtio/]);
  await search.fill('x86');
  await expect(page).toHaveURL(/q=x86/);
  const expectAsChosen = async () => {
    await expect(downloaded).toHaveAttribute('aria-selected', 'true');
    await expect(order).toHaveValue('name');
    await expect(search).toHaveValue('x86');
    await expect(names).toHaveText([/^alpine/, /^archlinux/, /^Rocky/]);
  };
  await expectAsChosen();
  await page.reload();
  await expectAsChosen();
  await names.last().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Rocky/ })).toBeVisible();
  await page.goBack();
  await expectAsChosen();
  await page.getByRole('tab', { name: /^All/ }).click();
  await order.selectOption('Downloading first');
  await search.fill('');
  await expect(page).toHaveURL(/\/isos$/);
  await page.goto('about:blank');
  await gateway.stop();
  await sandbox.stop();
});

for (const query of [
  'tab=neon&sort=%00',
  '__proto__[x]=1&tab=all&tab=gone',
  'q=%E0%A4%A',
  `q=${'x'.repeat(3_000)}`,
]) {
  test(`a malformed URL breaks nothing: ?${query.slice(0, 40)}`, async ({ page }) => {
    await page.goto(`/isos?${query}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
    await expect(page.getByRole('tablist')).toBeVisible();
  });
}

test('all ten downloads of the first server are on its first screen, the deleted one folded', async ({
  page,
}) => {
  // Its own sandbox: the clock of the others may have moved.
  const sandbox = await startSandbox();
  const gateway = await startGateway(sandbox.control);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${gateway.url}/vps/vps_ubuntu/iso`);
  const downloads = page.getByRole('region', { name: 'Downloads' });
  const rows = downloads.getByRole('listitem');
  await expect(rows).toHaveCount(9);
  const folded = downloads.getByRole('button', { name: 'Show 1 deleted' });
  const twoStores = downloads.getByText('At VPSBG, not in HostUp’s library: this server cannot mount them.');
  for (const each of [twoStores, ...(await rows.all()), folded])
    await expect(each).toBeInViewport({ ratio: 1 });
  await expect(rows.first()).toContainText(/about \d+ min left/);
  await folded.click();
  await expect(rows).toHaveCount(10);
  await expect(rows.last()).toContainText(/SERVER_EVAL.+Deletedwas due/);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(rows.first()).toBeInViewport();
  await page.goto('about:blank');
  await gateway.stop();
  await sandbox.stop();
});

test('a download that ends is one line with its fuse; what no installer can be is marked', async ({
  page,
  iso,
}) => {
  await page.goto(
    `/vps/vps_ubuntu/iso?isos=${iso('savedpage')},${iso('expiringnow')},${iso('expiringsoon')}`,
  );
  const rows = page.getByRole('region', { name: 'Downloads' }).getByRole('listitem');
  await expect(rows).toHaveText([
    /2\.77 GBDeleted in (49|50) min/,
    /2\.77 GBDeleted in (4 h 59 min|5 h)/,
    /3\.40 kB · suspiciously smallDeleted in 1 day 2[23] h.*No installer is this small/,
  ]);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});
