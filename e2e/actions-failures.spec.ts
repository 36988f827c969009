import {
  arrival,
  askToDelete,
  bay,
  calls,
  can,
  confirms,
  expect,
  library,
  startDownload,
  test,
} from './acting.ts';

test.describe('what goes wrong', () => {
  test.use({ expectFailedRequests: true });

  test('a lost response after it was done: a read decides, and nothing is sent again', async ({
    page,
    vps,
    sandbox,
  }) => {
    const id = vps('actlost');
    await page.goto(`/vps/${id}/iso`);
    await bay(page, 'ide2')
      .getByRole('button', { name: /^Unmount/ })
      .click();
    await expect(confirms(page, 'CD/DVD 3 is empty.')).toBeVisible({ timeout: 15_000 });
    expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
  });

  test('a lost response before it was done: the outcome stays unknown, and the button works again', async ({
    page,
    vps,
    sandbox,
  }) => {
    const id = vps('actnotdone');
    await page.goto(`/vps/${id}/iso`);
    const drive = bay(page, 'ide2');
    await drive.getByRole('button', { name: /^Unmount/ }).click();
    await expect(drive).toContainText(
      'It is not known whether the unmount was carried out. Drivebay is checking.',
    );
    await expect(drive).toContainText('HostUp does not show it. It was not sent again', {
      timeout: 30_000,
    });
    await expect(drive.getByRole('button', { name: /^Unmount/ })).not.toHaveAttribute('aria-disabled');
    expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
  });

  test('a refusal stands at the drive, with HostUp’s words and code', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('actconflict')}/iso`);
    const drive = bay(page, 'ide2');
    await drive.getByRole('button', { name: /^Unmount/ }).click();
    await expect(drive).toContainText('Not done. HostUp’s message: “VPS not ready.”');
    await expect(drive).toContainText('vps_not_ready');
    await expect(drive.getByRole('button', { name: /^Unmount/ })).not.toHaveAttribute('aria-disabled');
  });

  test('a drive that was taken meanwhile: the dialog stays and says so', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('actslottaken')}/iso`);
    await bay(page, 'ide3')
      .getByRole('button', { name: /^Mount…/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Image' }).selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Mount' }).click();
    await expect(dialog).toContainText('The device ide3 is in use.');
    // Heard while the dialog is open.
    await expect(page.getByRole('status', { name: 'Announcements' })).toContainText('was not mounted.');
    // What someone else put there is not taken out without another choice.
    await expect(dialog).toContainText('CD/DVD 4 was changed elsewhere just now.');
    await expect(dialog.getByRole('radio', { name: /CD\/DVD 4/ })).not.toBeChecked();
    await expect(dialog.getByRole('button', { name: 'Retry' })).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByRole('radio', { name: /CD\/DVD 4/ }).check();
    await expect(dialog).toContainText(/Unmounts .+ from CD\/DVD 4 first/);
  });

  test('the provider’s error about a field stands at that field, and what was typed stays', async ({
    page,
    vps,
  }) => {
    await page.goto(`/vps/${vps('actinvalid')}/iso`);
    await page.getByRole('textbox', { name: 'Download from URL' }).fill('https://example.com/a.iso.gz');
    await expect(page.getByRole('textbox', { name: 'File name in the library' })).toHaveValue('a.iso');
    await expect(page.getByRole('combobox', { name: 'Compression' })).toHaveValue('gzip');
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const name = page.getByRole('textbox', { name: 'File name in the library' });
    await expect(name).toHaveAccessibleDescription('The file name must end in .iso.');
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Download from URL' })).toHaveValue(
      'https://example.com/a.iso.gz',
    );
  });

  test('where the second step does not follow, the drive says so', async ({ page, vps, sandbox }) => {
    const id = vps('actconflict');
    await page.goto(`/vps/${id}/iso`);
    await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /CD\/DVD 3/ }).check();
    await dialog.getByRole('button', { name: 'Mount' }).click();
    await expect(dialog).toContainText(/VirtIO .+ was not mounted\./);
    await page.keyboard.press('Escape');
    await expect(bay(page, 'ide2')).toContainText(/VirtIO .+ was not mounted\./);
    expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(0);
  });

  test('an image that is not owned is not deleted, in HostUp’s words', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('deletenotowned')}/iso`);
    const question = await askToDelete(page, 'VirtIO');
    await question.getByRole('button', { name: 'Delete image' }).click();
    await expect(question).toContainText('Only owned ISO media can be deleted.');
  });

  test('a refused deletion stands under the library once its question is closed', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('deletenotowned')}/iso`);
    const question = await askToDelete(page, 'VirtIO');
    await question.getByRole('button', { name: 'Delete image' }).click();
    await page.keyboard.press('Escape');
    const why = library(page).getByText('Only owned ISO media can be deleted.');
    await expect(why).toBeVisible();
    await library(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(why).toHaveCount(0);
  });

  test('a deletion whose response is lost is followed under the library, too', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('actnotdone')}/iso`);
    const question = await askToDelete(page, 'VirtIO');
    await question.getByRole('button', { name: 'Delete image' }).click();
    await page.keyboard.press('Escape');
    await expect(library(page)).toContainText(
      /VirtIO drivers for Windows [\d.]+Waiting for HostUp to confirm/,
    );
    await expect(library(page)).toContainText('It is not known whether the deletion was carried out.');
  });

  test('a restart that fails as a job says so, with HostUp’s words', async ({ page, vps, sandbox }) => {
    const id = vps('restartfails');
    await page.goto(`/vps/${id}/iso`);
    await can(page).getByRole('button', { name: 'Restart…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restart', exact: true }).click();
    await expect(can(page)).toContainText('HostUp accepted the restart');
    await arrival(sandbox, id, 'restart');
    await sandbox.advance(10_000);
    await expect(can(page)).toContainText('Not done. HostUp’s message: “The hypervisor did not respond.”', {
      timeout: 15_000,
    });
    await expect(can(page)).not.toContainText('HostUp accepted the restart');
    expect(await calls(sandbox, `/api/v2/vps/${id}/actions/restart`)).toBe(1);
  });

  test('a download whose job is gone says so', async ({ page, vps, sandbox }) => {
    const id = vps('jobgone');
    await page.goto(`/vps/${id}/iso`);
    await startDownload(page, 'https://example.com/new.iso');
    await arrival(sandbox, id, 'download');
    await sandbox.advance(15_000);
    await expect(library(page)).toContainText('HostUp no longer reports this download.', { timeout: 15_000 });
  });
});
