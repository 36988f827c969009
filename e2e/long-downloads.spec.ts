import type { Locator } from '@playwright/test';
import { expect, startGateway, startSandbox, test } from './drivebay.ts';

const HOUR_MS = 3_600_000;

/** The bytes so far in a row, as drawn: `652 MB`. */
async function amount(row: Locator): Promise<string | undefined> {
  return /· ([\d.]+ \w?B) of/.exec((await row.textContent()) ?? '')?.[1];
}

test('of 200 downloads those out of sight are drawn when they come near, and all of them for print', async ({
  page,
}) => {
  // Its own sandbox: the clock of the others stays as it is.
  const sandbox = await startSandbox();
  const gateway = await startGateway(sandbox.control, 'crowded');
  await page.goto(`${gateway.url}/isos`);
  const rows = page.getByRole('main').getByRole('list').last().locator('> li');
  await expect(rows).toHaveCount(200);
  const [first, far, last] = [rows.first(), rows.nth(100), rows.last()];
  const before = { first: await amount(first), far: await amount(far), last: await amount(last) };
  expect(Object.values(before)).not.toContain(undefined);

  await sandbox.control.advance(HOUR_MS);
  await expect.poll(() => amount(first)).not.toBe(before.first);
  await far.scrollIntoViewIfNeeded();
  await expect.poll(() => amount(far)).not.toBe(before.far);
  expect(await amount(last)).toBe(before.last);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => amount(last)).not.toBe(before.last);
  // Or the page asks a gateway that is gone.
  await page.goto('about:blank');
  await gateway.stop();
  await sandbox.stop();
});
