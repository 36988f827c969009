import type { Locator, Page } from '@playwright/test';
import { expect, startGateway, startSandbox, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';

const HOUR_MS = 3_600_000;
const GB = 1_000_000_000;

/** The bytes so far in a row, as drawn: `652 MB` or `1.82`. */
async function amount(row: Locator): Promise<string | undefined> {
  return /([\d.]+(?: \w?B)?) of [\d.]+ \w?B/.exec((await row.textContent()) ?? '')?.[1];
}

test('of 200 downloads those out of sight are drawn when they come near, and all of them for print', async ({
  page,
}) => {
  // Its own sandbox: the clock of the others stays as it is.
  const sandbox = await startSandbox();
  const gateway = await startGateway(sandbox.control, 'crowded');
  await page.goto(`${gateway.url}/isos?sort=newest`);
  const rows = page.getByRole('table', { name: 'ISO downloads' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(200);
  const [first, far, last] = [rows.first(), rows.nth(100), rows.last()];
  const before = { first: await amount(first), far: await amount(far), last: await amount(last) };
  expect(Object.values(before)).not.toContain(undefined);

  await sandbox.control.advance(HOUR_MS);
  await expect.poll(() => amount(first)).not.toBe(before.first);
  await far.scrollIntoViewIfNeeded();
  await expect.poll(() => amount(far)).not.toBe(before.far);
  expect(await amount(last)).toBe(before.last);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => amount(last)).not.toBe(before.last);
  // Or the page sends requests to a gateway that is gone.
  await page.goto('about:blank');
  await gateway.stop();
  await sandbox.stop();
});

test.describe('500 downloads', () => {
  // The provider knows nothing but the list.
  test.use({ expectFailedRequests: true });

  const time = (ms: number) => new Date(ms).toISOString();
  /** 60 run, 430 are downloaded, 10 deleted; the higher the id, the later its deletion. */
  function fiveHundred() {
    const now = Date.now();
    return Array.from({ length: 500 }, (_, index) => {
      const status = index < 60 ? 'downloading' : index < 490 ? 'downloaded' : 'deleted';
      const created = now - 40 * HOUR_MS + index * 60_000;
      return {
        id: index + 1,
        name: `image-${index + 1}.iso`,
        status,
        size: GB,
        downloaded: status === 'downloading' ? GB / 2 : GB,
        created_at: time(created),
        deletion_at: time(created + 48 * HOUR_MS),
      };
    });
  }
  const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

  test('beside a server: those that run, the next to be deleted, and a link to all; whole on paper', async ({
    page,
    sandbox,
  }) => {
    const isos = fiveHundred();
    const provider = await startOnOwnProvider(sandbox, (path) =>
      path === '/v1/isos' ? { data: isos } : undefined,
    );
    await page.goto(`${provider.url}/vps/vps_any/iso`);
    const downloads = page.getByRole('region', { name: 'Downloads' });
    await expect(downloads).toContainText('60 running · 430 done');
    const rows = downloads.getByRole('listitem');
    await expect(rows).toHaveCount(10);
    await expect(rows.nth(5)).toContainText('image-61.iso');
    await expect(downloads.getByRole('link', { name: '55 more running' })).toBeVisible();
    expect(await height(page)).toBeLessThan(2_000);

    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(rows).toHaveCount(500);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(rows).toHaveCount(10);

    await downloads.getByRole('link', { name: 'All 500' }).click();
    const table = page.getByRole('table', { name: 'ISO downloads' });
    await expect(table.getByRole('row')).toHaveCount(501);
    await page.getByRole('searchbox', { name: 'Search downloads' }).fill('image-499');
    await expect(table.getByRole('row')).toHaveCount(2);
    await expect(page.getByText('1 of 500')).toBeVisible();
    await page.goto('about:blank');
    await provider.stop();
  });

  test('on the overview: four facts and a link', async ({ page, sandbox }) => {
    const isos = fiveHundred();
    const provider = await startOnOwnProvider(sandbox, (path) =>
      path === '/v1/isos' ? { data: isos } : { data: [], nextCursor: null, hasMore: false },
    );
    await page.goto(provider.url);
    const downloads = page.getByRole('region', { name: 'ISO downloads' });
    await expect(downloads.getByRole('term')).toHaveText([
      'Next to finish',
      'Downloading now',
      'Downloads to check',
      'Next deletion',
    ]);
    await expect(downloads).toContainText('60 ISOs, 30.0 GB to go');
    await expect(downloads).toContainText(/Next deletion7 h 59 min.*image-1\.iso/);
    await expect(downloads.getByRole('link', { name: 'Open downloads' })).toBeVisible();
    expect(await height(page)).toBeLessThan(1_500);
    await page.goto('about:blank');
    await provider.stop();
  });
});
