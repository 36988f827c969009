import type { Frame, Page } from '@playwright/test';
import { expect, test } from './panel-rig.ts';

test.use({ expectComplaints: true });

/** Mounts in a panel's page; `failures` calls of fetchToken fail at first. */
async function mount(panel: Frame, origin: string, tenant: string, failures = 0) {
  await panel.evaluate(
    ({ origin, tenant, failures }) => {
      globalThis.fetches = 0;
      globalThis.reports = [];
      globalThis.panel = DrivebayPanel.mount(document.body, {
        origin,
        tenant,
        isos: true,
        fetchToken: async () => {
          fetches += 1;
          if (fetches <= failures) throw new Error('the backend is down');
          return 'a.b.c';
        },
        onStatus: (status) => reports.push(`status ${status}`),
        onError: ({ code, claim }) => reports.push(`${code}${claim === undefined ? '' : ` ${claim}`}`),
      });
    },
    { origin, tenant, failures },
  );
}

/** The frame, once it has the panel's first message. */
async function joined(page: Page) {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the iframe has no frame');
  await frame.waitForFunction(() => 'got' in globalThis && got.length > 0);
  return frame;
}

const reportsOf = (panel: Frame) => panel.evaluate(() => globalThis.reports);

for (const [name, kind] of [
  ['a gateway that is down', 'down'],
  ['a tenant that is not known', 'nobody'],
  ['a blank page', 'blank'],
] as const) {
  test(`${name}: the panel gets one error within 10 s`, async ({ page, rig }) => {
    await page.clock.install();
    await page.goto(rig.host);
    await mount(page.mainFrame(), rig.troubledOrigin, rig.tenantInTrouble(kind));
    await page.waitForFunction(() => document.querySelector('iframe'));
    await expect(async () => {
      await page.clock.runFor(10_000);
      expect(await reportsOf(page.mainFrame())).toEqual(['status error', 'frame_silent']);
    }).toPass();
    await page.clock.runFor(200_000);
    expect(await reportsOf(page.mainFrame())).toEqual(['status error', 'frame_silent']);
    await page.evaluate(() => panel.unmount());
  });
}

test('a gateway that comes back is found by itself, and ok comes with the data', async ({ page, rig }) => {
  await page.clock.install();
  await page.goto(rig.host);
  const panel = page.mainFrame();
  const tenant = rig.tenantInTrouble('down');
  await mount(panel, rig.troubledOrigin, tenant);
  await expect(async () => {
    await page.clock.runFor(10_000);
    expect(await reportsOf(panel)).toContain('frame_silent');
  }).toPass();
  rig.rise(tenant);
  await expect(async () => {
    await page.clock.runFor(60_000);
    // The first was for the frame that did not come, and is too old.
    expect(await panel.evaluate(() => fetches)).toBe(2);
  }).toPass();
  expect(await reportsOf(panel)).toEqual(['status error', 'frame_silent']);
  const frame = await joined(page);
  await frame.evaluate(() => sendOnPort({ t: 'status', level: 'ok' }));
  await expect.poll(() => reportsOf(panel)).toEqual(['status error', 'frame_silent', 'status ok']);
});

test('a panel that is framed by a third origin learns that every ancestor counts', async ({ page, rig }) => {
  await page.clock.install();
  await page.goto(rig.around);
  const panel = await (await page.waitForSelector('iframe')).contentFrame();
  if (!panel) throw new Error('the panel is not framed');
  await panel.waitForFunction(() => 'DrivebayPanel' in globalThis);
  await mount(panel, rig.troubledOrigin, rig.tenantInTrouble('ancestors'));
  await expect(async () => {
    await page.clock.runFor(10_000);
    expect(await reportsOf(panel)).toEqual(['status error', 'frame_ancestor']);
  }).toPass();
});

test('a frame that the panel’s own policy blocks is reported at once', async ({ page, rig }) => {
  await page.goto(rig.host);
  await mount(page.mainFrame(), 'http://127.0.0.1:9', 'acme');
  await expect.poll(() => reportsOf(page.mainFrame())).toEqual(['status error', 'frame_blocked']);
});

test('a fetchToken that fails is tried again until it works', async ({ page, rig }) => {
  await page.clock.install();
  await page.goto(rig.host);
  const panel = page.mainFrame();
  // The first one is fetched while the frame loads; what it failed with is reported when the frame waits for one.
  await mount(panel, rig.frameOrigin, 'acme', 3);
  await expect.poll(() => reportsOf(panel)).toEqual(['status error', 'token_fetch_failed']);
  await page.clock.runFor(5_000);
  await expect.poll(() => reportsOf(panel)).toHaveLength(3);
  await page.clock.runFor(10_000);
  await expect.poll(() => panel.evaluate(() => fetches)).toBe(4);
  await page.clock.runFor(300_000);
  expect(await panel.evaluate(() => fetches)).toBe(4);
});

test('a frame that greets again and again does not put off the next try', async ({ page, rig }) => {
  await page.clock.install();
  await page.goto(rig.host);
  const panel = page.mainFrame();
  await mount(panel, rig.frameOrigin, 'acme', 6);
  await expect.poll(() => reportsOf(panel)).toHaveLength(2);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  // The first token was fetched while the frame loaded, the second for its first hello.
  for (let fetches = 3; fetches <= 6; fetches += 1) {
    await frame?.evaluate(() => greet());
    await expect.poll(() => reportsOf(panel)).toHaveLength(fetches);
  }
  await page.clock.runFor(5_000);
  await expect.poll(() => panel.evaluate(() => fetches)).toBe(7);
});

test('what is wrong with a token is reported with its code and claim', async ({ page, rig }) => {
  await page.goto(rig.host);
  await mount(page.mainFrame(), rig.frameOrigin, 'acme');
  const frame = await joined(page);
  await frame.evaluate(() =>
    sendOnPort({ t: 'tokenProblem', code: 'token_invalid', claim: 'aud', detail: 'Refused.' }),
  );
  await expect.poll(() => reportsOf(page.mainFrame())).toEqual(['token_invalid aud']);
});
