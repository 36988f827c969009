import type { APIRequestContext, Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, startGateway, startSandbox, test } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';
import { checkedAt, refreshOf, statusOf } from './provider-status.ts';

const download = (page: Page) => page.getByRole('region', { name: 'Download', exact: true });
const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });

const DAY_MS = 86_400_000;

const IS_DUE = /Deletion due[^]*Was due for deletion[^]*VPSBG still lists it/;

/** Requests of the page to the API, as their paths. */
function apiCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (sent) => {
    const { pathname } = new URL(sent.url());
    if (/^\/api\/(hostup|vpsbg)\//.test(pathname)) calls.push(pathname);
  });
  return calls;
}

for (const [name, off] of [
  ['a day fast', DAY_MS],
  ['a day slow', -DAY_MS],
] as const) {
  test(`C01 this clock ${name}: the countdown is right to 2 s`, async ({ page, sandbox, iso }) => {
    await page.clock.install({ time: Date.now() + off });
    // The seconds are shown in the last five minutes.
    const id = iso('expiring90s');
    await page.goto(`/isos/${id}`);
    await expect(download(page)).toContainText(/Deleted in .*\d s/);
    const [requestedAt = 0] = (await sandbox.log(`/v1/isos/${id}`)).times;
    const leftMs = () => 90_000 - (Date.now() - requestedAt);
    // A busy machine takes its time to read it: it was right at some moment of that.
    const most = leftMs();
    const words = /Deleted in (?:(\d+) min\s)?(\d+) s/.exec(await download(page).innerText());
    const least = leftMs();
    const shownMs = (Number(words?.[1] ?? 0) * 60 + Number(words?.[2])) * 1_000;
    expect(shownMs).toBeLessThanOrEqual(most + 2_500);
    expect(shownMs).toBeGreaterThanOrEqual(least - 2_500);
    await expect(download(page)).not.toContainText(/\bold\b/);
  });
}

for (const [timezoneId, local] of [
  ['Asia/Kathmandu', /Wed,? 5 Feb 2025, 16:43/],
  ['Pacific/Kiritimati', /Thu,? 6 Feb 2025, 00:58/],
] as const) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId });
    test(`C03 ${timezoneId}: local and UTC times are right`, async ({ page }) => {
      await page.goto(`/isos/${PUBLISHED_ISO}`);
      await expect(download(page)).toContainText(local);
      await expect(download(page)).toContainText('5 Feb 2025, 10:58 UTC');
    });
  });
}

test('C03 the clocks go forward within the 48 h: both local times and the time left are right', async ({
  page,
}) => {
  // Stockholm's summer time begins on 29 March 2026 at 01:00 UTC.
  const start = '2026-03-28T09:00:00Z';
  const { control, stop } = await startSandbox(['--start', start]);
  const gateway = await startGateway(control);
  await page.clock.install({ time: start });
  await page.goto(new URL(`/isos/${control.isoId('downloaded', 1)}`, gateway.url).href);
  await expect(download(page)).toContainText(
    /Deleted in 1 day 5 h|Deleted in 30 h|Deleted in 29 h|Deleted in 1 day 6 h/,
  );
  await expect(download(page)).toContainText(/Fri,? 27 Mar 2026, 16:00/);
  await expect(download(page)).toContainText('27 Mar 2026, 15:00 UTC');
  await expect(download(page)).toContainText(/Sun,? 29 Mar 2026, 17:00/);
  await expect(download(page)).toContainText('29 Mar 2026, 15:00 UTC');
  await gateway.stop();
  await stop();
});

/**
 * Brings an ISO that is deleted 90 s after its first request to its last 20 s, before a page looks: a provider's
 * clock does not jump while one looks at it.
 */
async function bringToItsEnd(id: string, sandbox: SandboxControl, request: APIRequestContext): Promise<void> {
  const date = async () => {
    const response = await request.get(`/api/vpsbg/isos/${id}`);
    return Date.parse(response.headers()['x-iso-upstream-date'] ?? '');
  };
  const before = await date();
  await sandbox.advance(70_000);
  // The gateway caches its first response for 2 s.
  await expect.poll(date).toBeGreaterThan(before + 68_000);
}

test('C04 the countdown reaches zero while one looks', async ({ page, sandbox, iso, request }) => {
  test.setTimeout(60_000);
  const id = iso('expiring90s');
  await bringToItsEnd(id, sandbox, request);
  await page.goto(`/isos/${id}`);
  await expect(download(page)).toContainText(/Deleted in (\d+ s|less than 1 s)/);
  await expect(download(page)).toContainText(IS_DUE, { timeout: 25_000 });
  expect(await download(page).innerText()).not.toMatch(/-\d+ s/);
});

test.describe('with a request that fails', () => {
  test.use({ expectFailedRequests: true });

  test('V11 unknown after its deletion was due: deleted by the provider, no error', async ({
    page,
    sandbox,
    iso,
    request,
  }) => {
    test.setTimeout(60_000);
    const id = iso('gone');
    await bringToItsEnd(id, sandbox, request);
    await page.goto(`/isos/${id}`);
    await expect(download(page)).toContainText(IS_DUE, { timeout: 25_000 });
    // The gateway caches its last response for 2 s.
    await expect(async () => {
      await refreshOf(page, 'VPSBG').click();
      await expect(download(page)).toContainText('Deleted', { timeout: 1_000 });
    }).toPass({ timeout: 10_000, intervals: [500] });
    await expect(page.getByRole('main')).not.toContainText(/Update failed|has not passed/);
  });
});

