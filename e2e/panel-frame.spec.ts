import { failSecond, fetchesOf, frameOf, listeners, mount, reportsOf } from './panel-page.ts';
import { expect, test } from './panel-rig.ts';

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
  await expect.poll(got).toMatchObject([{ t: 'iso:init', token: 'token-1.b.c', theme: 'dark' }]);
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
