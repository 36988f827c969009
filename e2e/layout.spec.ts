import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { expect, test } from './drivebay.ts';
import { errorScreens, openScreen, screens, type Screen } from './screens.ts';

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

/** Px that the page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

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
  });
}

test('a deletion on another day fits its place on the narrowest phone with the text doubled', async ({
  page,
  sandbox,
}) => {
  // What is deleted in the next hours is gone then: the next deletion is tomorrow or later, with a date.
  await sandbox.advance(5 * 3_600_000);
  await page.setViewportSize({ width: 320, height: 225 });
  await page.goto('/');
  await expect(page.getByText(/^\d+ \w+, \d\d:\d\d$/).first()).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
});
