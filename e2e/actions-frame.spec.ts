import { accessibilityFaults } from './axe.ts';
import { expect, test } from './embed.ts';

const TALL = { width: 760, height: 900 };

test('in a frame each action gets a new token by itself', async ({ panel, places, vps }) => {
  const id = vps('ubuntu');
  const hostup = { vps: [id], library: 'all', actions: { [id]: ['mount', 'unmount'] } };
  const claims = { hostup, vpsbg: { isos: [1] } };
  const [first = '', ...tokens] = await Promise.all([1, 2, 3, 4].map(() => places.mint(claims)));
  await panel.open(`/vps/${id}/iso`, first, { ...TALL, host: { tokens } });
  const { frame } = panel;
  const nextStart = frame.getByRole('region', { name: 'Next start' });
  await frame.getByRole('button', { name: /^Unmount Ubuntu/ }).click();
  await expect(nextStart.getByText('CD/DVD 3 is empty.').first()).toBeVisible();
  expect(await panel.received('needToken')).toEqual([]);

  await frame.getByRole('button', { name: /^Undo unmount/ }).click();
  await expect(nextStart.getByText('is in CD/DVD 3.').first()).toBeVisible();
  expect(await panel.received('needToken')).toEqual([{ t: 'needToken', reason: 'expiring' }]);
  await expect(frame.getByText(/try again/i)).toHaveCount(0);
});

test('the buttons follow what the next token of the same person allows', async ({ panel, places, vps }) => {
  const id = vps('ubuntu');
  const allowing = (...actions: string[]) =>
    places.mint({ hostup: { vps: [id], library: 'all', actions: { [id]: actions } }, vpsbg: { isos: [1] } });
  await panel.open(`/vps/${id}/iso`, await allowing('mount'), TALL);
  const unmount = panel.frame.getByRole('button', { name: /^Unmount Ubuntu/ });
  const mount = panel.frame.getByRole('button', { name: 'Mount an ISO', exact: true });
  await expect(mount).toBeVisible();
  await expect(unmount).toHaveCount(0);
  await panel.send({ t: 'token', token: await allowing('unmount') });
  await expect(unmount).toBeVisible();
  await expect(mount).toHaveCount(0);
});

test.describe('what is no longer allowed', () => {
  // The action is refused: 403.
  test.use({ expectFailedRequests: true });
  for (const left of [['mount'], []]) {
    test(`a restart is refused, and why stays where its button was, with ${left.join(', ') || 'nothing'} left`, async ({
      panel,
      places,
      vps,
    }) => {
      const id = vps('ubuntu');
      const now = Math.floor(Date.now() / 1_000);
      const allowing = (actions: string[], more: object = {}) =>
        places.mint({
          hostup: { vps: [id], library: 'all', actions: { [id]: actions } },
          vpsbg: { isos: [1] },
          ...more,
        });
      // Too old to act with: each action takes the next one, which allows less.
      const old = { iat: now - 90, exp: now + 200 };
      const tokens = await Promise.all([1, 2].map(() => allowing(left)));
      await panel.open(`/vps/${id}/iso`, await allowing(['mount', 'restart'], old), {
        ...TALL,
        host: { tokens },
      });
      const { frame } = panel;
      await frame.getByRole('button', { name: 'Restart…' }).click();
      await frame.getByRole('alertdialog').getByRole('button', { name: 'Restart', exact: true }).click();
      await expect(frame.getByRole('button', { name: 'Restart…' })).toHaveCount(0);
      const can = frame.getByRole('region', { name: 'What you can do' });
      await expect(can).toContainText('The server was not restarted. You may not do this here.');
      await can.getByRole('button', { name: 'Dismiss' }).click();
      await expect(can).not.toContainText('You may not do this here.');
    });
  }

  test('a download is refused, and why stays at the library', async ({ panel, places, vps }) => {
    const id = vps('ubuntu');
    const allowing = (...actions: string[]) =>
      places.mint({
        hostup: { vps: [id], library: 'all', actions: { [id]: actions } },
        vpsbg: { isos: [1] },
      });
    const tokens = await Promise.all([1, 2].map(() => allowing('unmount')));
    const first = await allowing('unmount', 'download');
    await panel.open(`/vps/${id}/iso`, first, { ...TALL, host: { tokens } });
    const { frame } = panel;
    // It uses up the first token.
    await frame.getByRole('button', { name: /^Unmount Ubuntu/ }).click();
    const nextStart = frame.getByRole('region', { name: 'Next start' });
    await expect(nextStart.getByText('CD/DVD 3 is empty.').first()).toBeVisible();
    const url = frame.getByRole('textbox', { name: 'Download from URL' });
    await url.fill('https://images.example/a.iso');
    await frame.getByRole('button', { name: 'Download', exact: true }).click();
    await expect(url).toHaveCount(0);
    await expect(frame.getByRole('region', { name: 'ISO library' })).toContainText(
      'The download was not started. You may not do this here.',
    );
  });
});

