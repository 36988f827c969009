import { accessibilityFaults } from './axe.ts';
import { bay, calls, can, confirms, expect, library, test, unmountFrom } from './acting.ts';
import { test as base } from './drivebay.ts';
import { openSteppedWorld } from './stepped-world.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('every dialog passes axe and takes and gives back the focus by keyboard', async ({ page, vps }) => {
      await page.goto(`/vps/${vps('ubuntu')}/iso`);
      const openers = [
        [page.getByRole('button', { name: 'Mount an ISO', exact: true }), 'dialog'],
        [library(page).getByRole('button', { name: 'Mount… VirtIO' }), 'dialog'],
        [page.getByRole('button', { name: 'Restart…' }), 'alertdialog'],
        [library(page).getByRole('button', { name: /^More for VirtIO/ }), 'menu'],
      ] as const;
      for (const width of [1280, 320]) {
        // eslint-disable-next-line no-await-in-loop -- one dialog after the other
        await page.setViewportSize({ width, height: 640 });
        for (const [opener, role] of openers) {
          /* eslint-disable no-await-in-loop -- as above */
          await opener.focus();
          await page.keyboard.press('Enter');
          const opened = page.getByRole(role);
          await expect(opened).toHaveAccessibleName(/.+/);
          await expect(opened.locator(':focus').or(opened.and(page.locator(':focus')))).toHaveCount(1);
          expect(await accessibilityFaults(page, role), `${role} at ${width} px`).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(opened).toHaveCount(0);
          await expect(opener).toBeFocused();
          /* eslint-enable no-await-in-loop */
        }
      }
    });
  });
}

test('a closed gate keeps its buttons, which say why and do nothing', async ({ page, vps, sandbox }) => {
  const id = vps('gateblocked');
  await page.goto(`/vps/${id}/iso`);
  const mount = page.getByRole('button', { name: 'Mount an ISO', exact: true });
  await expect(mount).toHaveAttribute('aria-disabled', 'true');
  await expect(mount).toHaveAccessibleDescription(/^Not now: .+/);
  await mount.focus();
  await page.keyboard.press('Enter');
  await library(page)
    .getByRole('button', { name: /^Mount…/ })
    .first()
    // As a person's click: Playwright waits for a button that is enabled.
    .click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await calls(sandbox, `/api/v2/vps/${id}/iso/actions/mount`)).toBe(0);
});

test('a restart is sent once, and confirmed when HostUp reports the start', async ({
  page,
  vps,
  sandbox,
}) => {
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await unmountFrom(page, 'ide2');
  await expect(can(page)).toContainText('takes effect at the next start', { timeout: 15_000 });
  // Beside the confirmation, and in the strip.
  await expect(page.getByRole('button', { name: 'Restart…' })).toHaveCount(2);
  await can(page).getByRole('button', { name: 'Restart…' }).click();
  const question = page.getByRole('alertdialog', { name: /^Restart / });
  await expect(question).toContainText('Running programs stop');
  await question.getByRole('button', { name: 'Restart', exact: true }).click();
  await expect(confirms(page, 'The server has started again.')).toBeVisible({ timeout: 30_000 });
  expect(await calls(sandbox, `/api/v2/vps/${id}/actions/restart`)).toBe(1);
  await expect(can(page)).toContainText('The server has started since the drives changed.');
  await expect(page.getByRole('button', { name: 'Restart…' })).toHaveCount(1);
});

base(
  'a restart that HostUp does not show is looked for for two minutes, and then dismissed',
  async ({ page, vps }) => {
    base.setTimeout(90_000);
    const id = vps('uptimeunknown');
    const world = await openSteppedWorld(page, () => `/vps/${id}/iso`, 'mount,restart');
    const polls = () => calls(world.sandbox, `/api/v2/vps/${id}/status`);
    const pollsIn = async (ms: number) => {
      const before = await polls();
      await world.run(ms, 6_000);
      return (await polls()) - before;
    };
    const note = can(page).getByText('HostUp accepted the restart');
    await can(page).getByRole('button', { name: 'Restart…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restart', exact: true }).click();
    await expect(note).toContainText('Waiting for it to report the start.');
    expect(await pollsIn(18_000)).toBeGreaterThanOrEqual(2);
    await world.run(108_000, 9_000);
    await expect(note).toContainText('It has not reported the start yet');
    expect(await pollsIn(120_000), 'in 2 min').toBe(2);
    await can(page).getByRole('button', { name: 'Dismiss' }).click();
    await world.run(3_000);
    await expect(note).toHaveCount(0);
    await expect(can(page).getByRole('button', { name: 'Restart…' })).toBeVisible();
    await world.stop();
  },
);

test('where the uptime is not known, nothing is claimed about the next start', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('uptimeunknown')}/iso`);
  await bay(page, 'ide2')
    .getByRole('button', { name: /^Unmount/ })
    .click();
  await expect(confirms(page, 'CD/DVD 3 is empty.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you can do' })).not.toContainText('takes effect');
});

base('without ALLOW_ACTIONS the page has no button that acts', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('ubuntu')}/iso`);
  await expect(can(page).getByRole('listitem')).toHaveText(['Mount allowed', 'Upload allowed']);
  await expect(can(page)).toContainText('Drivebay only shows.');
  await expect(page.getByRole('button', { name: /Mount|Unmount|Delete|Restart/ })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Download from URL' })).toHaveCount(0);
});
