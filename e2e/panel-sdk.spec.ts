import { expect, test as base, type Page } from '@playwright/test';
import { watch } from './drivebay.ts';
import { startRig } from './panel-rig.ts';

type Rig = Awaited<ReturnType<typeof startRig>>;

const test = base.extend<{ frameOrigin: string }, { rig: Rig }>({
  rig: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, provide) => {
      const rig = await startRig();
      await provide(rig);
      await rig.stop();
    },
    { scope: 'worker' },
  ],
  frameOrigin: async ({ rig }, provide) => provide(rig.frameOrigin),
  page: async ({ page, rig }, provide) => {
    const complaints = watch(page, false);
    await page.goto(rig.host);
    await provide(page);
    expect(complaints(), 'console, page errors and policy violations').toEqual([]);
  },
});

/** Mounts by the plain script. The tokens are `token-1.b.c` and on; the second is under way until it fails. */
async function mount(page: Page, origin: string, where = 'here') {
  await page.evaluate(
    ({ origin, where }) => {
      const element = document.getElementById(where);
      if (!element) throw new Error('no place for the frame');
      globalThis.fetches = 0;
      globalThis.reports = [];
      globalThis.panel = DrivebayPanel.mount(element, {
        origin,
        tenant: 'acme',
        vpsId: 'vps_1',
        fetchToken: async () => {
          fetches += 1;
          if (fetches === 2) await new Promise((_, reject) => (globalThis.fail = reject));
          return `token-${fetches}.b.c`;
        },
        theme: 'dark',
        locale: 'sv-SE',
        onStatus: (status) => reports.push(`status ${status}`),
        onEscape: () => reports.push('escape'),
        onError: (error) => reports.push(error.message),
      });
    },
    { origin, where },
  );
}

/** The frame's own side, once the page in it has loaded. */
async function frameOf(page: Page) {
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the iframe has no frame');
  await frame.waitForFunction(() => 'got' in globalThis);
  return {
    got: () => frame.evaluate(() => got),
    sendOnPort: (...messages: unknown[]) =>
      frame.evaluate((messages) => messages.forEach((one) => sendOnPort(one)), messages),
    greet: () => frame.evaluate(() => greet()),
    height: () => frame.evaluate(() => innerHeight),
    frame,
  };
}

const reportsOf = (page: Page) => page.evaluate(() => globalThis.reports);
const fetchesOf = (page: Page) => page.evaluate(() => globalThis.fetches);

async function failSecond(page: Page) {
  await page.waitForFunction(() => fetches === 2);
  await page.evaluate(() => fail(new Error('the backend is down')));
}

/** How many things listen for messages at the page's window. */
async function listeners(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
  return listeners.filter(({ type }) => type === 'message').length;
}

test('a frame that greets gets one response, and has its attributes', async ({ page, rig, frameOrigin }) => {
  await mount(page, frameOrigin);
  const { got, greet } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  await greet();
  await page.evaluate(() => panel.setTheme('light'));
  await page.evaluate(() => panel.setLocale('bg'));
  await page.evaluate(() => panel.refresh());
  await expect.poll(got).toHaveLength(4);
  expect(await got()).toMatchObject([
    { t: 'iso:init', v: 1, token: 'token-1.b.c', theme: 'dark', locale: 'sv-SE', origin: rig.host },
    { t: 'theme', mode: 'light' },
    { t: 'locale', tag: 'bg' },
    { t: 'refresh' },
  ]);
  const iframe = page.locator('iframe');
  for (const [name, value] of [
    ['src', `${frameOrigin}/embed/acme/vps/vps_1/iso`],
    ['sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'],
    ['allow', 'clipboard-write'],
    ['referrerpolicy', 'strict-origin'],
    ['loading', 'lazy'],
    ['title', 'ISO media'],
  ] as const) {
    await expect(iframe).toHaveAttribute(name, value);
  }
});

test('greetings of anybody else get no token', async ({ page, rig, frameOrigin }) => {
  await mount(page, frameOrigin);
  const first = await frameOf(page);
  await expect.poll(first.got).toHaveLength(1);
  const hello = { t: 'iso:hello', v: 1, n: 'x'.repeat(22) };
  // The page itself; another frame of the right origin; the right frame, gone to another origin.
  await page.evaluate((hello) => window.postMessage(hello, '*'), hello);
  await page.evaluate((origin) => {
    const other = document.createElement('iframe');
    other.src = `${origin}/other`;
    document.getElementById('there')?.append(other);
    return new Promise((resolve) => other.addEventListener('load', resolve));
  }, frameOrigin);
  await page.evaluate((origin) => {
    const iframe = document.querySelector('iframe');
    if (iframe) iframe.src = origin;
    return new Promise((resolve) => iframe?.addEventListener('load', resolve));
  }, rig.otherFrameOrigin);
  const strayed = await frameOf(page);
  await strayed.greet();
  expect(await strayed.got()).toEqual([]);
  expect(await fetchesOf(page)).toBe(1);
});

