import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { errorScreens, LOOKS, openScreen, screens } from './screens.ts';

test.use({ expectFailedRequests: true });

for (const [n, screen] of [...screens, ...errorScreens].entries()) {
  test(`${screen.name}: axe finds nothing, in both themes, wide and narrow`, async ({ page }) => {
    // Every second screen is opened narrow and dark; the other looks are reached from there.
    const looks = n % 2 === 0 ? LOOKS : [...LOOKS.slice(2), ...LOOKS.slice(0, 2)];
    let isOpen = false;
    for (const { colorScheme, width } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (!isOpen) await openScreen(page, screen);
      isOpen = true;
      expect(await accessibilityFaults(page), `${colorScheme} at ${width} px`).toEqual([]);
    }
  });
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
