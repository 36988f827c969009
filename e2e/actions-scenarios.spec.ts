import {
  arrival,
  askToDelete,
  bay,
  calls,
  can,
  confirms,
  expect,
  library,
  mountIn,
  startDownload,
  test,
  unmountFrom,
} from './acting.ts';

// What can happen to an action at HostUp, beside what actions-failures.spec.ts has of it: each once, as a person meets it.

test.use({ expectFailedRequests: true });
// Several scenarios in one walk, and some wait as long as HostUp would.
test.describe.configure({ timeout: 90_000 });

test('refusals of HostUp stand at the drive in its words, and are sent once', async ({
  page,
  vps,
  sandbox,
}) => {
  for (const [scenario, words] of [
    ['actlocked', /HostUp’s message: “The VPS is locked for now\.”[^]*resource_locked/],
    ['actunauthorized', /HostUp’s message: “[^”]*[Aa]uthentication/],
    ['actgaterefused', /HostUp’s message: “[^”]*order[^]*pending_order/],
    ['acterror', /It is not known whether the unmount was carried out\. Drivebay is checking\./],
  ] as const) {
    const id = vps(scenario);
    /* eslint-disable no-await-in-loop -- one page after the other */
    await page.goto(`/vps/${id}/iso`);
    await unmountFrom(page, 'ide2');
    await expect(bay(page, 'ide2'), scenario).toContainText(words);
    expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`), scenario).toBe(1);
    /* eslint-enable no-await-in-loop */
  }
});

test('after a rate limit the same button works, once its time is over', async ({ page, vps, sandbox }) => {
  const id = vps('actlimited');
  await page.goto(`/vps/${id}/iso`);
  await unmountFrom(page, 'ide2');
  await expect(bay(page, 'ide2')).toContainText('HostUp’s rate limit is reached. Wait before you try again.');
  await unmountFrom(page, 'ide2');
  await expect(bay(page, 'ide2')).toContainText(/Nothing was done\. Try again in \d s\./);
  await expect(async () => {
    const response = page.waitForResponse((each) => each.url().endsWith('/iso/unmount'));
    await unmountFrom(page, 'ide2');
    expect((await response).ok()).toBe(true);
  }).toPass({ timeout: 20_000, intervals: [1_000] });
  await expect(confirms(page, 'CD/DVD 3 is empty.')).toBeVisible();
  // Those that the gateway held back never reached HostUp.
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(2);
});

test('a gate that closes between the page and the click: HostUp’s reason in the dialog, and no call', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('actgatecloses');
  await page.goto(`/vps/${id}/iso`);
  const dialog = await mountIn(page, 'ide3');
  await expect(dialog).toContainText('HostUp does not allow this now');
  await expect(dialog).toContainText('pending_order');
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(0);
  await page.keyboard.press('Escape');
  const mount = page.getByRole('button', { name: 'Mount an ISO', exact: true });
  await expect(mount).toHaveAttribute('aria-disabled', 'true');
});

test('slow, late and queued mounts wait visibly, and only HostUp’s media confirm them', async ({
  page,
  vps,
  sandbox,
}) => {
  await page.goto(`/vps/${vps('actslow')}/iso`);
  const slow = await mountIn(page, 'ide3');
  await expect(slow.getByRole('button', { name: 'Mounting…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(confirms(page, 'is in CD/DVD 4.')).toBeVisible({ timeout: 15_000 });
  for (const [scenario, ms] of [
    ['actlate', 30_000],
    ['actqueued', 5_000],
  ] as const) {
    /* eslint-disable no-await-in-loop -- one page after the other */
    const id = vps(scenario);
    await page.goto(`/vps/${id}/iso`);
    const dialog = await mountIn(page, 'ide3');
    await expect(dialog).toContainText('Waiting for HostUp to confirm');
    await arrival(sandbox, id, 'mount');
    await sandbox.advance(ms);
    await expect(confirms(page, 'is in CD/DVD 4.')).toBeVisible({ timeout: 15_000 });
    await expect(dialog).toHaveCount(0);
    /* eslint-enable no-await-in-loop */
  }
});

test('no response at all: the read that follows decides', async ({ page, vps, sandbox }) => {
  const id = vps('actsilent');
  await page.goto(`/vps/${id}/iso`);
  await unmountFrom(page, 'ide2');
  // The gateway waits 15 s for HostUp.
  await expect(confirms(page, 'CD/DVD 3 is empty.')).toBeVisible({ timeout: 25_000 });
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/unmount`)).toBe(1);
});

test('what is wrong with a URL stands at its field; a file that is there is not downloaded; a job that never ends goes on', async ({
  page,
  vps,
  sandbox,
}) => {
  const url = page.getByRole('textbox', { name: 'Download from URL' });
  for (const [scenario, words] of [
    ['urlredirects', 'The URL must not redirect.'],
    ['urltoolarge', 'The file must be at most 20 GB.'],
  ] as const) {
    /* eslint-disable no-await-in-loop -- one page after the other */
    await page.goto(`/vps/${vps(scenario)}/iso`);
    await startDownload(page, 'https://example.com/a.iso');
    await expect(url).toHaveAccessibleDescription(words);
    await expect(url).toBeFocused();
    /* eslint-enable no-await-in-loop */
  }
  await page.goto(`/vps/${vps('urlexists')}/iso`);
  await startDownload(page, 'https://example.com/a.iso');
  await expect(library(page)).toContainText('Already in your library. Nothing was downloaded.');

  const id = vps('jobforever');
  await page.goto(`/vps/${id}/iso`);
  const row = await startDownload(page, 'https://example.com/a.iso');
  await arrival(sandbox, id, 'download');
  await sandbox.advance(3_600_000);
  await expect(row).toContainText('HostUp is downloading it from example.com', { timeout: 15_000 });
  await expect(row).toContainText('so far');
  await expect(row).not.toContainText('100 %');
});

test('an image that another VPS has mounted is not deleted', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('deleteinuse')}/iso`);
  const question = await askToDelete(page, 'VirtIO');
  await question.getByRole('button', { name: 'Delete image' }).click();
  await expect(question).toContainText('The ISO is mounted on another VPS.');
});

test('a stopped server is started', async ({ page, vps, sandbox }) => {
  const id = vps('vpsstopped');
  await page.goto(`/vps/${id}/iso`);
  await can(page).getByRole('button', { name: 'Restart…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restart', exact: true }).click();
  await expect(can(page)).toContainText('Waiting for it to report the start.');
  await arrival(sandbox, id, 'start');
  // Not past the start: a start before the click confirms nothing.
  await sandbox.advance(5_000);
  await expect(confirms(page, 'The server has started again.')).toBeVisible({ timeout: 15_000 });
  expect(await calls(sandbox, `/api/v2/vps/${id}/actions/start`)).toBe(1);
});
