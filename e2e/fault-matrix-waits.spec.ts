import type { Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, startGateway, test, urlIn } from './drivebay.ts';
import { run } from './processes.ts';
import { refreshOf, statusOf } from './provider-status.ts';

test.use({ expectFailedRequests: true });

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });

test('H01 HostUp requires a wait of 7 s: no call, then one at once', async ({ page, sandbox, vps }) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimited');
  await page.goto(new URL(`/vps/${id}/iso`, gateway.url).href);
  await expect(drives(page)).toContainText('Ubuntu', { timeout: 20_000 });
  // The next regular one is due 15 s after the good response.
  const { times } = await sandbox.log(`/api/v2/vps/${id}/iso`);
  expect(times).toHaveLength(2);
  const waited = (times[1] ?? 0) - (times[0] ?? 0);
  expect(waited).toBeGreaterThanOrEqual(7_000);
  expect(waited, 'and a busy machine’s lag').toBeLessThanOrEqual(7_000 + 2_000);
  await gateway.stop();
});

test('H09 HostUp requires a wait: VPSBG is polled on', async ({ page, sandbox, vps, iso }) => {
  const gateway = await startGateway(sandbox);
  const isoId = iso('slow');
  await page.goto(new URL(`/vps/${vps('ratelimited')}/iso?isos=${isoId}`, gateway.url).href);
  await expect(statusOf(page)).toContainText('Next update in');
  const { count } = await sandbox.log(`/v1/isos/${isoId}`);
  await expect(async () =>
    expect((await sandbox.log(`/v1/isos/${isoId}`)).count).toBeGreaterThan(count),
  ).toPass({ timeout: 5_000 });
  await expect(drives(page)).toContainText('Ubuntu', { timeout: 20_000 });
  await gateway.stop();
});

test('H10 20 clicks while HostUp requires a wait: no call, and the button says why', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimited');
  await page.goto(new URL(`/vps/${id}/iso`, gateway.url).href);
  const refresh = refreshOf(page);
  await expect(refresh).toHaveAccessibleDescription(
    /^HostUp’s rate limit is reached \(until \d\d:\d\d:\d\d\)$/,
  );
  for (let click = 0; click < 20; click += 1) await refresh.click({ force: true });
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});

test('H05 a wait of 317 years is not obeyed: the next try is in a minute, and nobody is kept from looking', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimithuge');
  await page.goto(new URL(`/vps/${id}/iso?isos=${PUBLISHED_ISO}`, gateway.url).href);
  await expect(statusOf(page)).toContainText(/Next update in (1 min|5\d s)/);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});

test('H05 in sandbox mode a scenario of a rate limit holds up no other', async ({ page, vps }) => {
  const gateway = await run('drivebay', [], { PORT: '0' });
  const at = (path: string) => new URL(path, urlIn(gateway.line)).href;
  await page.goto(at(`/vps/${vps('ratelimithuge')}/iso`));
  await expect(statusOf(page)).toContainText(/Next update in (1 min|5\d s)/);
  // In the same page: the browser holds requests back too.
  await page.getByRole('link', { name: 'Drivebay' }).first().click();
  await expect(page.getByRole('region', { name: 'Servers' })).toContainText('web-01');
  await page.goto(at('/vps/vps_ubuntu/iso'));
  await expect(drives(page)).toContainText('Ubuntu');
  await gateway.stop();
});

test('H07 a 503 of one VPS holds up no other VPS', async ({ page, sandbox, vps }) => {
  const gateway = await startGateway(sandbox);
  const id = vps('unavailable');
  await page.goto(new URL(`/vps/${id}/iso`, gateway.url).href);
  await expect(page.getByRole('main')).toContainText(/Retrying in [1-7] s/);
  await page.getByRole('link', { name: 'Drivebay' }).first().click();
  await expect(page.getByRole('region', { name: 'Servers' })).toContainText('web-01');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});
