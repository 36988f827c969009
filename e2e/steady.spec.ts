import type { Locator, Page, Response } from '@playwright/test';
import mediaSample from '../src/contracts/hostup/samples/iso-media.json' with { type: 'json' };
import { notedAnnouncements } from './acting.ts';
import { expect, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';
import { noticeOf, refreshOf, statusOf } from './provider-status.ts';

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });
const spoken = (page: Page) => page.getByRole('status', { name: 'Announcements' });

/** Notes each time a region holds an unwanted text, or is replaced. */
async function watchText(region: Locator, unwanted: string): Promise<() => Promise<string[]>> {
  const page = region.page();
  await region.evaluate((element, text) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      if (element.textContent.includes(text) || !element.isConnected) seen.push(element.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, unwanted);
  return () => page.evaluate(() => ('seen' in window && Array.isArray(window.seen) ? window.seen : ['?']));
}

/** How far anything has moved by itself, as the browser measures it. */
async function watchShifts(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift' });
  });
  return () =>
    page.evaluate(() => ('shifts' in window && Array.isArray(window.shifts) ? window.shifts : [1]));
}

/**
 * Presses the focused Retry until more than ten responses about the server's media came. The gateway repeats a failure for
 * 2 s: for the page each is one more failure all the same.
 */
async function retryTenTimes(page: Page, vpsId: string): Promise<void> {
  let responses = 0;
  const count = (response: Response) => {
    if (new URL(response.url()).pathname === `/api/hostup/vps/${vpsId}/iso`) responses += 1;
  };
  page.on('response', count);
  await expect(async () => {
    await page.keyboard.press('Enter');
    expect(responses).toBeGreaterThan(10);
  }).toPass({ intervals: [300] });
  page.off('response', count);
}

