import { expect, test } from './drivebay.ts';
import { errorScreens, openScreen, screens } from './screens.ts';

test.use({ expectFailedRequests: true });

for (const screen of [...screens, ...errorScreens]) {
  test(`${screen.name}: nothing sticks out at any width, and the page never scrolls sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1600, height: 900 });
    await openScreen(page, screen);
    for (const width of [1600, 1280, 768, 320, 280]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

for (const screen of [...screens, ...errorScreens]) {
  for (const width of [1280, 320]) {
    test(`${screen.name} at ${width} px: nothing shifts while it loads`, async ({ page }) => {
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
      expect(Array.isArray(shifts)).toBe(true);
      const total = Array.isArray(shifts) ? shifts.reduce((sum: number, each: number) => sum + each, 0) : 1;
      expect(total).toBeLessThan(0.02);
    });
  }

  test(`${screen.name}: whole at 400 % zoom and with the text doubled`, async ({ page }) => {
    // 1280 px at 400 % is a viewport of 320 px.
    await page.setViewportSize({ width: 320, height: 225 });
    await openScreen(page, screen);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
