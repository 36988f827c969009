import { TEST_LOCALE } from '../src/contracts/locales.ts';
import { expect, opens, test } from './embed.ts';

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