test('what is no hello gets no token', async ({ page, frameOrigin }) => {
  await mount(page, frameOrigin);
  const { got, frame, greet } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  await frame.evaluate(() => {
    const n = 'y'.repeat(22);
    const odd = [
      null,
      7,
      'x'.repeat(1_000_000),
      [n],
      {},
      { t: 'iso:hello', v: 2, n },
      { t: 'iso:hello', v: 1 },
    ];
    for (const message of odd) parent.postMessage(message, '*');
  });
  await greet();
  expect(await fetchesOf(page)).toBe(1);
});

test('one token is fetched at a time; a failure is reported, and the next one comes', async ({
  page,
  frameOrigin,
}) => {
  await mount(page, frameOrigin);
  const { got, sendOnPort } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  const needToken = { t: 'needToken', reason: 'expiring' };
  await sendOnPort(needToken, needToken, needToken, { t: 'escape' });
  await expect.poll(() => reportsOf(page)).toEqual(['escape']);
  await page.evaluate(() => fail(new Error('the backend is down')));
  await expect
    .poll(() => reportsOf(page))
    .toEqual(['escape', 'Drivebay: fetchToken failed; see cause, and the response from your backend.']);
  await sendOnPort(needToken);
  await expect.poll(got).toHaveLength(2);
  expect((await got())[1]).toEqual({ t: 'token', token: 'token-3.b.c' });
  expect(await fetchesOf(page)).toBe(3);
});

test('known messages of the frame are reported, others ignored', async ({ page, frameOrigin }) => {
  await mount(page, frameOrigin);
  const { got, sendOnPort } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  await sendOnPort(
    { t: 'status', level: 'fine' },
    { t: 'status', level: 'stale' },
    { t: 'navigate', view: 'isos' },
    7,
  );
  await sendOnPort({ t: 'token', token: 'mine' }, { t: 'escape' });
  await expect.poll(() => reportsOf(page)).toEqual(['status stale', 'escape']);
});

test('the height requested is the height the frame has, whatever the page’s own rules', async ({
  page,
  frameOrigin,
}) => {
  await mount(page, frameOrigin);
  const { got, sendOnPort, height } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  await sendOnPort({ t: 'resize', height: 500 });
  await expect.poll(height).toBe(500);
  await sendOnPort(
    { t: 'resize', height: 501 },
    { t: 'resize', height: 9_000 },
    { t: 'resize', height: 640 },
  );
  await expect.poll(height).toBe(640);
});

test('a frame that requests more than it has each time it grows is stopped', async ({
  page,
  frameOrigin,
}) => {
  await mount(page, frameOrigin);
  const { got, sendOnPort, frame, height } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  await frame.evaluate(() => {
    addEventListener('resize', () => void sendOnPort({ t: 'resize', height: innerHeight + 20 }));
  });
  await sendOnPort({ t: 'resize', height: 400 });
  await expect.poll(height).toBe(400 + 9 * 20);
  // Still the same after the eleventh step was requested and thirty frames were drawn.
  await page.evaluate(async () => {
    for (let pictures = 0; pictures < 30; pictures += 1) await new Promise(requestAnimationFrame);
  });
  expect(await height()).toBe(400 + 9 * 20);
});

test('a frame that is loaded anew or moved gets a new response and the messages from then on', async ({
  page,
  frameOrigin,
}) => {
  await mount(page, frameOrigin);
  await expect.poll((await frameOf(page)).got).toHaveLength(1);
  await (await frameOf(page)).frame.evaluate(() => location.reload());
  // The frame greets again, as the real one does, when the second token could not be had.
  await failSecond(page);
  await expect.poll(async () => (await reportsOf(page)).length).toBe(1);
  const again = await frameOf(page);
  await again.greet();
  await expect.poll(again.got).toMatchObject([{ t: 'iso:init', token: 'token-3.b.c' }]);

  await page.evaluate(() => {
    const iframe = document.querySelector('iframe');
    if (iframe) document.getElementById('there')?.append(iframe);
    panel.setTheme('light');
  });
  await page.waitForFunction(() => fetches === 4);
  const moved = await frameOf(page);
  await expect.poll(moved.got).toMatchObject([{ t: 'iso:init', token: 'token-4.b.c', theme: 'light' }]);
  await page.evaluate(() => panel.refresh());
  await expect.poll(moved.got).toHaveLength(2);
});

