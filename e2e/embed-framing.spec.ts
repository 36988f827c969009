import { expect, test } from './embed.ts';

const FRAME_REFUSED = /Refused to frame|Framing '.*' violates/;

test.describe('in a frame that is sandboxed too far', () => {
  test.use({ expectFailedRequests: true });
  for (const sandbox of ['allow-scripts', '']) {
    test(`"${sandbox}": it says what the sandbox needs`, async ({ browser, places }) => {
      const page = await browser.newPage();
      await page.goto(places.panel);
      await page.evaluate(
        ([value = '', src = '']) => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', value);
          frame.src = src;
          document.body.append(frame);
        },
        [sandbox, `${places.gateway}/embed/acme/vps/vps_ubuntu/iso`],
      );
      const note = page.frameLocator('iframe').locator('#start-note');
      await expect(note).toBeVisible();
      await expect(note).toContainText('allow-scripts allow-same-origin');
      await page.close();
    });
  }
});

for (const [name, place] of [
  ['another port', 'stranger'],
  ['another host name', 'alias'],
] as const) {
  test(`a page of ${name} may not frame it`, async ({ browser, places }) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${places[place]}/`);
    await page.evaluate(`host.mount(${JSON.stringify(`${places.gateway}/embed/acme/isos`)})`);
    await expect.poll(() => complaints.join('\n')).toMatch(FRAME_REFUSED);
    expect(await page.evaluate('host.hellos.length')).toBe(0);
    await page.close();
  });
}

test('no other page may be framed', async ({ browser, places }) => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`${places.panel}/`);
  for (const path of ['/', '/token', '/isos', '/embed/acme/support', '/embed/nobody/isos']) {
    complaints.length = 0;
    await page.evaluate(`host.mount(${JSON.stringify(places.gateway + path)})`);
    await expect
      .poll(() => complaints.join('\n'), path)
      .toMatch(/X-Frame-Options|Refused to frame|Framing '/);
  }
  await page.close();
});