test('V05 it falls back to 5 %: held for two polls, then called restarted', async ({
  page,
  sandbox,
  iso,
}) => {
  test.setTimeout(60_000);
  const id = iso('restarted');
  await page.goto(`/isos/${id}`);
  await expect(download(page)).toContainText(/1\d %/);
  await sandbox.advance(30_000);
  await expect(download(page)).toContainText(/[34]\d %/);
  await sandbox.advance(32_000);
  await expect(download(page)).toContainText('Restarted', { timeout: 20_000 });
  await expect(download(page)).toContainText(/\b([5-9]|1\d) %/, { useInnerText: true });
});

test('V20 jumps of speed: the time left is sane or not there', async ({ page, sandbox, iso }) => {
  await page.goto(`/isos/${iso('jumpy')}`);
  for (let step = 0; step < 4; step += 1) {
    await sandbox.advance(4_000);
    const before = await checkedAt(page, 'VPSBG');
    await expect.poll(() => checkedAt(page, 'VPSBG')).not.toBe(before);
    expect(await download(page).innerText()).not.toMatch(/NaN|Infinity|\s-\d|\b0 B\/s/);
  }
});

/** Of the requests those for a VPS's media; its status has an interval of its own. */
const forMedia = (calls: readonly string[], vpsId: string) =>
  calls.filter((path) => path === `/api/hostup/vps/${vpsId}/iso`).length;

test('N07 hidden for an hour: no call, and one of each on return', async ({ page, vps }) => {
  const id = vps('leftin');
  await page.clock.install();
  const each = [
    '/api/hostup/vps',
    `/api/hostup/vps/${id}/iso`,
    `/api/hostup/vps/${id}/status`,
    `/api/vpsbg/isos/${PUBLISHED_ISO}`,
  ];
  const calls = apiCalls(page);
  await page.goto(`/vps/${id}/iso?isos=${PUBLISHED_ISO}`);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
  await expect.poll(() => calls.toSorted()).toEqual(each);
  calls.length = 0;
  const show = (state: 'visible' | 'hidden') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await show('hidden');
  await page.clock.runFor(60 * 60_000);
  expect(calls).toEqual([]);
  await show('visible');
  await expect.poll(() => calls.length).toBe(each.length);
  await expect(statusOf(page)).toContainText('Live');
  expect(calls.toSorted()).toEqual(each);
});

test('N13 asleep for 8 h: the countdown is right at once, and one call is made', async ({
  page,
  vps,
  iso,
}) => {
  const [id, isoId] = [vps('leftin'), iso('farfuture')];
  await page.clock.install();
  await page.goto(`/vps/${id}/iso?isos=${isoId}`);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText(/Deleted in/);
  const calls = apiCalls(page);
  await page.clock.fastForward(8 * 3_600_000);
  await expect.poll(() => forMedia(calls, id)).toBe(1);
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText(/Deleted in 3,?6\d\d days/);
});

test.describe('without a network', () => {
  // The browser notes each request that fails.
  test.use({ expectFailedRequests: true });

  test('N05 offline for 10 min: the data stays, few tries, and one call comes within a second of the return', async ({
    page,
    context,
    vps,
  }) => {
    const id = vps('leftin');
    await page.clock.install();
    await page.goto(`/vps/${id}/iso`);
    await expect(statusOf(page)).toContainText('Live');
    await expect(statusOf(page, 'VPSBG')).toContainText('ago');
    const calls = apiCalls(page);
    await context.setOffline(true);
    await page.clock.runFor(10 * 60_000);
    await expect(statusOf(page)).toContainText('checked 10 min ago');
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    const tries = forMedia(calls, id);
    expect(tries).toBeLessThanOrEqual(40);
    await context.setOffline(false);
    await expect.poll(() => forMedia(calls, id), { timeout: 1_000 }).toBe(tries + 1);
    await expect(statusOf(page)).toContainText('Live');
  });

  for (const [place, path] of [
    ['VPS page', (id: string) => `/vps/${id}/iso`],
    ['ISO page', (_: string, isoId: string) => `/isos/${isoId}`],
  ] as const) {
    test(`L08 data 6 min old, ${place}: called old, never "now"`, async ({ page, context, vps, iso }) => {
      await page.clock.install();
      await page.goto(path(vps('leftin'), iso('slow')));
      const status = statusOf(page, place === 'VPS page' ? 'HostUp' : 'VPSBG');
      await expect(status).toContainText('Live');
      await expect(statusOf(page, 'VPSBG')).toContainText('ago');
      await context.setOffline(true);
      await page.clock.runFor(6 * 60_000);
      await expect(status).toContainText('checked 6 min ago');
      await expect(page.getByRole('main')).not.toContainText(/\bnow\b/);
      await context.setOffline(false);
      await expect(status).toContainText('Live');
    });
  }
});
