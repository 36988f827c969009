import { expect, PUBLISHED_VPS, test } from './drivebay.ts';

const SHORT_ID = PUBLISHED_VPS.slice(0, -1);

test.use({ permissions: ['clipboard-write'] });

const PASTED: readonly [about: string, text: string, url: RegExp][] = [
  ['a VPS id in quotes', ` "${PUBLISHED_VPS}"\n`, new RegExp(`/vps/${PUBLISHED_VPS}/iso`)],
  ['the number of an ISO', 'ISO #1', /\/isos\/1$/],
  [
    'a dashboard URL of another host',
    `https://panel.example/vps/${PUBLISHED_VPS}/iso?isos=1`,
    /\/iso\?isos=1$/,
  ],
  [
    'a curl line',
    `curl "https://cloud.hostup.se/api/v2/vps/${PUBLISHED_VPS}/iso"`,
    new RegExp(PUBLISHED_VPS),
  ],
];

for (const [about, text, url] of PASTED) {
  test(`what a customer sent opens the right page: ${about}`, async ({ page }) => {
    await page.goto('/support');
    await page.getByRole('textbox', { name: 'What the customer sent' }).fill(text);
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page).toHaveURL(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('what is no id is called so, and a key in it is not shown back', async ({ page }) => {
  await page.goto('/support');
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await field.fill('192.0.2.10');
  await field.press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: 'web-01' })).toBeVisible();
  await field.fill('192.0.2.99');
  await field.press('Enter');
  await expect(page.getByRole('main')).toContainText('No match in all 12 servers.');
  await field.fill('Authorization: Bearer sk_live_51H8canary0000000000');
  await field.press('Enter');
  await expect(page.getByRole('main')).toContainText('The field was emptied.');
  await expect(field).not.toHaveValue(/canary/);
  await expect(page.getByRole('main')).not.toContainText('canary');
});

test('an id that is not whole beside an ISO: it does not open silently, and the server that is meant is offered', async ({
  page,
}) => {
  await page.goto('/support');
  const main = page.getByRole('main');
  await page.getByRole('textbox', { name: 'What the customer sent' }).fill(`${SHORT_ID} hangs at ISO 1`);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('list', { name: 'IDs that are not whole' })).toContainText(
    `${SHORT_ID} This ID of a VPS has 29 characters.`,
  );
  await expect(page.getByRole('list', { name: 'Servers found' })).toContainText(PUBLISHED_VPS);
  await expect(page).toHaveURL(/\/support$/);
  await main.getByRole('link', { name: 'ISO download 1' }).click();
  await expect(page).toHaveURL(/\/isos\/1$/);
});

test('diagnostics carry ids, gates and the next start, open the page again, and hold no key', async ({
  page,
  sandbox,
  vps,
}) => {
  const id = vps('gateblocked');
  await page.goto(`/vps/${id}/iso`);
  await expect(page.getByRole('region', { name: 'What you can do' })).toContainText('pending_order');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('copy diagnostics');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Diagnostics copied')).toBeVisible();
  // The page itself may not read the clipboard (Permissions-Policy): a person pastes.
  await page.goto('/support');
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await field.focus();
  await page.keyboard.press('Control+v');
  const text = await field.inputValue();
  for (const part of [id, 'pending_order', 'Tries ', 'Europe/Stockholm']) expect(text).toContain(part);
  for (const key of Object.values(sandbox.keys('default'))) expect(text).not.toContain(key);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(new RegExp(`/vps/${id}/iso`));
  await page.goto('/support');
  const recent = page.getByRole('region', { name: 'Recent' });
  await expect(recent.getByRole('link')).toHaveText(`VPS ${id}`);
  await recent.getByRole('button', { name: 'Clear' }).click();
  await expect(recent).toBeHidden();
});

