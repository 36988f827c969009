import type { Page } from '@playwright/test';
import { expect, test } from './panel-rig.ts';

test.use({ expectComplaints: true });

test.beforeEach(async ({ page }) => {
  await page.evaluate(() =>
    Object.assign(globalThis, { fetches: 0, reports: [], panels: [], entries: history.length }),
  );
});

interface Mount {
  origin: string;
  tenant?: string;
  vpsId?: string;
  /** Id of the element to mount into; without it, an element outside the document. */
  where?: string;
  /** How each call of `fetchToken` ends: `settle` with a token, `reject`, or `hang`. The last one repeats. */
  tokens?: readonly ('settle' | 'reject' | 'hang')[];
  /** What `onStatus` and `onError` throw. */
  throws?: string;
  /** Whether theme, locale and refresh come in the task that mounts it, before the frame can greet. */
  atOnce?: boolean;
}

/** Mounts one more panel and adds it to `panels`. Tokens are `{vpsId}.1.c` and on. */
async function mount(page: Page, options: Mount) {
  await page.evaluate(
    ({ origin, tenant = 'acme', vpsId = 'vps_1', where = 'here', tokens = ['settle'], throws, atOnce }) => {
      const element = document.getElementById(where) ?? document.createElement('div');
      const report = (text: string) => {
        reports.push(text);
        if (throws !== undefined) throw new Error(throws);
      };
      let calls = 0;
      const panel = DrivebayPanel.mount(element, {
        origin,
        tenant,
        vpsId,
        fetchToken: async () => {
          fetches += 1;
          calls += 1;
          const how = tokens[Math.min(calls, tokens.length) - 1];
          if (how === 'reject') throw new Error('the backend is down');
          if (how === 'hang') await new Promise(() => undefined);
          return `${vpsId}.${calls}.c`;
        },
        onStatus: (status) => report(`status ${status}`),
        onError: ({ code }) => report(code),
      });
      panels.push(panel);
      if (atOnce) {
        panel.setTheme('dark');
        panel.setLocale('bg');
        panel.refresh();
      }
      return Object.assign(globalThis, { element, panel });
    },
    options,
  );
}

const reportsOf = (page: Page) => page.evaluate(() => globalThis.reports);
const fetchesOf = (page: Page) => page.evaluate(() => globalThis.fetches);

/** What each frame of the page received, in the order of the document; of one whose page is being replaced, nothing. */
async function received(page: Page) {
  const handles = await page.locator('iframe').elementHandles();
  return Promise.all(
    handles.map(async (handle) => {
      try {
        return await (await handle.contentFrame())?.evaluate(() => globalThis.got ?? []);
      } catch {
        return undefined;
      }
    }),
  );
}

const tokensOf = async (page: Page) =>
  (await received(page)).map((messages) => messages?.map((message) => message['token'] ?? message.t));

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

test('unmounted while a token is being fetched: no report, no retry, and a late token has no effect', async ({
  page,
  rig,
}) => {
  await page.clock.install();
  await mount(page, { origin: rig.frameOrigin, tokens: ['hang'] });
  await expect.poll(() => fetchesOf(page)).toBe(1);
  await page.evaluate(() => panel.unmount());
  await page.clock.runFor(300_000);
  expect(await fetchesOf(page)).toBe(1);
  expect(await reportsOf(page)).toEqual([]);
  await expect(page.locator('iframe')).toHaveCount(0);
});

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
