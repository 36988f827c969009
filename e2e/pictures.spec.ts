import type { Page } from '@playwright/test';
import { expect as expectActing, test as actingTest } from './acting.ts';
import { expect, test } from './drivebay.ts';
import { test as frameTest } from './embed.ts';
import { errorScreens, openScreen, screens } from './screens.ts';
import { picturePath } from './picture-folder.ts';
import { LOCALES } from '../src/contracts/locales.ts';

/** `npm run screens`: every screen as a PNG, to look at. contact-sheet.spec.ts puts them together. */

const WIDTHS = [320, 390, 768, 1280];
const THEMES = ['light', 'dark'] as const;
/** A library of thousands is no picture: the first screens of it are. */
const MAX_HEIGHT = 3_200;

test.use({ expectFailedRequests: true });
frameTest.use({ expectFailedRequests: true });
actingTest.use({ expectFailedRequests: true });

/** The whole page in a window as tall as it is: what is out of sight is not drawn. */
async function picture(page: Page, name: string, look: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(tall, MAX_HEIGHT) });
  // Rows that come into sight are drawn in the frame after it.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.screenshot({ path: picturePath(name, look, width) });
}

for (const colorScheme of THEMES) {
  for (const screen of [...screens, ...errorScreens]) {
    test(`${screen.name}, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openScreen(page, screen);
      for (const width of WIDTHS) await picture(page, screen.name, colorScheme, width);
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

  actingTest(`what opens where it may act, ${colorScheme}`, async ({ page, owner, vps }) => {
    actingTest.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [320, 1280]) {
      /* eslint-disable no-await-in-loop -- one page */
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${owner}/vps/${vps('ubuntu')}/iso`);
      await expectActing(page.getByRole('button', { name: 'Restart…' })).toBeVisible();
      await picture(page, 'VPS with actions', colorScheme, width);
      await page.setViewportSize({ width, height: 800 });
      for (const [name, opener, role] of [
        ['mount', page.getByRole('button', { name: 'Mount an ISO', exact: true }), 'dialog'],
        ['restart', page.getByRole('button', { name: 'Restart…' }), 'alertdialog'],
      ] as const) {
        await opener.click();
        await expectActing(page.getByRole(role)).toBeVisible();
        await page.screenshot({ path: picturePath(`dialog ${name}`, colorScheme, width) });
        await page.keyboard.press('Escape');
        await expectActing(page.getByRole(role)).toHaveCount(0);
      }
      await page.keyboard.press('Control+k');
      await expectActing(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
      await page.screenshot({ path: picturePath('Ctrl K', colorScheme, width) });
      await page.keyboard.press('Escape');
      /* eslint-enable no-await-in-loop */
    }
  });
}

frameTest('a dialog in a frame', async ({ panel, places, vps }) => {
  const id = vps('ubuntu');
  const hostup = { vps: [id], library: 'all', actions: { [id]: ['mount', 'restart'] } };
  await panel.page.setViewportSize({ width: 820, height: 900 });
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup, vpsbg: { isos: [1] } }), {
    width: 760,
    height: 760,
  });
  await panel.frame.getByRole('button', { name: 'Mount an ISO', exact: true }).click();
  await expect(panel.frame.getByRole('dialog')).toBeVisible();
  for (const width of [320, 760]) {
    await panel.run(`document.querySelector('iframe').width = ${width}`);
    await panel.page.locator('iframe').screenshot({ path: picturePath('dialog in a frame', 'light', width) });
  }
});

for (const screen of screens) {
  test(`${screen.name}: forced colours, text doubled, on paper`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await openScreen(page, screen);
    await picture(page, screen.name, 'forced', 1280);
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    await picture(page, screen.name, 'paper', 768);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    for (const width of [390, 1280]) await picture(page, screen.name, 'text-doubled', width);
  });
}

for (const language of LOCALES.filter((locale) => locale !== 'en')) {
  for (const screen of [...screens, ...errorScreens]) {
    test(`${screen.name} in ${language}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openScreen(page, screen);
      // In the language from the first byte; its texts are no longer those that `openScreen` waits for.
      await page.goto(`${screen.url}${screen.url.includes('?') ? '&' : '?'}lang=${language}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await page.waitForLoadState('networkidle');
      for (const width of [320, 390, 1280]) await picture(page, screen.name, language, width);
    });
  }

  frameTest(`frame in ${language}`, async ({ panel, places, vps }) => {
    const id = vps('leftin');
    const hostup = { vps: [id], library: 'all', actions: { [id]: ['mount', 'unmount', 'restart'] } };
    await panel.page.setViewportSize({ width: 820, height: 900 });
    await panel.open(`/vps/${id}/iso`, await places.mint({ hostup, vpsbg: { isos: [1] } }), {
      host: { options: { locale: language } },
      width: 760,
      height: 860,
    });
    await expect(panel.frame.locator('html')).toHaveAttribute('lang', language);
    await expect(panel.frame.getByText('ide2').first()).toBeVisible();
    await panel.page.waitForLoadState('networkidle');
    for (const width of [320, 760]) {
      await panel.run(`document.querySelector('iframe').width = ${width}`);
      await panel.page.locator('iframe').screenshot({ path: picturePath('frame', language, width) });
    }
  });
}
