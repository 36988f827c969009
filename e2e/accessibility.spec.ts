import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { errorScreens, openScreen, screens } from './screens.ts';

test.use({ expectFailedRequests: true });

for (const screen of [...screens, ...errorScreens]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${screen.name}, ${colorScheme}: axe finds nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await openScreen(page, screen);
        expect(await accessibilityFaults(page), `at ${width} px`).toEqual([]);
      }
    });
  }
}
