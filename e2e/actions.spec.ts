import { accessibilityFaults } from './axe.ts';
import { bay, calls, can, confirms, expect, library, startDownload, test, unmountFrom } from './acting.ts';
import { test as base } from './drivebay.ts';

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

  await page.getByRole('button', { name: /^Unmount again/ }).click();
  await expect(confirms(page, 'CD/DVD 4 is empty.')).toBeVisible();
  await expect(bay(page, 'ide3')).toContainText('Empty');
  await page.getByRole('button', { name: /^Mount again/ }).click();
  await expect(confirms(page, 'is in CD/DVD 4.')).toBeVisible();
});

test('a drive in use is emptied first: two steps, each confirmed', async ({ page, vps, sandbox }) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /CD\/DVD 3/ }).check();
  await expect(dialog).toContainText('Takes Ubuntu 24.04 LTS out of CD/DVD 3 first');
  await dialog.getByRole('button', { name: 'Mount' }).click();
  await expect(confirms(page, 'is in CD/DVD 3.')).toBeVisible({ timeout: 15_000 });
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(1);
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('every dialog passes axe and takes and gives back the focus by keyboard', async ({ page, vps }) => {
      await page.goto(`/vps/${vps('ubuntu')}/iso`);
      const openers = [
        [page.getByRole('button', { name: 'Mount an ISO', exact: true }), 'dialog'],
        [library(page).getByRole('button', { name: 'Mount… VirtIO' }), 'dialog'],
        [page.getByRole('button', { name: 'Restart…' }), 'alertdialog'],
        [library(page).getByRole('button', { name: /^More for VirtIO/ }), 'menu'],
      ] as const;
      for (const width of [1280, 320]) {
        // eslint-disable-next-line no-await-in-loop -- one dialog after the other
        await page.setViewportSize({ width, height: 640 });
        for (const [opener, role] of openers) {
          /* eslint-disable no-await-in-loop -- as above */
          await opener.focus();
          await page.keyboard.press('Enter');
          const opened = page.getByRole(role);
          await expect(opened).toHaveAccessibleName(/.+/);
          await expect(opened.locator(':focus').or(opened.and(page.locator(':focus')))).toHaveCount(1);
          expect(await accessibilityFaults(page, role), `${role} at ${width} px`).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(opened).toHaveCount(0);
          await expect(opener).toBeFocused();
          /* eslint-enable no-await-in-loop */
        }
      }
    });
  });
}

