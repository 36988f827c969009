import { expect } from './panel-rig.ts';
import { test, mount, reportsOf, fetchesOf, received, tokensOf } from './panel-mount-rig.ts';

for (const [name, second] of [
  ['the same VPS', 'vps_1'],
  ['another VPS', 'vps_2'],
] as const) {
  test(`two panels in one page, of ${name}: each has its own tokens and messages`, async ({ page, rig }) => {
    await mount(page, { origin: rig.frameOrigin });
    await mount(page, { origin: rig.frameOrigin, vpsId: second, where: 'there' });
    await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c'], [`${second}.1.c`]]);
    await page.evaluate(() => panels[1]?.setTheme('dark'));
    await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c'], [`${second}.1.c`, 'theme']]);
    await page.evaluate(() => panels[0]?.unmount());
    await page.evaluate(() => panels[1]?.refresh());
    await expect.poll(() => tokensOf(page)).toEqual([[`${second}.1.c`, 'theme', 'refresh']]);
  });
}

test('mounted twice into one element, both frames work, and each goes by itself', async ({ page, rig }) => {
  await mount(page, { origin: rig.frameOrigin });
  await mount(page, { origin: rig.frameOrigin, vpsId: 'vps_2' });
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c'], ['vps_2.1.c']]);
  await page.evaluate(() => panels[0]?.unmount());
  await expect(page.locator('#here iframe')).toHaveCount(1);
  expect(await tokensOf(page)).toEqual([['vps_2.1.c']]);
});

test('mounted, unmounted and mounted at once, as React does in strict mode: one frame and one token', async ({
  page,
  rig,
}) => {
  await page.evaluate((origin) => {
    const effect = () => {
      const panel = DrivebayPanel.mount(document.body, {
        origin,
        tenant: 'acme',
        isos: true,
        fetchToken: async () => `a.${++fetches}.c`,
        onError: ({ code }) => reports.push(code),
      });
      return () => panel.unmount();
    };
    effect()();
    effect();
  }, rig.frameOrigin);
  await expect.poll(() => tokensOf(page)).toEqual([['a.1.c']]);
  expect(await reportsOf(page)).toEqual([]);
});

for (const [what, end] of [
  ['the token comes late', () => comeLate()],
  ['no token comes', () => undefined],
] as const) {
  test(`unmounted while a token is being fetched, ${what}: no report, no retry, no effect`, async ({
    page,
    rig,
  }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.clock.install();
    await mount(page, { origin: rig.frameOrigin, tokens: ['hang'] });
    await expect.poll(() => fetchesOf(page)).toBe(1);
    await page.evaluate(() => panel.unmount());
    await page.evaluate(end);
    await page.clock.runFor(300_000);
    expect(await fetchesOf(page)).toBe(1);
    expect(await reportsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
    await expect(page.locator('iframe')).toHaveCount(0);
  });
}

test('in an element that is in no document it waits, without an error, and loads once it is in one', async ({
  page,
  rig,
}) => {
  await page.clock.install();
  await mount(page, { origin: rig.frameOrigin, where: 'nowhere' });
  await page.clock.runFor(60_000);
  expect(await fetchesOf(page)).toBe(0);
  expect(await reportsOf(page)).toEqual([]);
  await page.evaluate(() => document.body.append(Reflect.get(globalThis, 'element')));
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c']]);
});

test('taken out of the page it requests and reports nothing; put back it goes on', async ({ page, rig }) => {
  await page.clock.install();
  await mount(page, { origin: rig.frameOrigin, tokens: ['reject', 'reject', 'reject', 'settle'] });
  // The first is fetched while the frame loads, and again when it greets.
  await expect.poll(() => reportsOf(page)).toEqual(['status error', 'token_fetch_failed']);
  await page.evaluate(() => document.getElementById('here')?.remove());
  await page.clock.runFor(300_000);
  // The retry that was due, whose failure brings no further one.
  expect(await fetchesOf(page)).toBe(3);
  expect(await reportsOf(page)).toEqual(['status error', 'token_fetch_failed']);
  await page.evaluate(() => document.body.append(Reflect.get(globalThis, 'element')));
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.4.c']]);
});

test('theme and locale set before the frame greets come with the first message; refresh has no effect', async ({
  page,
  rig,
}) => {
  await mount(page, { origin: rig.frameOrigin, atOnce: true });
  await expect
    .poll(() => received(page))
    .toMatchObject([[{ t: 'iso:init', theme: 'dark', locale: 'bg', token: 'vps_1.1.c' }]]);
  expect(await fetchesOf(page)).toBe(1);
});

test('the frame learns whether the styles of the page show it', async ({ page, rig }) => {
  await mount(page, { origin: rig.frameOrigin });
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c']]);
  const style = (text: string) =>
    // The page's policy allows no style attribute in markup.
    page.evaluate(
      (text) => Object.assign(document.getElementById('here')?.style ?? {}, { cssText: text }),
      text,
    );
  const hints = async () =>
    (await received(page))[0]?.filter(({ t }) => t === 'visibility').map(({ visible }) => visible);
  await style('visibility: hidden');
  await expect.poll(hints).toEqual([false]);
  await style('');
  await expect.poll(hints).toEqual([false, true]);
  await style('opacity: 0');
  await expect.poll(hints).toEqual([false, true, false]);
  await style('opacity: 0.5');
  await expect.poll(hints).toEqual([false, true, false, true]);
});
