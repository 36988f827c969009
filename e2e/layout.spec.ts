import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { expect, startGateway, startSandbox, test } from './drivebay.ts';
import { errorScreens, openScreen, overflow, screens, type Screen } from './screens.ts';

test.use({ expectFailedRequests: true });

/** Opens a screen in a window of so many px. @returns how far its parts moved while it loaded, as a layout shift */
async function shiftWhileOpening(page: Page, screen: Screen, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 900 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openScreen(page, screen);
  const shifts = await page.evaluate(() => ('shifts' in window ? window.shifts : 'not observed'));
  return v.parse(v.array(v.number()), shifts).reduce((sum, each) => sum + each, 0);
}

for (const screen of [...screens, ...errorScreens]) {
  test(`${screen.name}: nothing shifts while it loads at 1280 px, and at no width it scrolls sideways`, async ({
    page,
  }) => {
    expect(await shiftWhileOpening(page, screen, 1280)).toBeLessThan(0.02);
    for (const width of [1600, 1280, 768, 320, 280]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => overflow(page), `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });

  test(`${screen.name}: nothing shifts while it loads at 320 px, and it is whole at 400 % zoom and with the text doubled`, async ({
    page,
  }) => {
    expect(await shiftWhileOpening(page, screen, 320)).toBeLessThan(0.02);
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
    // 1280 px at 400 % is a viewport of 320 px.
    await page.setViewportSize({ width: 320, height: 225 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
    await expect.poll(() => squeezed(page)).toEqual([]);
  });
}

/** Texts on screen that have so little room that their words stand letter under letter. */
async function squeezed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      const words = node.textContent?.trim() ?? '';
      if (words.length < 6 || !node.parentElement?.checkVisibility()) continue;
      range.selectNodeContents(node);
      const { width, height } = range.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(node.parentElement).fontSize);
      if (width > 2 && width < 2 * size && height > 4 * size) found.push(words);
    }
    return found;
  });
}

test('a deletion on another day fits its place on the narrowest phone with the text doubled', async ({
  browser,
}) => {
  // In a sandbox of its own, whose clock no other test moves, the next deletion is then some hours ahead.
  const { control, stop } = await startSandbox();
  const gateway = await startGateway(control);
  await control.advance(5 * 3_600_000);
  const openIn = async (timezoneId: string) => {
    const viewport = { width: 320, height: 225 };
    const page = await browser.newPage({ baseURL: gateway.url, timezoneId, viewport });
    await page.goto('/');
    return page;
  };

  const inUtc = await openIn('UTC');
  const time = await inUtc
    .getByText(/^(?:\d+ \w+, )?\d\d:\d\d$/)
    .first()
    .textContent();
  const hour = Number(/(\d\d):\d\d$/.exec(time ?? '')?.[1]);
  await inUtc.close();

  // In the zone where it is the first hour of a day, that day is tomorrow, and the date stands beside the time.
  const page = await openIn(hour <= 12 ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`);
  await expect(page.getByText(/^\d+ \w+, 00:\d\d$/).first()).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  await page.close();
  await gateway.stop();
  await stop();
});
