import type { Page } from '@playwright/test';
import { TEST_LOCALE } from '../src/contracts/locales.ts';
import { accessibilityFaults } from './axe.ts';
import { expect, test } from './drivebay.ts';
import { test as acting } from './acting.ts';
import { overflow, screens, type Screen } from './screens.ts';
import { englishLeft, MOUNT_WORDS, textsOn } from './words-left.ts';

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

test('after a switch nothing of the language before is left on the main pages, their details open', async ({
  page,
  browser,
  owner,
}) => {
  test.setTimeout(90_000);
  // What names and numbers look like in both languages: parts of a page come later, so it stays open beside the other.
  const bulgarian = await browser.newPage({ baseURL: owner });
  const sentences = async (of: Page) => (await textsOn(of)).filter((text) => /\p{L}{3}/u.test(text));
  const detailsOf = ({ url, ...screen }: Screen) => ({
    ...screen,
    url: `${url}${url.includes('?') ? '&' : '?'}details=1`,
  });
  for (const screen of walked.map(detailsOf)) {
    // The support page has no responses; what is copied is Markdown in every language.
    const details = (of: Page) =>
      screen.name === 'support' ? of.getByText('Markdown') : of.getByRole('treeitem').first();
    await openIn(bulgarian, screen, 'bg');
    await expect(details(bulgarian)).toBeVisible();
    await openIn(page, screen, 'sv');
    await expect(details(page)).toBeVisible();
    const swedish = await sentences(page);
    const left = async () => {
      const now = await sentences(page);
      const same = await sentences(bulgarian);
      return swedish.filter((text) => now.includes(text) && !same.includes(text));
    };
    expect((await left()).length, `${screen.name} in Swedish`).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Språk' }).click();
    await page.getByRole('menuitemradio', { name: 'Български' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'bg');
    await expect.poll(left, `Swedish left on ${screen.name}`).toEqual([]);
  }
  await bulgarian.close();
});

for (const words of MOUNT_WORDS) {
  const { language } = words;
  acting(
    `in ${language} an image is mounted, and announced, without an English word`,
    async ({ page, vps }) => {
      await page.goto(`/vps/${vps('ubuntu')}/iso?lang=${language}`);
      await page.getByRole('button', { name: words.mount }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('VirtIO drivers for Windows');
      await expect.poll(() => englishLeft(page)).toEqual([]);
      await dialog.getByRole('button', { name: words.confirm, exact: true }).click();
      await expect(page.getByRole('status', { name: words.announcements })).toContainText(words.announced);
      await expect.poll(() => englishLeft(page)).toEqual([]);
    },
  );
}

test('what the gateway drew in another language than the one chosen here is not shown', async ({ page }) => {
  await page.goto('/isos');
  const shell = page.locator('#probe');
  const probe = async () => {
    // The app takes the place of what the gateway drew, and of all that is beside it: only after that does a probe stay.
    await expect(page.locator('#root > [aria-busy]')).toHaveCount(0);
    await page.evaluate(() => {
      const drawn = document.createElement('div');
      drawn.id = 'probe';
      drawn.textContent = 'drawn';
      drawn.ariaBusy = 'true';
      document.getElementById('root')?.append(drawn);
    });
    await expect(shell).toHaveCount(1);
  };
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
  await probe();
  await expect(shell).toBeVisible();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: 'Svenska' }).click();
  const swedish = page.getByRole('heading', { level: 1, name: 'Nedladdningar' });
  // The choice is kept once its texts are there.
  await expect(swedish).toBeVisible();
  await page.reload();
  await expect(swedish).toBeVisible();
  await probe();
  await expect(shell).toBeHidden();
});
