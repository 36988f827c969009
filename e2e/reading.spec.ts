import type { Page } from '@playwright/test';
import { expect, test } from './drivebay.ts';

/** What a screen reader would have of the page: its accessibility tree, as text. */
function tree(page: Page): Promise<string> {
  return page.getByRole('main').ariaSnapshot();
}

test('by the accessibility tree alone: what boots next, why I cannot mount, when my ISO is deleted', async ({
  page,
  vps,
  iso,
}) => {
  await page.goto(`/vps/${vps('gateblocked')}/iso?isos=${iso('expiringsoon')}`);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('Deleted in');
  const read = await tree(page);
  expect(read).toMatch(/region "Next start"[\s\S]*Tries the disk first/);
  expect(read).toMatch(/region "What you can do"[\s\S]*Mount not allowed[\s\S]*order/);
  expect(read).toMatch(/region "Downloads"[\s\S]*Deleted in[\s\S]{0,60}(5 h|4 h 59 min)/);
});

test('with the keyboard alone: every control is reached in order, is visible, and lets the focus go on', async ({
  page,
  vps,
}) => {
  await page.goto(`/vps/${vps('gateblocked')}/iso?isos=1`);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  const reached: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const focus = page.locator(':focus');
    if ((await focus.count()) === 0) break;
    const { name, seen } = await focus.evaluate((element) => ({
      name: element.ariaLabel ?? element.textContent ?? '',
      // A radio button drawn as an icon shows it on its label.
      seen: [element, element.closest('label') ?? element].some(
        (each) => getComputedStyle(each).outlineStyle !== 'none',
      ),
    }));
    expect(seen, `"${name}" shows its focus`).toBe(true);
    reached.push(name);
  }
  for (const name of [
    'Refresh HostUp',
    'Copy reason code: Mount',
    'Open HostUp (new tab)',
    'Refresh VPSBG',
  ]) {
    expect(reached).toContain(name);
  }
  expect(reached.length).toBeLessThan(60);
});

test('in forced colours the bar and the state are still there', async ({ page, iso }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`/isos/${iso('downloading')}`);
  const bar = page.getByRole('progressbar');
  await expect(bar).toBeVisible();
  const colours = await bar.evaluate((track) => {
    const fill = track.firstElementChild;
    return [getComputedStyle(track).backgroundColor, fill ? getComputedStyle(fill).backgroundColor : ''];
  });
  expect(new Set(colours).size).toBe(2);
});

test('in forced colours only the selected tab has a line under it', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/isos');
  await expect(page.getByRole('tab').first()).toBeVisible();
  const lines = await page.getByRole('tab').evaluateAll((tabs) => {
    const probe = document.createElement('i');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    const canvas = getComputedStyle(probe).color;
    return tabs.map((tab) => [
      tab.getAttribute('aria-selected'),
      String(getComputedStyle(tab).borderBottomColor !== canvas),
    ]);
  });
  expect(lines.length).toBeGreaterThan(1);
  for (const [selected, line] of lines) expect(line).toBe(selected);
});

test('with every storage API throwing the page is whole', async ({ page, vps }) => {
  await page.addInitScript(() => {
    const deny = {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, deny);
    }
    Object.defineProperty(document, 'cookie', deny);
  });
  await page.goto(`/vps/${vps('leftin')}/iso`);
  await expect(page.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu 24.04 LTS');
  await page
    .getByRole('radio', { name: /dark/i })
    .or(page.getByRole('button', { name: /dark/i }))
    .first()
    .click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: 'Downloads', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
});