for (const size of [{ width: 320, height: 500 }]) {
  test(`at ${size.width} x ${size.height} px a dialog stands at what opened it, within the frame`, async ({
    panel,
    places,
    vps,
  }) => {
    const id = vps('ubuntu');
    const hostup = {
      vps: [id],
      library: 'all',
      actions: { [id]: ['mount', 'unmount', 'delete', 'restart'] },
    };
    await panel.open(`/vps/${id}/iso`, await places.mint({ hostup, vpsbg: { isos: [1] } }), {
      ...size,
      host: { grow: 0 },
    });
    const { frame } = panel;
    const openers = [
      [frame.getByRole('button', { name: 'Mount an ISO', exact: true }), 'dialog'],
      [frame.getByRole('button', { name: 'Mount… VirtIO' }), 'dialog'],
      [frame.getByRole('button', { name: 'Restart…' }), 'alertdialog'],
    ] as const;
    for (const [opener, role] of openers) {
      /* eslint-disable no-await-in-loop -- one dialog after the other */
      // Read by the click itself, in the frame's page: the panel's page may scroll, and data may come, before it.
      const clickedAt = await opener.evaluateHandle((button) => {
        const at = { top: NaN, bottom: NaN };
        const note = () => {
          const { top, bottom } = button.getBoundingClientRect();
          Object.assign(at, { top: top + scrollY, bottom: bottom + scrollY });
        };
        button.addEventListener('click', note, { capture: true, once: true });
        return at;
      });
      await opener.click();
      const opened = frame.getByRole(role);
      await expect(opened).toBeVisible();
      const px = await opened.evaluate((element, button) => {
        const { top, bottom, left, right } = element.getBoundingClientRect();
        const below = document.documentElement.scrollHeight - bottom - scrollY;
        return {
          toEdge: Math.round(Math.min(top + scrollY, below, left, innerWidth - right)),
          under: top + scrollY - button.top,
          above: button.top - bottom - scrollY,
        };
      }, clickedAt);
      expect(px.toEdge, `${role}: px to the edge of the page`).toBeGreaterThanOrEqual(0);
      expect(px.under, 'px under its opener').toBeLessThan(200);
      expect(px.above, 'px above its opener').toBeLessThan(200);
      expect(await accessibilityFaults(panel.inside, role), role).toEqual([]);
      await panel.page.screenshot({ path: `test-results/frame-${role}-${size.width}.png`, fullPage: true });
      await panel.page.keyboard.press('Escape');
      await expect(opener).toBeFocused();
      /* eslint-enable no-await-in-loop */
    }
  });
}

