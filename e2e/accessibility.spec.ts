import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { errorScreens, screens } from './screens.ts';

test.use({ expectFailedRequests: true });

for (const screen of [...screens, ...errorScreens]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${screen.name}, ${colorScheme}: axe finds nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(screen.url);
        await expect(page.getByRole('heading', { level: 1, name: screen.heading })).toBeVisible();
        await expect(page.getByText('Checking…')).toHaveCount(0);
        expect(await accessibilityFaults(page), `at ${width} px`).toEqual([]);
      }
    });
  }
}
