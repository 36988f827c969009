import { request as httpRequest } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, test } from './drivebay.ts';

test.use({ expectFailedRequests: true });

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });

const library = (page: Page) => page.getByRole('region', { name: 'ISO library' });

for (const path of [
  '/vps/..%2f..%2fkeys/iso',
  '/vps/vps_1%2fiso%3f/iso',
  '/vps/%3Cscript%3E/iso',
  '/vps/<script>',
]) {
  test(`U01 ${path}: not found, and no provider is called`, async ({ page }) => {
    const requested: string[] = [];
    page.on('request', (sent) => void requested.push(new URL(sent.url()).pathname));
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: /Not a VPS ID|Page not found/ })).toBeVisible();
    expect(requested.filter((url) => /^\/api\/(hostup|vpsbg)/.test(url))).toEqual([]);
  });
}

for (const query of [
  'isos=1&isos=2&sort=neon',
  'sort[]=size&q[a]=1',
  '__proto__[x]=1&constructor=2',
  'q=%E0%A4%A',
]) {
  test(`U03 ?${query}: read as far as it makes sense`, async ({ page, vps }) => {
    await page.goto(`/vps/${vps('leftin')}/iso?${query}`);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await expect(library(page)).toBeVisible();
    expect(await page.getByRole('main').innerText()).not.toMatch(/\bundefined\b|\[object/);
  });
}

test('U05 ?redirect=https://evil.example: nothing happens', async ({ page, owner, vps }) => {
  await page.goto(`/vps/${vps('leftin')}/iso?redirect=https://evil.example&next=//evil.example`);
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  expect(new URL(page.url()).origin).toBe(new URL(owner).origin);
  const hosts = await page
    .locator('a')
    .evaluateAll((links) => links.map((a) => new URL(a.getAttribute('href') ?? '', location.href).host));
  expect(hosts.filter((host) => host.includes('evil'))).toEqual([]);
});

test('U06 back, forward and reload keep the view', async ({ page, vps }) => {
  const id = vps('leftin');
  await page.goto(`/vps/${id}/iso?q=ubuntu&sort=-size&isos=${PUBLISHED_ISO}`);
  const search = library(page).getByRole('searchbox');
  await expect(search).toHaveValue('ubuntu');
  await page.getByRole('link', { name: 'AlmaLinux-9.5-x86_64-boot.iso' }).click();
  await expect(page).toHaveURL(new RegExp(`/isos/${PUBLISHED_ISO}`));
  await page.goBack();
  await expect(search).toHaveValue('ubuntu');
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'AlmaLinux-9.5-x86_64-boot.iso' })).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(search).toHaveValue('ubuntu');
  await expect(page).toHaveURL(/sort=-size/);
});

test('U08 anything but GET and HEAD under /api is 405, and no provider is called', async ({
  owner,
  sandbox,
  vps,
}) => {
  const id = vps('ubuntu');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest(new URL(`/api/hostup/vps/${id}/iso`, owner), { method }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status, method).toBe(405);
  }
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(0);
});
