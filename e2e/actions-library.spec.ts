import {
  arrival,
  askToDelete,
  calls,
  confirms,
  downloadRows,
  expect,
  library,
  notedAnnouncements,
  startDownload,
  test,
} from './acting.ts';

test('a download that failed is edited and tried again: nothing typed is lost, and no URL is kept', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('jobfails');
  await page.goto(`/vps/${id}/iso`);
  const url = page.getByRole('textbox', { name: 'Download from URL' });
  const name = page.getByRole('textbox', { name: 'File name in the library' });
  await url.fill('https://example.com/new.iso.gz?token=secret');
  await name.fill('mine.iso');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const rows = downloadRows(page);
  await expect(rows).toHaveCount(1);
  const announced = await notedAnnouncements(page);
  await url.fill('https://example.com/other.iso');
  await arrival(sandbox, id, 'download');
  await sandbox.advance(15_000);
  await expect(rows).toContainText('HostUp could not download it.', { timeout: 15_000 });
  await expect(rows).toContainText('The server at the URL closed the connection.');
  await expect.poll(() => announced('HostUp could not download mine.iso.')).toBe(1);

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
  // Reads and polls later, still once.
  expect(await announced('could not download')).toBe(1);
});

test('after a reload a failed download still has its name, and its URL is entered again', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('jobfails');
  await page.goto(`/vps/${id}/iso`);
  await startDownload(page, 'https://example.com/new.iso?token=secret');
  await expect(downloadRows(page)).toHaveCount(1);
  await arrival(sandbox, id, 'download');
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
  const row = await startDownload(page, 'https://example.com/debian-13.iso?token=secret');
  await expect(row).toContainText('debian-13.iso');
  await expect(row).toContainText('no percent given');
  await expect(page.getByRole('textbox', { name: 'Download from URL' })).toHaveValue('');
  await page.reload();
  await expect(row).toContainText('debian-13.iso');
  const { origins } = await page.context().storageState();
  expect(JSON.stringify(origins)).toContain('debian-13.iso');
  expect(JSON.stringify(origins)).not.toContain('secret');
});

test('the end of a download is announced once, however often the page reads it afterwards', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  const row = await startDownload(page, 'https://example.com/debian-13.iso');
  await expect(row).toContainText('debian-13.iso');
  const announced = await notedAnnouncements(page);
  await arrival(sandbox, id, 'download');
  await sandbox.advance(600_000);
  await expect(row).toContainText('HostUp confirms: it is in the library.', { timeout: 15_000 });
  await expect.poll(() => announced('debian-13.iso')).toBe(1);
  const refresh = page.getByRole('button', { name: 'Refresh HostUp' });
  const path = `/api/v2/vps/${id}/iso`;
  const before = await calls(sandbox, path);
  await expect(async () => {
    await refresh.click();
    expect(await calls(sandbox, path)).toBeGreaterThan(before + 1);
  }).toPass();
  expect(await announced('debian-13.iso')).toBe(1);
  expect(await announced('ISO library grew')).toBe(0);
});

test('a download leaves the list of downloads when its image is deleted, also after a reload', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  const rows = await startDownload(page, 'https://example.com/debian-13.iso');
  await arrival(sandbox, id, 'download');
  await sandbox.advance(600_000);
  await expect(rows).toContainText('HostUp confirms: it is in the library.', { timeout: 15_000 });
  const question = await askToDelete(page, 'debian-13');
  await question.getByRole('button', { name: 'Delete image' }).click();
  await expect(confirms(page, 'is no longer in the library.')).toBeVisible();
  await expect(rows).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Download from URL' })).toBeVisible();
  await expect(rows).toHaveCount(0);
});

test('an image is deleted after a question whose focus is on keeping it', async ({ page, vps }) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  const question = await askToDelete(page, 'SystemRescue');
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
  const question = await askToDelete(page, 'Ubuntu');
  await expect(question).toContainText('It is in CD/DVD 3. Unmount it first.');
  await expect(question.getByRole('button', { name: 'Delete image' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
