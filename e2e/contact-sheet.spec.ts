import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { PICTURES } from './picture-folder.ts';

const STYLE =
  'body{font:12px system-ui;display:grid;grid-template-columns:repeat(auto-fill,240px);gap:16px;align-items:start;background:#888}figure{margin:0}img{width:240px;max-height:480px;object-fit:cover;object-position:top}';

test('one page and one picture of all that were made', async ({ browser }) => {
  test.setTimeout(120_000);
  const files = existsSync(PICTURES) ? readdirSync(PICTURES).filter((file) => file.endsWith('.png')) : [];
  expect(files.length).toBeGreaterThan(0);
  const figures = files
    .toSorted()
    .map(
      (file) =>
        `<figure><a href="${encodeURIComponent(file)}"><img src="${encodeURIComponent(file)}"></a><figcaption>${file}</figcaption></figure>`,
    );
  const sheet = join(PICTURES, 'index.html');
  writeFileSync(
    sheet,
    `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${STYLE}</style>${figures.join('')}`,
  );
  const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
  await page.goto(pathToFileURL(sheet).href);
  await page.screenshot({ path: join(PICTURES, 'contact-sheet.png'), fullPage: true });
  await page.close();
});
