import type { Page } from '@playwright/test';
import type { Iso } from '../src/contracts/vpsbg/iso.ts';
import { expect, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';
import { errorScreens, openScreen, screens } from './screens.ts';
import { checkedAt, noticeOf, refreshOf } from './provider-status.ts';

test.use({ expectFailedRequests: true });

/** What a browser's page translation does to the document: each text node makes place for two `font` elements. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentNode?.nodeName ?? '';
      const isShown = !['SCRIPT', 'STYLE', 'NOSCRIPT', 'FONT'].includes(parent);
      if (node instanceof Text && isShown && node.data.trim() !== '') found.push(node);
    }
    for (const node of found) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.append(node.data);
      outer.append(inner);
      node.replaceWith(outer);
    }
  });
}

/** Text that stands beside other nodes: React would change or remove that very node, which a translation replaces. */
function textBesideOthers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (
        parentElement?.closest('#root') &&
        parentElement.id !== 'root' &&
        parentElement.childNodes.length > 1
      )
        found.push(`"${nodeValue}" in ${parentElement.outerHTML.slice(0, 200)}`);
    }
    return found;
  });
}

for (const screen of [...screens, ...errorScreens]) {
  test(`${screen.name}: every text is alone in its element, and translated it can be used and left`, async ({
    page,
    sandbox,
  }) => {
    await openScreen(page, screen);
    expect(await textBesideOthers(page)).toEqual([]);
    await translate(page);
    await page.getByRole('radio', { name: 'Dark theme' }).check();
    for (const refresh of await page.getByRole('button', { name: /^Refresh / }).all()) await refresh.click();
    await sandbox.advance(20_000);
    for (const search of await page.getByRole('searchbox').all()) {
      await search.fill('no such name');
      await translate(page);
      await search.fill('');
    }
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await translate(page);
    }
    await translate(page);
    for (const [name, heading] of [
      ['Downloads', 'Downloads'],
      ['Support', 'What did the customer send?'],
      ['Servers', 'Servers'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText(/^Loading from/)).toHaveCount(0);
      await translate(page);
    }
    await expect(page.getByText(/went wrong|could not be shown/i)).toHaveCount(0);
  });
}

test('translated numbers move on, and a download that is deleted or leaves the list does so on screen', async ({
  page,
  sandbox,
}) => {
  test.setTimeout(60_000);
  const now = Date.now();
  const iso = (id: number, more: Partial<Iso> = {}): object => ({
    id,
    name: `image-${id}.iso`,
    status: 'downloading',
    size: 1_000_000_000,
    downloaded: 100_000_000,
    created_at: new Date(now - 60_000).toISOString(),
    deletion_at: new Date(now + 47 * 3_600_000).toISOString(),
    ...more,
  });
  let list: object[] | undefined = [iso(1), iso(2), iso(3)];
  const provider = await startOnOwnProvider(sandbox, () => list && { data: list });
  await page.goto(`${provider.url}/isos`);
  const rows = page.getByRole('tabpanel').locator('tbody').getByRole('row');
  await expect(rows.first()).toContainText('100 MB of 1.00 GB');
  await translate(page);

  const checked = await checkedAt(page, 'VPSBG');
  list = [iso(1, { downloaded: 200_000_000 }), iso(2, { status: 'deleted' }), iso(3)];
  const refresh = refreshOf(page, 'VPSBG');
  await refresh.click();
  await expect(page.getByRole('main')).toContainText('200 MB of 1.00 GB', { timeout: 20_000 });
  await expect(rows.getByText('Deleted', { exact: true })).toBeVisible();
  await expect.poll(() => checkedAt(page, 'VPSBG')).not.toBe(checked);

  await translate(page);
  list = [iso(1, { downloaded: 300_000_000 }), iso(3)];
  await expect(page.getByRole('main')).toContainText('300 MB of 1.00 GB', { timeout: 20_000 });

  await translate(page);
  list = undefined;
  await expect(page.getByRole('main')).toContainText('Update failed', { timeout: 20_000 });
  await translate(page);
  const notice = noticeOf(page, /VPSBG|gateway/);
  await expect(notice).toContainText('Retrying in');
  const waiting = await notice.innerText();
  await expect(notice).not.toHaveText(waiting, { useInnerText: true });
  list = [iso(1, { downloaded: 1_000_000_000, status: 'downloaded' }), iso(3)];
  await expect(page.getByText('Update failed')).toHaveCount(0, { timeout: 40_000 });
  await expect(page.getByRole('main')).not.toContainText('300 MB');
  await provider.stop();
});