test('cloud-init has no Unmount', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('cloudinitiso')}/iso`);
  await expect(bay(page, 'ide3').getByRole('button', { name: /^Unmount/ })).toBeVisible();
  await expect(bay(page, 'ide2').getByRole('button')).toHaveCount(0);
});

test('a closed gate keeps its buttons, which say why and do nothing', async ({ page, vps, sandbox }) => {
  const id = vps('gateblocked');
  await page.goto(`/vps/${id}/iso`);
  const mount = page.getByRole('button', { name: 'Mount an ISO', exact: true });
  await expect(mount).toHaveAttribute('aria-disabled', 'true');
  await expect(mount).toHaveAccessibleDescription(/^Not now: .+/);
  await mount.focus();
  await page.keyboard.press('Enter');
  await library(page)
    .getByRole('button', { name: /^Mount…/ })
    .first()
    // As a person's click: Playwright waits for a button that is enabled.
    .click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(0);
});

test.describe('what goes wrong', () => {
  test.use({ expectFailedRequests: true });

  test('a lost response after it was done: a read tells, and nothing is sent again', async ({
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
    await expect(drive).toContainText('The unmount may have been carried out. Checking.');
    await expect(drive).toContainText('does not show the unmount. It was not sent again', {
      timeout: 30_000,
    });
    await expect(drive.getByRole('button', { name: /^Unmount/ })).not.toHaveAttribute('aria-disabled');
    expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
  });

  test('a refusal stands at the drive, with HostUp’s words and code', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('actconflict')}/iso`);
    const drive = bay(page, 'ide2');
    await drive.getByRole('button', { name: /^Unmount/ }).click();
    await expect(drive).toContainText('HostUp refused: “VPS not ready.”');
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
    await expect(dialog.getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByRole('radio', { name: /CD\/DVD 4/ }).check();
    await expect(dialog).toContainText(/Takes .+ out of CD\/DVD 4 first/);
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

  test('an image that is not owned is not deleted, in HostUp’s words', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('deletenotowned')}/iso`);
    await library(page)
      .getByRole('button', { name: /^More for VirtIO/ })
      .click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const question = page.getByRole('alertdialog', { name: /^Delete VirtIO/ });
    await question.getByRole('button', { name: 'Delete image' }).click();
    await expect(question).toContainText('Only owned ISO media can be deleted.');
  });

  test('a download whose job is gone says so', async ({ page, vps, sandbox }) => {
    await page.goto(`/vps/${vps('jobgone')}/iso`);
    await startDownload(page, 'https://example.com/new.iso');
    await sandbox.advance(15_000);
    await expect(library(page)).toContainText('HostUp no longer reports this download.', { timeout: 15_000 });
  });
});

test('a download that failed is edited and tried again: nothing typed is lost, and no URL is kept', async ({
  page,
  vps,
  sandbox,
}) => {
  await page.goto(`/vps/${vps('jobfails')}/iso`);
  const url = page.getByRole('textbox', { name: 'Download from URL' });
  const name = page.getByRole('textbox', { name: 'File name in the library' });
  await url.fill('https://example.com/new.iso.gz?token=secret');
  await name.fill('mine.iso');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const rows = page.getByRole('list', { name: 'Downloads into the library' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await url.fill('https://example.com/other.iso');
  await sandbox.advance(15_000);
  await expect(rows).toContainText('HostUp could not download it.', { timeout: 15_000 });
  await expect(rows).toContainText('The server at the URL closed the connection.');

  await rows.getByRole('button', { name: 'Edit and retry mine.iso' }).click();
  await expect(url).toBeFocused();
  await expect(url).toHaveValue('https://example.com/new.iso.gz?token=secret');
  await expect(name).toHaveValue('mine.iso');
  await expect(page.getByRole('combobox', { name: 'Compression' })).toHaveValue('gzip');
  await expect(library(page)).toContainText('Put aside meanwhile: other.iso');
  expect(page.url()).not.toContain('secret');
  expect(JSON.stringify(await page.context().storageState())).not.toContain('secret');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  // The new one takes its place, and what was put aside comes back.
  await expect(rows).toContainText(/Queued|downloading/);
  await expect(rows).toHaveCount(1);
  await expect(url).toHaveValue('https://example.com/other.iso');
});

test('after a reload a failed download still has its name, and its URL is entered again', async ({
  page,
  vps,
  sandbox,
}) => {
  await page.goto(`/vps/${vps('jobfails')}/iso`);
  await startDownload(page, 'https://example.com/new.iso?token=secret');
  await expect(page.getByRole('list', { name: 'Downloads into the library' })).toBeVisible();
  await sandbox.advance(15_000);
  await page.reload();
  await page.getByRole('button', { name: 'Edit and retry new.iso' }).click();
  await expect(page.getByRole('textbox', { name: 'File name in the library' })).toHaveValue('new.iso');
  const url = page.getByRole('textbox', { name: 'Download from URL' });
  await expect(url).toHaveValue('');
  await expect(url).toHaveAccessibleDescription(/^Enter the URL again/);
});

test('a confirmation comes into view, and the focus stays where it is', async ({ page, vps }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  const more = library(page).getByRole('button', { name: /^More for SystemRescue/ });
  await more.click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete image' }).click();
  await expect(confirms(page, 'is no longer in the library.')).toBeInViewport();
  await expect(library(page).locator(':focus')).toHaveCount(1);
});

test('a URL that cannot be one is named while it is typed', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  const url = page.getByRole('textbox', { name: 'Download from URL' });
  await url.fill('ftp://example.com/a.iso');
  await expect(url).toHaveAccessibleDescription('Must begin with http:// or https://');
  await url.fill('https://me:secret@example.com/a.iso');
  await expect(url).toHaveAccessibleDescription('Must not contain a user name or password');
});

test('a download is a row of the library without a percent, and survives a reload', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('jobsilent')}/iso`);
  await startDownload(page, 'https://example.com/debian-13.iso?token=secret');
  const row = page.getByRole('list', { name: 'Downloads into the library' }).getByRole('listitem');
  await expect(row).toContainText('debian-13.iso');
  await expect(row).toContainText('no percent given');
  await expect(page.getByRole('textbox', { name: 'Download from URL' })).toHaveValue('');
  await page.reload();
  await expect(row).toContainText('debian-13.iso');
  const { origins } = await page.context().storageState();
  expect(JSON.stringify(origins)).toContain('debian-13.iso');
  expect(JSON.stringify(origins)).not.toContain('secret');
});

