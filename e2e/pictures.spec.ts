import { expect, test } from './drivebay.ts';
import { test as frameTest } from './embed.ts';
import { errorScreens, openScreen, screens } from './screens.ts';
import { picturePath } from './picture-folder.ts';

/** `npm run screens`: every screen as a PNG, in each theme and width, to look at. contact-sheet.spec.ts puts them together. */

const WIDTHS = [320, 390, 768, 1280];
const THEMES = ['light', 'dark'] as const;
/** A library of thousands is no picture: the first screens of it are. */
const MAX_HEIGHT = 3_200;

test.use({ expectFailedRequests: true });
frameTest.use({ expectFailedRequests: true });

for (const colorScheme of THEMES) {
  for (const screen of [...screens, ...errorScreens]) {
    test(`${screen.name}, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1280, height: 800 });
      await openScreen(page, screen);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
        const tall = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.screenshot({
          path: picturePath(screen.name, colorScheme, width),
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(tall, MAX_HEIGHT) },
        });
      }
    });
  }

  for (const scenario of ['ubuntu', 'leftin', 'gateblocked', 'servererror']) {
    frameTest(`frame with ${scenario}, ${colorScheme}`, async ({ panel, places, vps }) => {
      frameTest.setTimeout(120_000);
      const id = vps(scenario);
      const names = { [id]: 'web-01' };
      const token = await places.mint({ hostup: { vps: [id], names }, vpsbg: { isos: [1] } });
      const options = { theme: colorScheme, manageUrl: 'https://panel.example.com/servers' };
      await panel.page.setViewportSize({ width: 820, height: 900 });
      await panel.open(`/vps/${id}/iso`, token, { host: { options }, width: 760, height: 760 });
      await expect(panel.frame.getByRole('heading', { level: 1, name: 'web-01' })).toBeVisible();
      await expect(panel.frame.getByText(/^Loading from|· loading$/)).toHaveCount(0);
      for (const width of [320, 760]) {
        await panel.run(`document.querySelector('iframe').width = ${width}`);
        const path = picturePath(`frame with ${scenario}`, colorScheme, width);
        await panel.page.locator('iframe').screenshot({ path });
      }
    });
  }
}
