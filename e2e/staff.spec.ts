import type { BrowserContext, Page } from '@playwright/test';
import { bay, can, confirms, mountIn, startDownload } from './acting.ts';
import { expect } from './drivebay.ts';
import { choose, openMenu, signIn, test } from './staff-pages.ts';

// Each signs in: pages of two servers, one after the other.
test.describe.configure({ timeout: 90_000 });

test('a viewer comes back to the link after signing in, and reads why there is no action', async ({
  page,
  vps,
}) => {
  const path = `/vps/${vps('ubuntu')}/iso?account=main&details=1`;
  await signIn(page, path, 'Vera Viewer');
  await expect(page).toHaveURL(path);
  await expect(can(page)).toContainText('You are a viewer of this account');
  await expect(page.getByRole('button', { name: /^(Mount|Unmount|Restart)/ })).toHaveCount(0);
});

test('who is in no group reads so, whom to ask, and what to name', async ({ page }) => {
  await signIn(page, '/isos?account=main', 'Nora Newcomer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'You are signed in, but have no access here',
  );
  await expect(page.getByRole('link', { name: 'it-support@company.example' })).toBeVisible();
  await expect(page.getByText('Give this request ID')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in as someone else' }).click();
  await page.getByRole('button', { name: 'Vera Viewer' }).click();
  await expect(page).toHaveURL('/isos?account=main');
});

test('a sign-out in one tab ends every tab, and "Back" shows nothing', async ({ page, context }) => {
  await signIn(page, '/isos?account=main', 'Vera Viewer');
  await page.getByRole('link', { name: 'Servers' }).first().click();
  await expect(page.getByRole('link', { name: 'web-01' })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/support?account=main');
  await choose(other, /Sign out/);
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Sign in to Drivebay');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Drivebay');
  await expect
    .poll(() =>
      page.evaluate(() => Object.keys(globalThis.localStorage).filter((key) => key !== 'drivebay.theme')),
    )
    .toEqual([]);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Example identity provider');
});

test('a name is found in another account, its link carries the account, and the menu leads back', async ({
  page,
}) => {
  await signIn(page, '/support?account=main', 'Otto Operator');
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await field.fill('Hej! Servern cache-002 startar inte.');
  await field.press('Enter');
  const found = page.getByRole('list', { name: 'Pages found' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('second');
  await found.getByRole('link', { name: 'cache-002' }).click();
  await expect(page).toHaveURL(/\/vps\/vps_\w+\/iso\?account=second$/);
  await expect(page.getByRole('button', { name: 'Account second, Operator' })).toBeVisible();
  await choose(page, /^main/);
  await expect(page).toHaveURL('/?account=main');
  await expect(page.getByRole('button', { name: 'Account main, Operator' })).toBeVisible();
});

test('the customer’s view of a server has neither actions nor the account’s list', async ({ page, vps }) => {
  await signIn(page, `/vps/${vps('ubuntu')}/iso?account=main`, 'Otto Operator');
  await expect(can(page).getByRole('button', { name: /^Mount/ })).toBeVisible();
  await choose(page, /Customer’s view/);
  await expect(page.getByRole('region', { name: 'Customer’s view' })).toBeVisible();
  await expect(can(page)).toContainText('Drivebay only shows.');
  await expect(page.getByRole('button', { name: /^(Mount|Unmount|Restart)/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Servers' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers do not have this page');
});

/** The session ends, and the browser does not hear of it. */
async function endSession(context: BrowserContext, origin: string): Promise<void> {
  const cookies = await context.cookies(origin);
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin };
  expect((await fetch(`${origin}/auth/logout`, { method: 'POST', headers })).status).toBe(200);
}

test('a session that ends in a dialog keeps it; signing in again sends the action', async ({
  page,
  context,
  desk,
  vps,
}) => {
  await signIn(page, `/vps/${vps('ubuntu')}/iso?account=main`, 'Otto Operator');
  await expect(bay(page, 'CD/DVD 4').getByRole('button', { name: /^Mount…/ })).toBeVisible();
  await endSession(context, desk.origin);
  const dialog = await mountIn(page, 'CD/DVD 4');
  await expect(dialog).toContainText('Your session has ended');
  await expect(dialog.getByRole('combobox', { name: 'Image' })).toBeVisible();
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  await opened;
  await expect(confirms(page, 'CD/DVD 4')).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(bay(page, 'CD/DVD 4').getByRole('button', { name: /^Unmount/ })).toBeVisible();
  expect(desk.audit()).toContainEqual(
    expect.objectContaining({
      who: 'staff:otto',
      name: 'Otto Operator',
      role: 'operator',
      account: 'main',
      action: 'mount',
    }),
  );
});

test('an action that waited for a sign-in waits for a second one where single sign-on returns one that is too old', async ({
  page,
  context,
  desk,
  vps,
}) => {
  desk.people['olle'] = { name: 'Olle Operator', groups: ['support-leads'], minutesAgo: 60 };
  await signIn(page, `/vps/${vps('ubuntu')}/iso?account=main`, 'Olle Operator');
  await expect(bay(page, 'CD/DVD 4').getByRole('button', { name: /^Mount…/ })).toBeVisible();
  await endSession(context, desk.origin);
  const dialog = await mountIn(page, 'CD/DVD 4');
  await expect(dialog).toContainText('Your session has ended');
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  await expect(dialog).toContainText('Actions need a recent sign-in');
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  await (await opened).getByRole('button', { name: 'Olle Operator' }).click();
  await expect(confirms(page, 'CD/DVD 4')).toBeVisible();
  await expect(bay(page, 'CD/DVD 4').getByRole('button', { name: /^Unmount/ })).toBeVisible();
});

/** Where the identity provider has forgotten the person too: its page comes. */
async function signInAgainIn(page: Page): Promise<Page> {
  await page.context().clearCookies({ name: /^_session/ });
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  return opened;
}

test('signing in again in a window keeps what the browser keeps of the person, and someone else finds nothing of it', async ({
  page,
  context,
  desk,
  vps,
}) => {
  await signIn(page, `/vps/${vps('jobsilent')}/iso?account=main`, 'Otto Operator');
  const row = await startDownload(page, 'https://example.com/debian-13.iso');
  await expect(row).toContainText('debian-13.iso');
  const expire = async () => {
    await endSession(context, desk.origin);
    await page.getByRole('button', { name: 'Refresh HostUp' }).click();
    return signInAgainIn(page);
  };

  const popup = await expire();
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('The sign-in was cancelled or refused');
  await expect(row).toContainText('debian-13.iso');
  await popup.getByRole('link', { name: 'Sign in' }).click();
  await popup.getByRole('button', { name: 'Otto Operator' }).click();
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeHidden();
  await expect(row).toContainText('debian-13.iso');
  await page.reload();
  await expect(row).toContainText('debian-13.iso');

  await (await expire()).getByRole('button', { name: 'Vera Viewer' }).click();
  await expect(page.getByRole('button', { name: 'Account main, Viewer' })).toBeVisible();
  await expect(can(page)).toContainText('You are a viewer of this account');
  expect(JSON.stringify(await context.storageState())).not.toContain('debian-13.iso');
});

test('every page has the account, the role and the way to sign out, in view on the narrowest phone too', async ({
  page,
  vps,
}) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await signIn(page, '/support?account=main', 'Vera Viewer');
  for (const path of ['/', '/isos', '/support', `/vps/${vps('ubuntu')}/iso`]) {
    await page.goto(`${path}?account=main`);
    await openMenu(page);
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('menu')).toContainText('Vera Viewer');
    await expect(page.getByRole('menu')).toContainText('Viewer: sees, and cannot act');
  }
});

test('a link of an account that is not the person’s: the page says so, and no data is requested', async ({
  page,
  vps,
}) => {
  await signIn(page, '/support?account=main', 'Vera Viewer');
  await expect(page).toHaveURL('/support?account=main');
  const requested: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) requested.push(pathname);
  });
  await page.goto(`/vps/${vps('ubuntu')}/iso?account=second`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This account is not open to you');
  await page.getByRole('link', { name: 'main' }).click();
  await expect(page.getByRole('link', { name: 'web-01' })).toBeVisible();
  const before = requested.indexOf('/api/session');
  expect(requested.slice(0, before).filter((path) => path !== '/api/staff/session')).toEqual([]);
});

