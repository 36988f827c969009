import { bay, calls, can, confirms, expect, library, test } from './acting.ts';

test('an image is mounted into a free drive, confirmed by HostUp’s media, and taken out again', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const dialog = page.getByRole('dialog', { name: /^Mount an ISO on / });
  await expect(dialog).toContainText('VirtIO drivers for Windows');
  await expect(dialog.getByRole('radio', { name: /CD\/DVD 4/ })).toBeChecked();
  await expect(dialog).toContainText('Next start, if HostUp keeps the boot order');
  await dialog.getByRole('button', { name: 'Mount' }).dblclick();
  await expect(confirms(page, 'VirtIO drivers for Windows 0.1.266 is in CD/DVD 4.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(bay(page, 'ide3')).toContainText('VirtIO drivers for Windows');
  await expect(page.getByRole('status', { name: 'Announcements' })).toContainText('HostUp confirms: VirtIO');
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(1);
  // The row that opened the dialog has lost its button: the focus is in the row all the same.
  await expect(library(page).getByRole('button', { name: /^More for VirtIO/ })).toBeFocused();

  await page.getByRole('button', { name: /^Undo mount/ }).click();
  await expect(confirms(page, 'CD/DVD 4 is empty.')).toBeVisible();
  await expect(bay(page, 'ide3')).toContainText('Empty');
  await page.getByRole('button', { name: /^Undo unmount/ }).click();
  await expect(confirms(page, 'is in CD/DVD 4.')).toBeVisible();
});

test('a drive in use is emptied first: two steps, each confirmed', async ({ page, vps, sandbox }) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /CD\/DVD 3/ }).check();
  await expect(dialog).toContainText('Unmounts Ubuntu 24.04 LTS from CD/DVD 3 first');
  await dialog.getByRole('button', { name: 'Mount' }).click();
  await expect(confirms(page, 'is in CD/DVD 3.')).toBeVisible({ timeout: 15_000 });
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(1);
});

test('the second step follows the first while one looks at another page', async ({ page, vps, sandbox }) => {
  const id = vps('actlate');
  await page.goto(`/vps/${id}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /CD\/DVD 3/ }).check();
  await dialog.getByRole('button', { name: 'Mount' }).click();
  await expect(dialog).toContainText('Step 1 of 2, unmount: waiting for HostUp to confirm');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name: 'Downloads' }).first().click();
  await expect(bay(page, 'ide2')).toHaveCount(0);
  await expect.poll(() => calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
  // The unmount shows.
  await sandbox.advance(30_000);
  await expect.poll(() => calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(1);
});

test('a drive that is being filled is not filled once more by a dialog that is opened anew', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('actlate');
  await page.goto(`/vps/${id}/iso`);
  const opener = library(page).getByRole('button', { name: 'Mount… VirtIO' });
  const dialog = page.getByRole('dialog');
  const mount = dialog.getByRole('button', { name: 'Mount' });
  await opener.click();
  await mount.click();
  await expect(dialog).toContainText('Waiting for HostUp to confirm');
  await page.keyboard.press('Escape');
  await opener.click();
  await expect(dialog.getByRole('radio', { name: /CD\/DVD 4/ })).toBeChecked();
  await expect(mount).toHaveAttribute('aria-disabled', 'true');
  await expect(mount).toHaveAccessibleDescription(/^Waiting for HostUp to confirm/);
  // Another drive is free to choose.
  await dialog.getByRole('radio', { name: /CD\/DVD 3/ }).check();
  await expect(mount).not.toHaveAttribute('aria-disabled');
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(1);
});

test('a dialog that was left by going back does not stand open when one returns', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  await page.getByRole('link', { name: 'Downloads' }).first().click();
  await expect(bay(page, 'ide2')).toHaveCount(0);
  await page.goBack();
  await can(page).getByRole('button', { name: 'Restart…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await page.goForward();
  await expect(question).toHaveCount(0);
  await page.goBack();
  await expect(can(page).getByRole('button', { name: 'Restart…' })).toBeVisible();
  await expect(question).toHaveCount(0);
});

test('an image does not replace itself', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  await page.getByRole('button', { name: 'Mount an ISO', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Image' }).selectOption({ label: 'Ubuntu 24.04 LTS (5.9 GB)' });
  await dialog.getByRole('radio', { name: /CD\/DVD 3/ }).check();
  const mount = dialog.getByRole('button', { name: 'Mount' });
  await expect(mount).toHaveAttribute('aria-disabled', 'true');
  await expect(mount).toHaveAccessibleDescription('It is in CD/DVD 3 already.');
});

test('cloud-init has no Unmount', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('cloudinitiso')}/iso`);
  await expect(bay(page, 'ide3').getByRole('button', { name: /^Unmount/ })).toBeVisible();
  await expect(bay(page, 'ide2').getByRole('button')).toHaveCount(0);
});

test('two tabs: what one does the other shows, and an open dialog needs a second look', async ({
  page,
  vps,
  context,
}) => {
  const id = vps('ubuntu');
  await page.clock.install();
  await page.goto(`/vps/${id}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const other = await context.newPage();
  await other.goto(`/vps/${id}/iso`);
  await library(other).getByRole('button', { name: 'Mount… SystemRescue' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Mount' }).click();
  await expect(confirms(other, 'is in CD/DVD 4.')).toBeVisible();
  const dialog = page.getByRole('dialog');
  // The next poll is due.
  await page.clock.fastForward(15_000);
  await expect(dialog).toContainText('CD/DVD 4 was changed elsewhere just now.', { timeout: 30_000 });
  await expect(dialog.getByRole('radio', { name: /CD\/DVD 4/ })).not.toBeChecked();
  await other.close();
  await page.keyboard.press('Escape');
  await expect(can(page)).toContainText(/The drives changed .+ ago, after the last start\./);
});

test('a confirmation closes the dialog of its own mount only', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('actslow')}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Mount' }).click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Mount an ISO', exact: true }).click();
  const image = dialog.getByRole('combobox', { name: 'Image' });
  await image.selectOption({ index: 1 });
  await expect(dialog.getByRole('radio', { name: /CD\/DVD 4 .*Holds VirtIO/ })).toBeVisible({
    timeout: 15_000,
  });
  await expect(image).not.toHaveValue('');
});
