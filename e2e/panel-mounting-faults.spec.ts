import { expect } from './panel-rig.ts';
import { test, mount, reportsOf, fetchesOf, tokensOf } from './panel-mount-rig.ts';

test('a fetchToken that never settles is reported after 30 s and called again', async ({ page, rig }) => {
  await page.clock.install();
  await page.evaluate(() => addEventListener('message', () => Reflect.set(globalThis, 'greeted', true)));
  await mount(page, { origin: rig.frameOrigin, tokens: ['hang', 'settle'] });
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'greeted'))).toBe(true);
  expect(await fetchesOf(page)).toBe(1);
  await page.clock.runFor(30_000);
  await expect.poll(() => reportsOf(page)).toEqual(['status error', 'token_fetch_failed']);
  await page.clock.runFor(5_000);
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.2.c']]);
});

test('a frame whose page takes 12 s is reported as silent, and gets one token when it comes', async ({
  page,
  rig,
}) => {
  await page.clock.install();
  const tenant = rig.tenantInTrouble('slow');
  await mount(page, { origin: rig.troubledOrigin, tenant });
  await expect.poll(() => rig.requestsOf(tenant)).toBe(1);
  await page.clock.runFor(12_000);
  expect(await reportsOf(page)).toEqual(['status error', 'frame_silent']);
  // Loaded anew after 10 s; the first request has nobody left who waits for it.
  await expect.poll(() => rig.requestsOf(tenant)).toBe(2);
  rig.respondToSlow(tenant);
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c']]);
  expect(await fetchesOf(page)).toBe(1);
});

for (const [name, kind] of [
  ['never comes', 'silent'],
  ['stops half-way', 'half'],
] as const) {
  test(`a frame whose page ${name} is loaded anew, and gets its token`, async ({ page, rig }) => {
    const tenant = rig.tenantInTrouble(kind);
    await page.clock.install();
    await mount(page, { origin: rig.troubledOrigin, tenant });
    await expect.poll(() => rig.requestsOf(tenant)).toBe(1);
    await page.clock.runFor(10_000);
    expect(await reportsOf(page)).toEqual(['status error', 'frame_silent']);
    await expect.poll(() => tokensOf(page)).toEqual([['vps_1.1.c']]);
    // The panel's Back button still leaves its page.
    expect(await page.evaluate(() => history.length === Reflect.get(globalThis, 'entries'))).toBe(true);
  });
}

test('callbacks that throw stop neither the other reports nor the retries', async ({ page, rig }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.clock.install();
  await mount(page, {
    origin: rig.frameOrigin,
    tokens: ['reject', 'reject', 'settle'],
    throws: 'of the panel',
  });
  await expect.poll(() => reportsOf(page)).toEqual(['status error', 'token_fetch_failed']);
  await expect.poll(() => errors).toEqual(['of the panel', 'of the panel']);
  await page.clock.runFor(5_000);
  await expect.poll(() => tokensOf(page)).toEqual([['vps_1.3.c']]);
});

test('an element that lacks something is reported after 10 s, and to the console where nobody listens', async ({
  page,
  rig,
}) => {
  await page.clock.install();
  const logged = page.waitForEvent('console', (message) => message.text().includes('<drivebay-panel>'));
  await page.evaluate((origin) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<drivebay-panel tenant="acme"></drivebay-panel><drivebay-panel origin="${origin}" tenant="acme"></drivebay-panel>`,
    );
    document.querySelector('drivebay-panel')?.addEventListener('drivebay-error', (event) => {
      event.preventDefault();
      if (event instanceof CustomEvent) reports.push(String(Reflect.get(Object(event.detail), 'message')));
    });
  }, rig.frameOrigin);
  await page.clock.runFor(10_000);
  expect(await reportsOf(page)).toEqual([
    'Drivebay: <drivebay-panel> shows nothing: it has no origin and no fetchToken.',
  ]);
  expect((await logged).text()).toBe('Drivebay: <drivebay-panel> shows nothing: it has no fetchToken.');
});

for (const [name, options, expected] of [
  ['no element', { element: null }, 'the first argument must be the element'],
  ['no fetchToken', { fetchToken: undefined }, 'fetchToken must be a function'],
  ['no tenant', { tenant: undefined }, "tenant must be the tenant's id"],
  ['a VPS id that is missing', { vpsId: undefined }, 'vpsId must be the id of a VPS'],
  ['an origin that is a URL object', { origin: {} }, 'origin must be an origin'],
  ['a theme that is a reactive object', { theme: {} }, 'theme must be text; got object'],
] as const) {
  test(`${name} is refused by name, and leaves nothing behind`, async ({ page, rig }) => {
    const message = await page.evaluate(
      ({ options, origin, absent }) => {
        const all = {
          element: document.body,
          origin,
          tenant: 'acme',
          vpsId: 'vps_1',
          fetchToken: async () => 'a',
        };
        Object.assign(all, options);
        for (const key of absent) Reflect.deleteProperty(all, key);
        try {
          DrivebayPanel.mount(all.element, all);
          return '';
        } catch (error) {
          return String(error);
        }
      },
      {
        options,
        origin: rig.frameOrigin,
        absent: Object.entries(options).flatMap(([key, value]) => (value === undefined ? [key] : [])),
      },
    );
    expect(message).toContain(`TypeError: Drivebay: ${expected}`);
    await expect(page.locator('iframe')).toHaveCount(0);
  });
}
