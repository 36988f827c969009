import { expect, test } from './drivebay.ts';
import { noticeOf, refreshOf, statusOf } from './provider-status.ts';

test.use({ expectFailedRequests: true });

/** A fault at HostUp, and what the panels must say of it. */
const FAULTS: readonly [fault: string, says: RegExp][] = [
  ['unauthorized', /HOSTUP_API_KEY/],
  ['forbidden', /read:vm/],
  ['missing', /not found|does not know|not yours/i],
  ['locked', /locked/i],
  ['servererror', /returned an error \(500\)/],
  ['servererrorhtml', /returned an error \(500\)/],
  ['unavailable', /unavailable|cannot be reached/i],
  ['html200', /a response that Drivebay cannot read|not JSON/i],
  ['invalidjson', /a response that Drivebay cannot read|not valid JSON/i],
  ['truncated', /lost|cut|reach|a response that Drivebay cannot read/i],
  ['emptybody', /a response that Drivebay cannot read|empty/i],
  ['nocontent', /a response that Drivebay cannot read/i],
  ['huge', /a response that Drivebay cannot read|larger/i],
  ['redirect', /a response that Drivebay cannot read/i],
  ['reset', /lost|reach/i],
  ['wrongtype', /a response that Drivebay cannot read|not JSON/i],
  ['toparray', /a response that Drivebay cannot read/i],
];

for (const [fault, says] of FAULTS) {
  test(`${fault} at HostUp: the page says so once, VPSBG's panel works on`, async ({ page, vps }) => {
    await page.goto(`/vps/${vps(fault)}/iso?isos=1`);
    const main = page.getByRole('main');
    await expect(main).toContainText(says);
    // No markup of a response. An age is "<5 s ago" until it is older.
    await expect(main).not.toContainText(/<(?!5\ss\sago)/);
    await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1);
    // A server that does not exist has no downloads beside it.
    if (fault === 'missing') return;
    await expect(page.getByRole('region', { name: 'Next start' })).toHaveText(
      'Next startWhich device it tries first is not known yet.',
    );
    await expect(page.getByRole('region', { name: 'Downloads' })).toContainText(
      'AlmaLinux-9.5-x86_64-boot.iso',
    );
  });
}

for (const fault of ['html200', 'invalidjson', 'servererror', 'reset', 'redirect', 'huge'] as const) {
  test(`${fault} after a good response: the data stays, and it recovers by itself`, async ({
    page,
    sandbox,
    vps,
  }) => {
    const id = vps('leftin');
    await page.goto(`/vps/${id}/iso`);
    const drives = page.getByRole('region', { name: 'Next start' });
    await expect(drives).toContainText('Ubuntu 24.04 LTS');
    await sandbox.breakDown('hostup', id, fault);
    // The gateway caches a response for 2 s: refresh until the fault is met.
    await expect(async () => {
      await refreshOf(page).click();
      await expect(statusOf(page)).toContainText('Update failed', { timeout: 1_000 });
    }).toPass();
    await expect(drives).toContainText('Ubuntu 24.04 LTS');
    await expect(noticeOf(page, /HostUp|gateway/)).toContainText(/Retrying/);
    await sandbox.mend('hostup', id);
    await expect(statusOf(page)).toContainText('Live', { timeout: 20_000 });
    await expect(drives).toContainText('Ubuntu 24.04 LTS');
  });
}

test('silence for 30 s: the page says so within the deadline, and the connection upstream is closed', async ({
  page,
  sandbox,
  vps,
}) => {
  const id = vps('silence');
  await page.goto(`/vps/${id}/iso`);
  await expect(noticeOf(page, /HostUp did not respond in time/)).toBeVisible({
    timeout: 15_000,
  });
  await expect(async () =>
    expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).aborted).toBeGreaterThan(0),
  ).toPass();
});

test('while HostUp requires a wait nothing is sent to it, however often one refreshes', async ({
  page,
  sandbox,
  vps,
}) => {
  const id = vps('ratelimited');
  await page.goto(`/vps/${id}/iso?isos=1`);
  const drives = page.getByRole('region', { name: 'Next start' });
  await expect(statusOf(page)).toContainText('Next update in');
  const path = `/api/v2/vps/${id}/iso`;
  const { count } = await sandbox.log(path);
  const refresh = refreshOf(page);
  await expect(refresh).toHaveAttribute('aria-disabled', 'true');
  // At once, or the wait may be over before the last click.
  await refresh.evaluate((button: HTMLElement) => {
    for (let click = 0; click < 20; click += 1) button.click();
  });
  expect((await sandbox.log(path)).count).toBe(count);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText(
    'AlmaLinux-9.5-x86_64-boot.iso',
  );
  await expect(drives).toContainText('Ubuntu', { timeout: 15_000 });
});

test('hostile text is text: shown with its escapes, run by nobody', async ({ page, vps }) => {
  let ran = false;
  page.on('dialog', (dialog) => {
    ran = true;
    void dialog.dismiss();
  });
  await page.goto(`/vps/${vps('hostiletext')}/iso`);
  const library = page.getByRole('region', { name: 'ISO library' });
  await expect(library).toContainText('<img');
  await expect(page.getByRole('main')).toContainText('\\u{202E}');
  expect(await page.getByRole('main').locator('img, script, iframe').count()).toBe(0);
  expect(ran).toBe(false);
});
