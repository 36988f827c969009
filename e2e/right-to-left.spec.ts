import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { openScreen, overflow, screens } from './screens.ts';

// No language that is written from right to left is there yet: the layout is ready for one.
for (const name of ['VPS with an ISO left in', 'downloads']) {
  test(`${name}, written from right to left: mirrored, without sideways scrolling, and axe finds nothing`, async ({
    page,
  }) => {
    const screen = screens.find((each) => each.name === name);
    if (!screen) throw new Error(`no screen "${name}"`);
    await openScreen(page, screen);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => overflow(page), `px wider than ${width}`).toBeLessThanOrEqual(0);
      // What overflows to the left cannot be scrolled to.
      await expect
        .poll(() =>
          page.evaluate(() =>
            Math.min(...Array.from(document.querySelectorAll('main *'), ({ scrollLeft }) => scrollLeft)),
          ),
        )
        .toBe(0);
      expect(await accessibilityFaults(page), `at ${width} px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    // Far from the left, where it starts in English.
    const heading = page.getByRole('heading', { level: 1 });
    await expect
      .poll(() =>
        heading.evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return range.getBoundingClientRect().left > innerWidth / 2;
        }),
      )
      .toBe(true);
  });
}
