import { failSecond, fetchesOf, frameOf, mount, reportsOf } from './panel-page.ts';
import { expect, test } from './panel-rig.ts';

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
    // In the language that was set last, though the page names no encoding.
    ['title', 'ISO носители'],
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

test('a frame that has no token gets one by refresh', async ({ page, frameOrigin }) => {
  await mount(page, frameOrigin);
  await expect.poll((await frameOf(page)).got).toHaveLength(1);
  await (await frameOf(page)).frame.evaluate(() => location.reload());
  await failSecond(page);
  await expect.poll(async () => (await reportsOf(page)).length).toBe(1);
  await page.evaluate(() => panel.refresh());
  await expect.poll((await frameOf(page)).got).toMatchObject([{ token: 'token-3.b.c' }]);
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
