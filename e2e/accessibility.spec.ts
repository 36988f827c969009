import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { errorScreens, openScreen, screens } from './screens.ts';

test.use({ expectFailedRequests: true });

for (const screen of [...screens, ...errorScreens]) {
  // Each width is opened in one theme and reached by resizing in the other.
  for (const [colorScheme, widths] of [
    ['light', [1280, 320]],
    ['dark', [320, 1280]],
  ] as const) {
    test(`${screen.name}, ${colorScheme}: axe finds nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: widths[0], height: 900 });
      await openScreen(page, screen);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        expect(await accessibilityFaults(page), `at ${width} px`).toEqual([]);
      }
    });
  }
}

test.describe('why a button is blocked', () => {
  test.use({ hasTouch: true });

  test('is readable with a finger, the keyboard and a screen reader', async ({ page, vps }) => {
    await page.goto(`/vps/${vps('leftin')}/iso?details=1`);
    const details = page.getByRole('dialog', { name: 'Details' });
    const next = details.getByRole('button', { name: 'Next match' });
    await expect(next).toHaveAttribute('aria-disabled', 'true');
    await expect(next).toHaveAccessibleDescription('No match');
    const tip = page.getByRole('tooltip');
    await next.tap({ force: true });
    await expect(tip).toHaveText('No match');
    await details.getByRole('searchbox').tap();
    await expect(tip).toHaveCount(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(next).toBeFocused();
    await expect(tip).toHaveText('No match');
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
  });
});
