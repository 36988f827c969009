import type { Page } from '@playwright/test';
import { accessibilityFaults } from './axe.ts';
import { expect } from './drivebay.ts';
import { LOOKS, openScreen, overflow, type Screen } from './screens.ts';
import { openMenu, signIn, test } from './staff-pages.ts';
import { englishLeft } from './words-left.ts';

/** What there is without a session. */
const SIGNED_OUT: readonly Screen[] = [
  { name: 'sign-in', url: '/sign-in', heading: 'Sign in to Drivebay' },
  {
    name: 'no access',
    url: '/sign-in?problem=no_role&request=acb1e9f6-d46a-4ea8-b17a-a1a49d07ee47',
    heading: 'You are signed in, but have no access here',
  },
];

/** @param role of what is open over the page, to look at that alone */
async function expectWhole(page: Page, name: string, role?: string): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await accessibilityFaults(page, role), `${name}, ${colorScheme} at ${width} px`).toEqual([]);
  }
  for (const width of [768, 320, 280]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => overflow(page), `${name} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test.describe.configure({ timeout: 90_000 });

test('signed out: axe finds nothing in both themes, wide and narrow, and no screen scrolls sideways', async ({
  page,
}) => {
  for (const screen of SIGNED_OUT) {
    await openScreen(page, screen);
    await expect(page.getByText('Sign-in service')).toBeVisible();
    await expectWhole(page, screen.name);
  }
});

test('signed in: the same of the account’s menu, the customer’s view, what was found, and an account of others', async ({
  page,
  vps,
}) => {
  await signIn(page, '/support?account=main', 'Otto Operator');
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await field.fill('Hej! Servrarna cache-002 och 192.0.2.10 startar inte.');
  await field.press('Enter');
  await expect(page.getByRole('list', { name: 'Pages found' }).getByRole('listitem')).toHaveCount(2);
  await expectWhole(page, 'what was found');
  const path = `/vps/${vps('ubuntu')}/iso?account=main&view=customer`;
  await openScreen(page, { name: 'customer’s view', url: path, heading: /^vps_ubuntu/ });
  await expectWhole(page, 'customer’s view');
  await openScreen(page, {
    name: 'account of others',
    url: '/?account=others',
    heading: 'This account is not open to you',
  });
  await expectWhole(page, 'account of others');
  await openMenu(page);
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expectWhole(page, 'menu', 'menu');
});

test('the sign-in page changes its language, and keeps it', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Svenska');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in på Drivebay' })).toBeVisible();
  await expect.poll(() => englishLeft(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in på Drivebay' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Språk' })).toHaveValue('sv');
});
