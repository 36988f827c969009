import { TEST_LOCALE } from '../src/contracts/locales.ts';
import { expect, opens, test } from './embed.ts';
import { overflow } from './screens.ts';
import { englishLeft, MOUNT_WORDS } from './words-left.ts';

test("the frame speaks the panel's language, and another one once the panel changes it", async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const options = { locale: TEST_LOCALE };
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), { host: { options } });
  const html = panel.frame.locator('html');
  const nextStart = panel.frame.getByRole('region', { name: 'Next start', exact: true });
  await expect(html).toHaveAttribute('lang', TEST_LOCALE);
  await panel.run('host.port.postMessage({ t: "locale", tag: "en-GB" })');
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(nextStart).toBeVisible();
});

for (const words of MOUNT_WORDS) {
  const { language } = words;
  test(`in ${language} an image is mounted in the frame, and announced, without an English word`, async ({
    panel,
    places,
    vps,
  }) => {
    const id = vps('ubuntu');
    const hostup = { vps: [id], library: 'all', actions: { [id]: ['mount', 'unmount'] } };
    const [first = '', ...tokens] = await Promise.all(
      [1, 2, 3].map(() => places.mint({ hostup, vpsbg: { isos: [1] } })),
    );
    const size = { width: 760, height: 900 };
    await panel.open(`/vps/${id}/iso`, first, { ...size, host: { tokens, options: { locale: language } } });
    const { frame } = panel;
    const english = () => englishLeft(panel.inside);
    await frame.getByRole('button', { name: words.mount }).click();
    const dialog = frame.getByRole('dialog');
    await expect(dialog).toContainText('VirtIO drivers for Windows');
    await expect.poll(english).toEqual([]);
    await dialog.getByRole('button', { name: words.confirm, exact: true }).click();
    await expect(frame.getByRole('status', { name: words.announcements })).toContainText(words.announced);
    await expect.poll(english).toEqual([]);
  });
}

test('where the panel gives no language a person chooses one, in 320 px too; the panel’s then comes first', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const options = { locale: null };
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), { width: 320, host: { options } });
  const html = panel.frame.locator('html');
  await expect(html).toHaveAttribute('lang', 'en');
  await panel.frame.getByRole('combobox', { name: 'Language' }).selectOption('Svenska');
  await expect(html).toHaveAttribute('lang', 'sv');
  await expect(panel.frame.getByRole('region', { name: 'Nästa start', exact: true })).toBeVisible();
  await expect.poll(() => overflow(panel.inside)).toBeLessThanOrEqual(0);
  await panel.send({ t: 'locale', tag: 'bg' });
  await expect(html).toHaveAttribute('lang', 'bg');
  await expect(panel.frame.getByRole('combobox', { name: 'Език' })).toHaveCount(0);
});