test('a frame that has no token gets one by refresh', async ({ page, frameOrigin }) => {
  await mount(page, frameOrigin);
  await expect.poll((await frameOf(page)).got).toHaveLength(1);
  await (await frameOf(page)).frame.evaluate(() => location.reload());
  await failSecond(page);
  await expect.poll(async () => (await reportsOf(page)).length).toBe(1);
  await page.evaluate(() => panel.refresh());
  await expect.poll((await frameOf(page)).got).toMatchObject([{ token: 'token-3.b.c' }]);
});

test('a frame in a tab that is hidden waits until it is shown', async ({ page, frameOrigin }) => {
  await page.evaluate(() => document.getElementById('here')?.setAttribute('hidden', ''));
  await mount(page, frameOrigin);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await fetchesOf(page)).toBe(0);
  await page.evaluate(() => document.getElementById('here')?.removeAttribute('hidden'));
  await expect.poll((await frameOf(page)).got).toMatchObject([{ t: 'iso:init', token: 'token-1.b.c' }]);
});

test('unmount leaves no frame and no listener, and nothing has an effect after it', async ({
  page,
  frameOrigin,
}) => {
  expect(await listeners(page)).toBe(0);
  await mount(page, frameOrigin);
  const { got } = await frameOf(page);
  await expect.poll(got).toHaveLength(1);
  expect(await listeners(page)).toBe(1);
  await page.evaluate(() => panel.unmount());
  expect(await listeners(page)).toBe(0);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.evaluate(() => {
    panel.unmount();
    panel.setTheme('dark');
    panel.setLocale('en');
    panel.refresh();
  });
  expect(await fetchesOf(page)).toBe(1);
  expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
});

test('the page’s own origin, and what is no origin, are refused with a reason', async ({ page, rig }) => {
  const refusal = (origin: string) =>
    page.evaluate((origin) => {
      try {
        const options = { origin, tenant: 'acme', isos: true, fetchToken: async () => 'a.b.c' } as const;
        DrivebayPanel.mount(document.body, options);
        return '';
      } catch (error) {
        return String(error);
      }
    }, origin);
  expect(await refusal(rig.host)).toContain(
    "is this page's own. Serve Drivebay from another host name or port",
  );
  for (const origin of ['', 'iso.example.net', `${rig.frameOrigin}/`, `${rig.frameOrigin}/embed`]) {
    expect(await refusal(origin)).toContain('origin must be an origin such as https://iso.example.net');
  }
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('the module has mount, and the element shows what its attributes say', async ({ page, frameOrigin }) => {
  await page.evaluate(async (origin) => {
    // The script tag has made the element known already; the second time is no fault.
    const module = '/drivebay-panel.js';
    await import(module);
    globalThis.fetches = 0;
    globalThis.reports = [];
    const element = document.createElement('drivebay-panel');
    element.setAttribute('origin', origin);
    element.setAttribute('tenant', 'acme');
    element.setAttribute('vps-id', 'vps_7');
    element.setAttribute('theme', 'dark');
    element.fetchToken = async () => `token-${++fetches}.b.c`;
    element.addEventListener('drivebay-status', (event) => {
      reports.push(event instanceof CustomEvent ? String(event.detail) : 'no detail');
    });
    document.getElementById('here')?.append(element);
  }, frameOrigin);
  const { got, sendOnPort } = await frameOf(page);
  await expect
    .poll(got)
    .toMatchObject([{ t: 'iso:init', token: 'token-1.b.c', theme: 'dark', locale: 'en' }]);
  await expect(page.locator('iframe')).toHaveAttribute('src', `${frameOrigin}/embed/acme/vps/vps_7/iso`);
  await sendOnPort({ t: 'status', level: 'ok' });
  await expect.poll(() => reportsOf(page)).toEqual(['ok']);
  await page.evaluate(() => document.querySelector('drivebay-panel')?.setAttribute('theme', 'light'));
  await expect.poll(got).toHaveLength(2);

  await page.evaluate(() => document.querySelector('drivebay-panel')?.removeAttribute('vps-id'));
  await expect(page.locator('iframe')).toHaveAttribute('src', `${frameOrigin}/embed/acme/isos`);
  await expect(page.locator('iframe')).toHaveCount(1);
  expect(await listeners(page)).toBe(1);
  await page.evaluate(() => document.querySelector('drivebay-panel')?.remove());
  await page.waitForFunction(() => !document.querySelector('iframe'));
  expect(await listeners(page)).toBe(0);
});