test('a link whose account has another spelling says so: it opens no other account in its place', async ({
  page,
  vps,
}) => {
  await signIn(page, '/support?account=main', 'Vera Viewer');
  await expect(page).toHaveURL('/support?account=main');
  await page.goto(`/vps/${vps('ubuntu')}/iso?account=Second`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This account is not open to you');
  await expect(page.getByRole('main')).toContainText('no account Second among yours');
});

test('Ctrl K finds a server of another account, and leads to it there', async ({ page }) => {
  await signIn(page, '/isos?account=main', 'Otto Operator');
  // The page shell has the heading before anything listens to keys.
  await expect(page.getByRole('button', { name: 'Account main, Operator' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Command, VPS, ISO or address' });
  await expect(search).toBeFocused();
  await search.fill('cache-002');
  const found = page.getByRole('option', { name: /^cache-002/ });
  await expect(found).toContainText('in second');
  await found.click();
  await expect(page).toHaveURL(/\/vps\/vps_\w+\/iso\?account=second$/);
  await expect(page.getByRole('heading', { level: 1, name: 'cache-002' })).toBeVisible();
});

test('pressing Open again looks up again what could not be read', async ({ page, vps }) => {
  await signIn(page, '/support?account=main', 'Vera Viewer');
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await field.fill(vps('servererror'));
  const open = async () => {
    const lookup = page.waitForResponse((response) => response.url().includes('/api/staff/lookup'));
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await lookup;
    await expect(page.getByRole('list', { name: 'Not certain' })).toContainText('could not be read');
  };
  await open();
  await open();
});

test('Ctrl K says that a lookup could not be made', async ({ page, vps }) => {
  await signIn(page, '/isos?account=main', 'Vera Viewer');
  await expect(page.getByRole('button', { name: 'Account main, Viewer' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command, VPS, ISO or address' }).fill(vps('servererror'));
  const menu = page.getByRole('dialog', { name: 'Command menu' });
  await expect(menu.getByText(/HostUp could not be read, so this is not certain/)).toBeVisible();
});