test('details show the request, the provider’s own JSON and what was tolerated', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('driftedtypes')}/iso?details=1`);
  const details = page.getByRole('dialog', { name: 'Details' });
  await expect(details.getByRole('tab', { name: 'Media' })).toHaveAttribute('aria-selected', 'true');
  await expect(details).toContainText('/api/v2/vps/');
  await expect(details).toContainText(/Response(200|304, unchanged,) in \d+ ms/);
  await expect(details).toContainText(/format.*7/);
  await expect(details.getByRole('treeitem', { name: /^available:/ })).toBeVisible();
  await details.getByRole('tab', { name: 'Downloads' }).click();
  await expect(details).toContainText('VPSBG GET /v1/isos');
  await details.getByRole('tab', { name: 'This browser' }).click();
  await expect(details).toContainText('No request of this tab has failed.');
});

test('details that come with the page have a tab for each response it shows', async ({ page }) => {
  const details = page.getByRole('dialog', { name: 'Details' });
  // Whether the response or the details come first differs from visit to visit.
  for (let visit = 0; visit < 5; visit += 1) {
    /* eslint-disable no-await-in-loop -- one visit after the other */
    await page.goto(`/vps/${PUBLISHED_VPS}/iso?isos=1&details=1`);
    await expect(details.getByRole('tab', { name: 'Media' })).toBeVisible();
    // Before the next poll.
    await expect(details.getByRole('tab', { name: 'ISO 1' })).toBeVisible({ timeout: 5_000 });
    /* eslint-enable no-await-in-loop */
  }
});

test('a panel opens the details at its own fields, and Esc gives the focus back', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('leftin')}/iso`);
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  const open = page.getByRole('button', { name: 'Details of Next start' });
  await open.click();
  const details = page.getByRole('dialog', { name: 'Details' });
  await expect(details).toContainText('Fields of Next start');
  await expect(details.getByRole('treeitem', { name: /^bootOrder:/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  const others = details.getByRole('treeitem', { name: /^available:/ });
  await expect(others).toHaveAttribute('aria-expanded', 'false');
  await expect(page).toHaveURL(/details=1/);
  await expect(page.getByRole('button', { name: 'Copy diagnostics' })).toHaveCount(1);
  await details.getByRole('button', { name: 'Show all fields' }).click();
  await expect(others).toHaveAttribute('aria-expanded', 'true');
  await expect(details).not.toContainText('Fields of');
  await details.getByRole('searchbox').fill('scsi0');
  await expect(details).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(open).toBeFocused();
});

test('over a narrow page the details are modal, and close with their button', async ({ page, vps }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/vps/${vps('leftin')}/iso`);
  const link = page.getByRole('link', { name: 'Show details' });
  await link.click();
  const details = page.getByRole('dialog', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'Details' })).toBeFocused();
  // Nothing behind it can be reached.
  await expect(page.getByRole('region', { name: 'Next start' })).toHaveCount(0);
  for (let tab = 0; tab < 40; tab += 1) {
    await page.keyboard.press('Tab');
    await expect(details.locator(':focus')).toHaveCount(1);
  }
  await details.getByRole('button', { name: 'Close details' }).click();
  await expect(details).toHaveCount(0);
  await expect(link).toBeFocused();
});

test('Esc before the command menu has loaded: it does not open after all', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('leftin')}/iso`);
  await expect(page.getByRole('region', { name: 'Next start' })).toContainText('scsi0');
  const script = page.waitForEvent('requestfinished', (request) => request.url().includes('/command-menu-'));
  await page.evaluate(async () => {
    for (const init of [{ key: 'k', ctrlKey: true }, { key: 'Escape' }]) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
      await new Promise((next) => setTimeout(next));
    }
  });
  await script;
  await expect(page.getByRole('button', { name: 'Search or jump to…' })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  // Wanted again, it is there at once and takes Esc itself.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);
});

test('the field on the support page has the focus on arrival', async ({ page }) => {
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await page.goto('/support');
  await expect(field).toBeFocused();
  await page.getByRole('link', { name: 'Downloads' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('link', { name: 'Support' }).click();
  await expect(field).toBeFocused();
});

test('the command menu finds every server from a page that has read none', async ({ page }) => {
  await page.goto('/support');
  // The app has started, not only its shell.
  await expect(page.getByRole('textbox', { name: 'What the customer sent' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('db-');
  await expect(page.getByRole('option')).toContainText([/db-primary/, /db-replica/]);
  await page.getByRole('combobox').fill('no such server');
  await expect(page.getByRole('dialog', { name: 'Command menu' })).toContainText('No results');
});

test('the command menu goes to a region and back, with the keyboard alone', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('leftin')}/iso`);
  await expect(page.getByRole('region', { name: 'Next start' })).toContainText('scsi0');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('next start');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Next start' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: 'Next start' })).toBeFocused();
});
