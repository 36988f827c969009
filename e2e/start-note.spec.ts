import { buildWithout } from './builds.ts';
import { expect, startGateway, test } from './drivebay.ts';

const NOTE = /Drivebay has not started yet\. It needs JavaScript.*allow-scripts allow-same-origin/;

for (const path of ['/', '/vps/vps_ubuntu/iso', '/nothing/here']) {
  test(`${path}: where no script comes, the page says what it needs`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}${path}`);
    await expect(page.getByText(NOTE)).toBeVisible();
    await context.close();
  });
}

test('where the script does not come, the note is hidden for 3 s and then shows', async ({
  context,
  sandbox,
}) => {
  // A page of its own: the browser reports the lost script on the console.
  const page = await context.newPage();
  const gateway = await startGateway(sandbox, 'default', {}, buildWithout(/^index-.*\.js/));
  // The time of animations is the test's, however busy the machine is.
  const browser = await context.newCDPSession(page);
  await browser.send('Animation.enable');
  await browser.send('Animation.setPlaybackRate', { playbackRate: 0 });
  await page.goto(new URL('support', gateway.url).href);
  const note = page.getByText(NOTE);
  await expect(note).toHaveCount(1);
  const moveTo = (ms: number) =>
    note.evaluate((element, ms) => {
      for (const animation of element.getAnimations()) animation.currentTime = ms;
    }, ms);
  await moveTo(2_999);
  await expect(note).toBeHidden();
  await moveTo(3_000);
  await expect(note).toBeVisible();
  await page.close();
  await gateway.stop();
});

test('the note goes with the start of the app', async ({ page }) => {
  await page.goto('/support');
  await expect(page.getByRole('heading', { level: 1, name: 'What did the customer send?' })).toBeVisible();
  await expect(page.getByText(NOTE)).toHaveCount(0);
});

test('a token put into the address of the open page is taken out', async ({ page }) => {
  await page.goto('/support');
  await expect(page.getByRole('heading', { level: 1, name: 'What did the customer send?' })).toBeVisible();
  await page.evaluate(() => {
    location.hash = 'token=abc.def.ghi';
  });
  await expect(page).toHaveURL(/\/support$/);
  await page.evaluate(() => {
    location.hash = 'x&token=abc';
  });
  await expect(page).toHaveURL(/\/support$/);
  await page.goBack();
  await expect(page).not.toHaveURL(/token/);
});
