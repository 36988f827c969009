import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { expect, PUBLISHED_ISO, test } from './drivebay.ts';

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });

const library = (page: Page) => page.getByRole('region', { name: 'ISO library' });

const trace = v.object({
  traceEvents: v.array(v.object({ name: v.string(), tdur: v.optional(v.number(), 0) })),
});

test('P23 5,000 ISOs are drawn, searched and sorted without a task of 200 ms', async ({
  page,
  browser,
  vps,
}) => {
  test.setTimeout(90_000);
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  await page.goto(`/vps/${vps('library5000')}/iso`);
  await expect(library(page)).toContainText('5,000 images this server can mount');
  await library(page).getByRole('searchbox').fill('4321');
  await expect(library(page).getByRole('row').filter({ hasText: '4321' }).first()).toBeVisible();
  await library(page).getByRole('searchbox').fill('');
  await library(page).getByRole('combobox', { name: 'Sort' }).selectOption('Smallest first');
  await expect(page).toHaveURL(/sort=/);
  await expect(library(page).getByRole('row').filter({ hasText: '4321' })).toHaveCount(0);
  const { traceEvents } = v.parse(trace, JSON.parse((await browser.stopTracing()).toString()));
  // The processor's time, which other programs do not lengthen; in µs.
  const tasks = traceEvents.filter(({ name }) => name === 'RunTask').map(({ tdur }) => tdur / 1_000);
  const longest = Math.max(...tasks);
  expect(tasks.length).toBeGreaterThan(100);
  expect(longest).toBeGreaterThan(1);
  expect(longest, 'ms').toBeLessThanOrEqual(200);
});

test('L04 forced colours, reduced motion and doubled text: nothing is lost', async ({ page, vps }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 600 });
  await page.goto(`/vps/${vps('leftin')}/iso?isos=${PUBLISHED_ISO}`);
  await expect(library(page)).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  for (const name of ['Next start', 'What you can do', 'Downloads', 'ISO library'])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('L05 a render error in one panel leaves the others working', async ({ context, owner, vps }) => {
  // A page of its own: React reports the caught error on the console.
  const page = await context.newPage();
  // Only the ISO library folds accents on this page, for its search.
  await page.addInitScript(() => {
    Object.assign(String.prototype, {
      normalize() {
        throw new Error('broken on purpose');
      },
    });
  });
  await page.goto(new URL(`/vps/${vps('leftin')}/iso`, owner).href);
  await expect(library(page)).toContainText('This panel could not be drawn');
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('region', { name: 'Next start' })).toContainText('scsi0');
});
