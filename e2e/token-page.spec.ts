import { accessibilityFaults } from './axe.ts';
import { expect, test } from './embed.ts';
import { statusOf } from './provider-status.ts';

test.use({ expectFailedRequests: true });

for (const path of ['/', '/isos', '/isos/1', '/vps/vps_leftin/iso', '/support']) {
  test(`${path} without a token leads to the token page`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: 'A token is needed' })).toBeVisible();
    await page.getByRole('link', { name: 'Paste a token' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Token' })).toBeVisible();
  });
}

test('a pasted token opens what it names, and nothing keeps it', async ({ page, places, vps }) => {
  const id = vps('leftin');
  const token = await places.mint({
    parent: places.gateway,
    hostup: { vps: [id], library: 'all' },
    vpsbg: { isos: [1] },
  });
  await page.goto('/token');
  const field = page.getByRole('textbox', { name: 'Token' });
  await field.fill(`\n${token.slice(0, 80)}\n${token.slice(80)} `);
  await page.getByRole('button', { name: 'Use the token' }).click();
  await expect(field).toHaveValue('');
  const opened = page.getByRole('region', { name: 'What it opens' });
  await expect(opened).toContainText(id);
  await expect(opened.getByRole('time')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
  }
  await opened.getByRole('link', { name: id }).click();
  await expect(statusOf(page)).toContainText('checked');
  await page.getByRole('banner').getByRole('link', { name: 'Servers' }).click();
  await expect(page.getByRole('link', { name: id })).toBeVisible();
  const left = await page.evaluate(
    'JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, location.href])',
  );
  expect(String(left)).not.toContain(token.slice(80, 120));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'A token is needed' })).toBeVisible();
});

test('when its time is over, what is on screen stays and a notice explains it', async ({
  page,
  places,
  vps,
}) => {
  test.setTimeout(60_000);
  const id = vps('leftin');
  // A short one: its page's clock runs ahead by that, and by it the next token must still be far from its end.
  const exp = Math.floor(Date.now() / 1_000) + 60;
  const token = await places.mint({ parent: places.gateway, hostup: { vps: [id] }, exp });
  await page.clock.install();
  await page.goto('/token');
  await page.getByRole('textbox', { name: 'Token' }).fill(token);
  await page.getByRole('button', { name: 'Use the token' }).click();
  await page.getByRole('link', { name: id }).click();
  await expect(statusOf(page)).toContainText('checked');
  await page.clock.runFor(61_000);
  await expect(page.getByText('Your access has ended', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Next start' })).toBeVisible();
  await page.getByRole('link', { name: 'Paste a token' }).click();
  await page
    .getByRole('textbox', { name: 'Token' })
    .fill(await places.mint({ parent: places.gateway, sub: 'customer-8', vpsbg: { isos: [1] } }));
  await page.getByRole('button', { name: 'Use the token' }).click();
  const opened = page.getByRole('region', { name: 'What it opens' });
  await expect(opened).toContainText('ISO downloads');
  await expect(opened).not.toContainText(id);
});

test('a text that is no token, a token for a panel, and one that the gateway refuses are explained', async ({
  page,
  places,
}) => {
  await page.goto('/token');
  const paste = async (text: string) => {
    await page.getByRole('textbox', { name: 'Token' }).fill(text);
    await page.getByRole('button', { name: 'Use the token' }).click();
    await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue('');
  };
  await paste('hello');
  await expect(page.getByRole('alert')).toContainText('not a token');
  await paste('a'.repeat(30_000));
  await expect(page.getByRole('alert')).toContainText('more than 24000 characters');
  await paste(await places.mint({ parent: places.gateway, sub: 4711 }));
  await expect(page.getByRole('alert')).toContainText('its `sub` must be text');
  await paste(await places.mint({ vpsbg: { isos: [1] } }));
  await expect(page.getByRole('alert')).toContainText(`for a page of ${places.panel}`);
  await paste(await places.mint({ parent: places.gateway, iss: 'nobody', vpsbg: { isos: [1] } }));
  await expect(page.getByText('its `iss` is not known here')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What it opens' })).toHaveCount(0);
});

test.describe('in owner mode', () => {
  test.use({ baseURL: async ({ owner }, provide) => provide(owner) });

  test('no token is needed', async ({ page }) => {
    await page.goto('/token');
    await expect(page.getByText('No token is needed here')).toBeVisible();
  });

  test('a token in an address is removed from it, and the rest stays', async ({ page }) => {
    await page.goto('/isos?q=debian&token=a.b.c');
    await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
    await expect(page).toHaveURL('/isos?q=debian');
  });
});
