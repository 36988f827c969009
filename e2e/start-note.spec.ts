import { expect, test } from './drivebay.ts';

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

test('the note is not there before 3 s, and goes with the start of the app', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/support`);
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