test('what comes above the opener later does not move a dialog', async ({ panel, places, vps }) => {
  const id = vps('ubuntu');
  const hostup = { vps: [id], library: 'all', actions: { [id]: ['mount'] } };
  const token = await places.mint({ hostup, vpsbg: { isos: [1] } });
  await panel.open(`/vps/${id}/iso`, token, { width: 320, height: 500, host: { grow: 0 } });
  const opener = panel.frame.getByRole('button', {
    name: 'Mount an ISO',
    exact: true,
    includeHidden: true,
  });
  await opener.click();
  const dialog = panel.frame.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const topOf = (at: typeof dialog) =>
    at.evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));
  const [dialogTop, openerTop] = [await topOf(dialog), await topOf(opener)];
  await panel.frame.locator('body').evaluate((body) => {
    const late = document.createElement('div');
    late.style.height = '400px';
    body.prepend(late);
  });
  await expect.poll(() => topOf(opener)).toBeGreaterThan(openerTop + 300);
  const image = dialog.getByRole('combobox');
  await image.selectOption({ index: 1 });
  await expect(image).not.toHaveValue('');
  expect(await topOf(dialog)).toBe(dialogTop);
});

test('in a frame restart and delete take a new token each, and one token acts once', async ({
  panel,
  places,
  vps,
  sandbox,
}) => {
  // A server takes its time to start.
  test.setTimeout(60_000);
  const id = vps('ubuntu');
  const hostup = { vps: [id], library: 'all', actions: { [id]: ['restart', 'delete'] } };
  const now = Math.floor(Date.now() / 1_000);
  const claims = { hostup, vpsbg: { isos: [1] } };
  // Good for reading, too old for these two.
  const old = await places.mint({ ...claims, iat: now - 90, exp: now + 200 });
  const tokens = await Promise.all([1, 2, 3].map(() => places.mint(claims)));
  await panel.open(`/vps/${id}/iso`, old, { ...TALL, host: { tokens } });
  const { frame } = panel;
  await frame.getByRole('button', { name: 'Restart…' }).click();
  expect(await panel.received('needToken')).toEqual([]);
  await frame.getByRole('alertdialog').getByRole('button', { name: 'Restart', exact: true }).click();
  const can = frame.getByRole('region', { name: 'What you can do' });
  await expect(can).toContainText('HostUp accepted the restart');
  expect(await panel.received('needToken')).toHaveLength(1);

  await frame.getByRole('button', { name: /^More for VirtIO/ }).click();
  await frame.getByRole('menuitem', { name: 'Delete…' }).click();
  await frame.getByRole('alertdialog').getByRole('button', { name: 'Delete image' }).click();
  const nextStart = frame.getByRole('region', { name: 'Next start' });
  await expect(nextStart.getByText('is no longer in the library.').first()).toBeVisible();
  expect(await panel.received('needToken')).toHaveLength(2);
  expect((await sandbox.log(`/api/v2/vps/${id}/actions/restart`)).count).toBe(1);
  await sandbox.advance(5_000);
  await expect(nextStart.getByText('The server has started again.').first()).toBeVisible({ timeout: 15_000 });
});

test('who sees only the images in the drives is offered no action that needs the library, and reads why', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const hostup = { vps: [id], actions: { [id]: ['mount', 'unmount', 'download'] } };
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup, vpsbg: { isos: [1] } }), TALL);
  const { frame } = panel;
  const can = frame.getByRole('region', { name: 'What you can do' });
  await expect(can).toContainText(
    'Mount and download need the ISO library of the account. Your access shows only the images in this server’s drives.',
  );
  const library = frame.getByRole('region', { name: 'ISO library' });
  await expect(library).toContainText('1 image in this server’s drives');
  await expect(frame.getByRole('button', { name: /^(Mount|Download)/ })).toHaveCount(0);
  await frame.getByRole('button', { name: /^Unmount Ubuntu/ }).click();
  await expect(
    frame.getByRole('region', { name: 'Next start' }).getByText('CD/DVD 3 is empty.').first(),
  ).toBeVisible();
  await expect(library).toContainText('No image is in this server’s drives');
});
