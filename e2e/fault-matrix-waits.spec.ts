import type { Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, startGateway, test } from './drivebay.ts';

test.use({ expectFailedRequests: true });

const drives = (page: Page) => page.getByRole('region', { name: 'Drives' });

test('H01 HostUp asks to wait for 7 s: no call, then one within a tenth more', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimited');
  await page.goto(new URL(`/vps/${id}/iso`, gateway.url).href);
  await expect(drives(page)).toContainText('Ubuntu', { timeout: 20_000 });
  // The next regular one is due 15 s after the good answer.
  const { times } = await sandbox.log(`/api/v2/vps/${id}/iso`);
  expect(times).toHaveLength(2);
  const waited = (times[1] ?? 0) - (times[0] ?? 0);
  expect(waited).toBeGreaterThanOrEqual(7_000);
  expect(waited, 'a tenth more, and a busy machine’s lag').toBeLessThanOrEqual(7_700 + 1_500);
  await gateway.stop();
});

test('H09 HostUp asks to wait: VPSBG is polled on', async ({ page, sandbox, vps, iso }) => {
  const gateway = await startGateway(sandbox);
  const isoId = iso('slow');
  await page.goto(new URL(`/vps/${vps('ratelimited')}/iso?isos=${isoId}`, gateway.url).href);
  await expect(drives(page)).toContainText(/next try in/i);
  const { count } = await sandbox.log(`/v1/isos/${isoId}`);
  await expect(async () =>
    expect((await sandbox.log(`/v1/isos/${isoId}`)).count).toBeGreaterThan(count),
  ).toPass({ timeout: 5_000 });
  await expect(drives(page)).toContainText('Ubuntu', { timeout: 20_000 });
  await gateway.stop();
});

test('H10 20 clicks while HostUp asks to wait: no call, and the button says why', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimited');
  await page.goto(new URL(`/vps/${id}/iso`, gateway.url).href);
  const refresh = drives(page).getByRole('button', { name: 'Refresh Drives' });
  await expect(refresh).toHaveAccessibleDescription(/^HostUp asked to wait until \d\d:\d\d:\d\d$/);
  for (let click = 0; click < 20; click += 1) await refresh.click({ force: true });
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});

test('H05 a wait of 317 years is cut to a day, and stops nobody from looking', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimithuge');
  await page.goto(new URL(`/vps/${id}/iso?isos=${PUBLISHED_ISO}`, gateway.url).href);
  await expect(drives(page)).toContainText(/next try in (1 day|2\d h|23 h)/i);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});
