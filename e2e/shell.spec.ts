import type { Browser, Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, PUBLISHED_VPS, test } from './drivebay.ts';

const PAGES = ['/', `/vps/${PUBLISHED_VPS}/iso`, '/isos', `/isos/${PUBLISHED_ISO}`, '/support'];

/** Where what the shell and the app both show stands: name, and left, top and height in px. */
async function boxes(page: Page): Promise<Record<string, string>> {
  const banner = page.getByRole('banner').first();
  const shared = {
    home: banner.getByRole('link', { name: 'Drivebay' }),
    // On a phone it is in the menu.
    pages: banner.locator('nav'),
    banner,
    heading: page.getByRole('heading', { level: 1 }),
    panel: page.getByRole('region').first(),
  };
  // Without script there is a line above all.
  const top = (await banner.boundingBox())?.y ?? 0;
  const found = await Promise.all(
    Object.entries(shared).map(async ([name, each]) => {
      const box = await each.boundingBox();
      if (!box) return [name, 'not shown'];
      const { x, y, height } = box;
      const place = `${Math.round(x)} ${Math.round(y - top)}`;
      // The heights of these two are of what is in them.
      return [name, name === 'panel' || name === 'heading' ? place : `${place}, ${Math.round(height)} tall`];
    }),
  );
  return Object.fromEntries(found);
}

async function withoutScript(browser: Browser, url: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

for (const path of PAGES) {
  for (const width of [1280, 768, 320]) {
    test(`${path} at ${width} px: what is sent before the app stands where the app puts it`, async ({
      page,
      browser,
      baseURL,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      // The app has taken the place of the shell, which has regions, too.
      await expect(page.locator('#root > [aria-busy]')).toHaveCount(0);
      await expect(page.getByRole('region').first()).toBeVisible();
      const shell = await withoutScript(browser, `${baseURL}${path}`, width);
      await expect.poll(() => boxes(page)).toEqual(await boxes(shell));
      await shell.context().close();
    });
  }
}

test('the shell says which page it is, and its links work without script', async ({ browser, baseURL }) => {
  const page = await withoutScript(browser, `${baseURL}/isos`, 1280);
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Downloads' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'Support' }).click();
  await expect(page).toHaveURL(`${baseURL}/support`);
  await page.context().close();
});

test('the style sheet stands in the page: none is fetched, here or with another page’s script', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const response = await page.goto('/');
  expect(response?.headers()['content-security-policy']).toMatch(
    /style-src 'self'( 'sha256-[\w+/]{43}='){2};/,
  );
  await page.getByRole('link', { name: 'Downloads' }).first().click();
  await expect(page.getByRole('status', { name: 'VPSBG status' })).toContainText('checked');
  expect(fetched.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(3);
  expect(fetched.filter((url) => url.endsWith('.css'))).toEqual([]);
});

test('on a phone the header is one row; its menu holds pages and theme, and gives the focus back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/isos');
  const banner = page.getByRole('banner').first();
  const menu = banner.getByRole('button', { name: 'Menu' });
  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'Downloads' })).toHaveAttribute('aria-current', 'page');
  expect((await banner.boundingBox())?.height).toBeLessThanOrEqual(50);
  await page.getByRole('menuitemradio', { name: 'Dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await menu.click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.getByRole('menuitem', { name: 'Support' }).press('Enter');
  await expect(page).toHaveURL(/\/support$/);
  await expect(page.getByRole('menu')).toHaveCount(0);

  // A control that a resize hides gives the focus to one that shows.
  await menu.focus();
  await page.setViewportSize({ width: 1280, height: 844 });
  await expect(menu).toBeHidden();
  await expect(banner.locator(':focus')).toBeVisible();
  await banner.getByRole('link', { name: 'Servers' }).focus();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(menu).toBeVisible();
  await expect(banner.locator(':focus')).toBeVisible();
});

test('on a phone the head of the downloads is one row, whatever its status says', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/isos');
  await expect(page.getByRole('status', { name: 'VPSBG status' })).toContainText('checked');
  const controls = [
    page.getByRole('button', { name: 'Refresh VPSBG' }),
    page.getByRole('button', { name: 'Notify me when a download finishes or is about to be deleted' }),
    page.getByRole('button', { name: 'Copy diagnostics' }),
    page.getByRole('link', { name: 'Show details' }),
  ];
  await expect
    .poll(async () => {
      const boxes = await Promise.all(controls.map((each) => each.boundingBox()));
      return new Set(boxes.map((box) => Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2))).size;
    })
    .toBe(1);
});

test('on paper: what is shown, in dark ink on white, without controls', async ({ page, vps }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/vps/${vps('leftin')}/iso`);
  await expect(
    page.getByRole('region', { name: 'Downloads' }).getByRole('progressbar').first(),
  ).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  for (const name of ['Next start', 'Downloads', 'ISO library']) {
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
  for (const role of ['button', 'searchbox', 'navigation', 'banner'] as const) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(18, 22, 29)' });
  // Printers leave backgrounds out.
  const first = page.getByText(/^Boot order\s*1$/);
  await expect(first).toHaveCSS('color', 'rgb(18, 22, 29)');
  await expect(first).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
});

test.describe('an address without a page', () => {
  test.use({ expectFailedRequests: true });

  test('says so and leads on', async ({ page }) => {
    await page.goto('/nothing/here');
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('/nothing/here');
    await page.getByRole('main').getByRole('link', { name: 'Support' }).click();
    await expect(page).toHaveURL(/\/support$/);
  });
});
