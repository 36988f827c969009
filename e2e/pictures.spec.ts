import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from './embed.ts';
import { startGateway } from './drivebay.ts';
import { errorScreens, screens } from './screens.ts';

/** `npm run screens`: every screen as a PNG, and one sheet with all of them, to look at. */

const FOLDER =
  process.env['SCREENS_DIR'] ?? fileURLToPath(new URL('../test-results/screens/', import.meta.url));
const WIDTHS = [320, 390, 768, 1280];
const THEMES = ['light', 'dark'] as const;
/** A library of thousands is no picture: the first screens of it are. */
const MAX_HEIGHT = 3_200;

test.use({ expectFailedRequests: true });

test('pages', async ({ browser, sandbox }) => {
  test.setTimeout(20 * 60_000);
  mkdirSync(FOLDER, { recursive: true });
  const owner = await startGateway(sandbox);
  for (const { name, url, heading } of [...screens, ...errorScreens]) {
    for (const colorScheme of THEMES) {
      const page = await browser.newPage({ baseURL: owner.url, colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(url);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText(/^Loading|· loading$/)).toHaveCount(0);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const tall = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.screenshot({
          path: join(FOLDER, fileName(name, colorScheme, width)),
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(tall, MAX_HEIGHT) },
        });
      }
      await page.close();
    }
  }
  await owner.stop();
});

test('frames', async ({ panel, places, vps }) => {
  test.setTimeout(5 * 60_000);
  mkdirSync(FOLDER, { recursive: true });
  for (const scenario of ['ubuntu', 'leftin', 'gateblocked', 'servererror']) {
    const id = vps(scenario);
    const token = await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } });
    for (const theme of THEMES) {
      await panel.page.setViewportSize({ width: 820, height: 900 });
      await panel.open(`/vps/${id}/iso`, token, { host: { options: { theme } }, width: 760, height: 760 });
      await expect(panel.frame.getByRole('heading').first()).toBeVisible();
      await expect(panel.frame.getByText(/^Loading|· loading$/)).toHaveCount(0);
      for (const width of [320, 760]) {
        await panel.run(`document.querySelector('iframe').width = ${width}`);
        await panel.page
          .locator('iframe')
          .screenshot({ path: join(FOLDER, fileName(`frame ${scenario}`, theme, width)) });
      }
    }
  }
});

test.afterAll(async ({ browser }) => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.png') && file !== 'sheet.png');
  const figures = files.map(
    (file) =>
      `<figure><img src="${encodeURIComponent(file)}" loading="eager"><figcaption>${file}</figcaption></figure>`,
  );
  const style =
    'body{font:12px system-ui;display:grid;grid-template-columns:repeat(auto-fill,300px);gap:16px;align-items:start;background:#888}figure{margin:0}img{width:300px;max-height:600px;object-fit:cover;object-position:top}';
  const sheet = join(FOLDER, 'index.html');
  writeFileSync(
    sheet,
    `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${figures.join('')}`,
  );
  const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
  await page.goto(pathToFileURL(sheet).href);
  await page.screenshot({ path: join(FOLDER, 'sheet.png'), fullPage: true });
  await page.close();
});

function fileName(name: string, theme: string, width: number): string {
  return `${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}-${theme}-${width}.png`;
}
