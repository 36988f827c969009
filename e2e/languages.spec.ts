import type { Page } from '@playwright/test';
import { TEST_LOCALE } from '../src/contracts/locales.ts';
import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { overflow, screens, type Screen } from './screens.ts';

/** The main pages, and what they show that no language changes; what else there is is walked in English. */
const WALKED = new Map([
  ['servers', 'web-01'],
  ['VPS as published', '192.0.2.10'],
  ['VPS with an ISO left in', 'ide2'],
  ['downloads', 'alpine-standard-3.21.0-x86_64.iso'],
  ['one ISO', 'AlmaLinux-9.5-x86_64-boot.iso'],
  ['support', 'Drivebay'],
]);
const walked = screens.filter(({ name }) => WALKED.has(name));

/** Opens a screen in a language, and waits for its data. */
async function openIn(page: Page, { name, url }: Screen, language: string): Promise<void> {
  await page.goto(`${url}${url.includes('?') ? '&' : '?'}lang=${language}`);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByText(WALKED.get(name) ?? '').first()).toBeVisible();
}

/** What a page says in English words: text and names for screen readers, without what came from outside. */
async function englishLeft(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ENGLISH =
      /\b(?:the|of|and|not|with|from|your|are|has|this|show|copy|loading|checked|ago|left|downloads?|next|empty|running|deleted|search|page|time|mounted|allowed|details|every|tried)\b/i;
    const found = new Set<string>();
    for (const element of document.querySelectorAll('*')) {
      if (element.closest('[translate="no"], code, script, noscript, style, svg')) continue;
      const own = [...element.childNodes].flatMap((node) =>
        node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [],
      );
      for (const name of ['aria-label', 'title', 'placeholder', 'data-tip', 'alt']) {
        own.push(element.getAttribute(name) ?? '');
      }
      for (const text of own) if (ENGLISH.test(text)) found.add(text.trim());
    }
    return [...found];
  });
}

for (const language of ['sv', 'bg']) {
  test(`in ${language} the main pages have no English words of ours, and hold at 1280 and 320 px`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    for (const screen of walked) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await openIn(page, screen, language);
      await expect.poll(() => englishLeft(page), `${screen.name} in ${language}`).toEqual([]);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => overflow(page), `${screen.name} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('texts that are two fifths longer and accented fit at every width, without a fault for axe', async ({
  page,
}) => {
  test.setTimeout(90_000);
  for (const screen of walked) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await openIn(page, screen, TEST_LOCALE);
    for (const width of [1280, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => overflow(page), `${screen.name} at ${width} px`).toBeLessThanOrEqual(0);
    }
    expect(await accessibilityFaults(page), screen.name).toEqual([]);
  }
});

test.describe('a browser set to Swedish', () => {
  test.use({ locale: 'sv-SE' });

  test('gets Swedish from the first byte; the language of the address, then the one chosen here come before it', async ({
    page,
    request,
  }) => {
    const shell = await request.get('/', { headers: { 'accept-language': 'sv-SE,sv;q=0.9' } });
    expect(await shell.text()).toContain('<html lang="sv"');
    expect(shell.headers()['vary']).toMatch(/accept-language/i);

    await page.goto('/');
    const html = page.locator('html');
    await expect(html).toHaveAttribute('lang', 'sv');
    await page.goto('/isos?lang=bg');
    await expect(html).toHaveAttribute('lang', 'bg');

    // Chosen on the page: kept on it and on the next visit, in place of the address's.
    await page.getByRole('button', { name: 'Език' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(html).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
    await expect(page).toHaveURL(/\/isos$/);
    await page.reload();
    await expect(html).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
  });

  test('a switch keeps the page: its search, its details and its data', async ({ page }) => {
    await page.goto('/isos?q=alma&details=1&lang=sv');
    const html = page.locator('html');
    await expect(html).toHaveAttribute('lang', 'sv');
    const row = page.getByRole('link', { name: /AlmaLinux/ }).first();
    await expect(row).toBeVisible();
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    await page.getByRole('button', { name: 'Språk' }).click();
    await page.getByRole('menuitemradio', { name: 'Български' }).click();
    await expect(html).toHaveAttribute('lang', 'bg');
    await expect(row).toBeVisible();
    await expect(page).toHaveURL(/q=alma.*details=1/);
    await expect(page.getByRole('searchbox').or(page.getByRole('textbox')).first()).toHaveValue('alma');
  });
});