test('an image is deleted after a question whose focus is on keeping it', async ({ page, vps }) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await library(page)
    .getByRole('button', { name: /^More for SystemRescue/ })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const question = page.getByRole('alertdialog', { name: /^Delete SystemRescue/ });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(library(page).getByRole('button', { name: /^More for SystemRescue/ })).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await question.getByRole('button', { name: 'Delete image' }).click();
  await expect(confirms(page, 'is no longer in the library.')).toBeVisible();
  await expect(library(page).getByRole('row').filter({ hasText: 'SystemRescue' })).toHaveCount(0);
});

test('a mounted image cannot be deleted, and the question says where it is', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  await library(page)
    .getByRole('button', { name: /^More for Ubuntu/ })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('It is in CD/DVD 3. Unmount it first.');
  await expect(question.getByRole('button', { name: 'Delete image' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a restart is sent once, and confirmed when HostUp reports the start', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await unmountFrom(page, 'ide2');
  await expect(can(page)).toContainText('takes effect at the next start', { timeout: 15_000 });
  // Beside the confirmation, and in the strip.
  await expect(page.getByRole('button', { name: 'Restart…' })).toHaveCount(2);
  await can(page).getByRole('button', { name: 'Restart…' }).click();
  const question = page.getByRole('alertdialog', { name: /^Restart / });
  await expect(question).toContainText('Running programs stop');
  await question.getByRole('button', { name: 'Restart', exact: true }).click();
  await expect(confirms(page, 'The server has started again.')).toBeVisible({ timeout: 30_000 });
  expect(await calls(sandbox, `/api/v2/vps/${id}/actions/restart`)).toBe(1);
  await expect(can(page)).toContainText('The server has started since the drives changed.');
  await expect(page.getByRole('button', { name: 'Restart…' })).toHaveCount(1);
});

test('where the uptime is not known, nothing is claimed about the next start', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('uptimeunknown')}/iso`);
  await bay(page, 'ide2')
    .getByRole('button', { name: /^Unmount/ })
    .click();
  await expect(confirms(page, 'CD/DVD 3 is empty.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you can do' })).not.toContainText('takes effect');
});

test('two tabs: what one does the other shows, and an open dialog needs a second look', async ({
  page,
  vps,
  context,
}) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await library(page).getByRole('button', { name: 'Mount… VirtIO' }).click();
  const other = await context.newPage();
  await other.goto(`/vps/${id}/iso`);
  await library(other).getByRole('button', { name: 'Mount… SystemRescue' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Mount' }).click();
  await expect(confirms(other, 'is in CD/DVD 4.')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('CD/DVD 4 was changed elsewhere just now.', { timeout: 30_000 });
  await expect(dialog.getByRole('radio', { name: /CD\/DVD 4/ })).not.toBeChecked();
  await other.close();
  await page.keyboard.press('Escape');
  await expect(can(page)).toContainText(/The drives changed .+ ago, after the last start\./);
});

base('without ALLOW_ACTIONS the page has no button that acts', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  await expect(can(page).getByRole('listitem')).toHaveText(['Mount allowed', 'Upload allowed']);
  await expect(can(page)).toContainText('Drivebay only shows.');
  await expect(page.getByRole('button', { name: /Mount|Unmount|Delete|Restart/ })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Download from URL' })).toHaveCount(0);
});