test.describe('with requests that fail', () => {
  test.use({ expectFailedRequests: true });

  test('a row that is put away gives the focus to the next one, the last one to the heading', async ({
    page,
    sandbox,
  }) => {
    const times = { created_at: '2026-01-01T00:00:00Z', deletion_at: '2026-01-03T00:00:00Z' };
    const gone = (id: number) => ({
      ...times,
      id,
      name: `gone-${id}.iso`,
      size: 1_000,
      downloaded: 1_000,
      status: 'deleted',
    });
    const gateway = await startOnOwnProvider(sandbox, (path) =>
      path === '/v1/isos' ? { data: [gone(1), gone(2)] } : { data: [], nextCursor: null },
    );
    await page.goto(`${gateway.url}/isos`);
    await page.getByRole('button', { name: 'Dismiss gone-2.iso' }).press('Enter');
    await expect(page.getByRole('link', { name: 'gone-1.iso' })).toBeFocused();
    await page.getByRole('button', { name: 'Dismiss gone-1.iso' }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'ISO downloads' })).toBeFocused();
    await gateway.stop();
  });

  test('a failure without data stays while retries run, and the focus stays on Retry; then on the heading', async ({
    page,
    sandbox,
    vps,
  }) => {
    test.setTimeout(60_000);
    const id = vps('leftin');
    await sandbox.breakDown('hostup', id, 'servererror');
    await page.goto(`/vps/${id}/iso`);
    const notice = noticeOf(page, /HostUp returned an error \(500\)/);
    const retry = notice.getByRole('button', { name: 'Retry' });
    await expect(retry).toBeVisible();
    const loading = await watchText(drives(page), 'Loading');
    await retry.focus();
    const height = (await notice.boundingBox())?.height;
    await retryTenTimes(page, id);
    await expect(retry).toBeFocused();
    await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1);
    expect((await notice.boundingBox())?.height).toBe(height);
    expect(await loading()).toEqual([]);
    await sandbox.mend('hostup', id);
    await expect(async () => {
      await page.keyboard.press('Enter');
      await expect(drives(page)).toContainText('Ubuntu 24.04 LTS', { timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole('heading', { level: 2, name: 'Next start' })).toBeFocused();
  });

  test('a server that does not exist is a page of its own, and the focus stays on Retry', async ({
    page,
    vps,
  }) => {
    test.setTimeout(60_000);
    const id = vps('missing');
    await page.goto(`/vps/${id}/iso`);
    await expect(page.getByRole('heading', { level: 1, name: 'Server not found' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(id);
    await expect(page.getByRole('region', { name: /Downloads|Next start/ })).toHaveCount(0);
    const retry = page.getByRole('button', { name: 'Retry' });
    await retry.focus();
    await retryTenTimes(page, id);
    await expect(retry).toBeFocused();
    await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Open the server list' })).toBeVisible();
  });

  test('every second poll fails: nothing moves and nothing is shown of it, in the list and beside a server', async ({
    page,
    context,
    sandbox,
  }) => {
    test.setTimeout(90_000);
    const iso = { id: 1, name: 'a.iso', size: 1_000, downloaded: 10, status: 'downloading' };
    const body = { ...iso, created_at: new Date().toISOString(), deletion_at: null };
    const polls = { list: 0, iso: 0 };
    const gateway = await startOnOwnProvider(sandbox, (path) => {
      if (path === '/v1/isos') return ++polls.list % 2 === 0 ? undefined : { data: [body] };
      if (path === '/v1/isos/1') return ++polls.iso % 2 === 0 ? undefined : body;
      return path.endsWith('/iso') ? mediaSample : { data: [], nextCursor: null };
    });
    const watched = async (tab: Page, path: string, region: string) => {
      await tab.goto(`${gateway.url}${path}`);
      const shown = tab.getByRole('region', { name: region });
      await expect(tab.getByRole('main')).toContainText('a.iso');
      await expect(shown).toContainText('10 B');
      return {
        shown,
        shifts: await watchShifts(tab),
        failed: await watchText(tab.getByRole('main'), 'Update failed'),
      };
    };
    const views = [
      await watched(page, '/isos', 'ISO downloads'),
      await watched(await context.newPage(), '/vps/vps_steady/iso?isos=1', 'Downloads'),
    ];
    await expect.poll(() => Math.min(polls.list, polls.iso), { timeout: 60_000 }).toBeGreaterThan(7);
    for (const { shown, shifts, failed } of views) {
      /* eslint-disable no-await-in-loop -- one after the other */
      // After 20 s without data the row shows for how long.
      await expect(shown).toContainText(/waiting for data/i);
      expect(await failed()).toEqual([]);
      expect(await shifts()).toEqual([]);
      /* eslint-enable no-await-in-loop */
    }
    await gateway.stop();
  });

  test('two failures in a row are one notice at the head; it goes with the next good response', async ({
    page,
    sandbox,
    vps,
  }) => {
    test.setTimeout(60_000);
    const id = vps('leftin');
    await page.goto(`/vps/${id}/iso`);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await sandbox.breakDown('hostup', id, 'servererror');
    const notice = noticeOf(page, /HostUp returned an error \(500\)/);
    await expect(async () => {
      await refreshOf(page).click();
      await expect(notice).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(statusOf(page)).toContainText('Update failed · HostUp checked');
    await expect(notice).toContainText('Below is the last good response from HostUp.');
    await expect(spoken(page)).toContainText('The update from HostUp failed.');
    const retry = notice.getByRole('button', { name: 'Retry' });
    await retry.focus();
    await retryTenTimes(page, id);
    await expect(retry).toBeFocused();
    await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await sandbox.mend('hostup', id);
    await expect(notice).toHaveCount(0, { timeout: 20_000 });
    await expect(statusOf(page)).toContainText('Live · HostUp checked');
  });
});

test.describe('while a pointer is pressed', () => {
  test.use({ expectFailedRequests: true });

  test('no notice moves what is about to be clicked', async ({ page, sandbox, vps }) => {
    const id = vps('leftin');
    await page.goto(`/vps/${id}/iso`);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    // What comes after the first response is there too.
    await expect(page.getByRole('main').getByText('Running', { exact: true }).first()).toBeVisible();
    await expect(statusOf(page, 'VPSBG')).toContainText(/\d s ago/);
    const heading = page.getByRole('heading', { level: 2, name: 'Next start' });
    const before = await heading.boundingBox();
    await heading.hover();
    await page.mouse.down();
    await sandbox.breakDown('hostup', id, 'servererror');
    await expect(async () => {
      await refreshOf(page).press('Enter');
      await expect(statusOf(page)).toContainText('Update failed', { timeout: 1_000 });
    }).toPass();
    expect(await heading.boundingBox()).toEqual(before);
    await page.mouse.up();
    await expect(noticeOf(page, /HostUp returned an error/)).toBeVisible();
  });

  test('a context menu, after which no release of the pointer comes, holds no notice back', async ({
    page,
    sandbox,
    vps,
  }) => {
    const id = vps('leftin');
    await page.goto(`/vps/${id}/iso`);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await drives(page).hover();
    await page.mouse.down({ button: 'right' });
    await sandbox.breakDown('hostup', id, 'servererror');
    await expect(async () => {
      await refreshOf(page).press('Enter');
      await expect(noticeOf(page, /HostUp returned an error/)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  });
});

test('a browser that says it is offline while its network works is polled on', async ({
  page,
  sandbox,
  vps,
}) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
  const id = vps('leftin');
  await page.clock.install();
  await page.goto(`/vps/${id}/iso`);
  await expect(statusOf(page)).toContainText('Live');
  const { count } = await sandbox.log(`/api/v2/vps/${id}/iso`);
  await expect(async () => {
    await page.clock.runFor(15_000);
    expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBeGreaterThan(count + 1);
  }).toPass();
});

test('a medium that goes is announced once, and neither at first nor after a reload', async ({
  page,
  sandbox,
  vps,
}) => {
  const id = vps('ejecting');
  await page.goto(`/vps/${id}/iso`);
  await expect(drives(page).getByText('ISO mounted', { exact: true })).toBeVisible();
  await expect(spoken(page)).toBeEmpty();
  const announced = await notedAnnouncements(page);
  await sandbox.advance(61_000);
  await expect(async () => {
    await refreshOf(page).click();
    await expect.poll(() => announced('was unmounted from ide2.'), { timeout: 1_000 }).toBe(1);
  }).toPass();
  const path = `/api/v2/vps/${id}/iso`;
  const { count } = await sandbox.log(path);
  // By the second read the page has shown the first.
  await expect(async () => {
    await refreshOf(page).click();
    expect((await sandbox.log(path)).count).toBeGreaterThan(count + 1);
  }).toPass();
  expect(await announced('was unmounted from ide2.')).toBe(1);
  await page.reload();
  await expect(statusOf(page)).toContainText('checked');
  await expect(spoken(page)).toBeEmpty();
});

test('Enter held down on Refresh sends one request', async ({ page, vps }) => {
  const id = vps('leftin');
  await page.goto(`/vps/${id}/iso`);
  await expect(statusOf(page)).toContainText('Live');
  const refresh = refreshOf(page);
  await expect(refresh).not.toHaveAttribute('aria-disabled');
  await refresh.focus();
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(`/api/hostup/vps/${id}/iso`)) requests += 1;
  });
  // Each after the first is a repeat of the browser's own.
  for (let times = 0; times < 30; times += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect.poll(() => requests).toBeGreaterThan(0);
  await expect(statusOf(page)).toContainText('Live');
  await expect(refresh).not.toHaveAttribute('aria-disabled');
  expect(requests).toBe(1);
  await expect(refresh).toBeFocused();
});
