import { createServer, request as httpRequest } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, startGateway, test } from './drivebay.ts';

test.use({ expectFailedRequests: true });

const drives = (page: Page) => page.getByRole('region', { name: 'Drives' });
const library = (page: Page) => page.getByRole('region', { name: 'ISO library' });

/** A free port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

test('H09 HostUp asks to wait: VPSBG is polled on', async ({ page, sandbox, vps, iso }) => {
  const gateway = await startGateway(sandbox);
  const isoId = iso('slow');
  await page.goto(new URL(`/vps/${vps('ratelimited')}/iso?isos=${isoId}`, gateway.url).href);
  await expect(drives(page)).toContainText(/next try in/i);
  const { count } = await sandbox.log(`/v1/isos/${isoId}`);
  await expect(async () =>
    expect((await sandbox.log(`/v1/isos/${isoId}`)).count).toBeGreaterThan(count),
  ).toPass({ timeout: 5_000 });
  await expect(drives(page)).toContainText('Ubuntu', { timeout: 20_000 });
  await gateway.stop();
});

test('H10 20 clicks while HostUp asks to wait: no call, and the button says why', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimited');
  await page.goto(new URL(`/vps/${id}/iso`, gateway.url).href);
  const refresh = drives(page).getByRole('button', { name: 'Refresh Drives' });
  await expect(refresh).toHaveAccessibleDescription(/^HostUp asked to wait until \d\d:\d\d:\d\d$/);
  for (let click = 0; click < 20; click += 1) await refresh.click({ force: true });
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});

test('H05 a wait of 317 years is cut to a day, and stops nobody from looking', async ({
  page,
  sandbox,
  vps,
}) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ratelimithuge');
  await page.goto(new URL(`/vps/${id}/iso?isos=${PUBLISHED_ISO}`, gateway.url).href);
  await expect(drives(page)).toContainText(/next try in (1 day|2\d h|23 h)/i);
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
  await gateway.stop();
});

test('H22 no header of a provider reaches the browser', async ({ request, vps, iso }) => {
  for (const path of [`/api/hostup/vps/${vps('setcookie')}/iso`, `/api/vpsbg/isos/${iso('setcookie')}`]) {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    const headers = response.headers();
    for (const name of [
      'set-cookie',
      'server',
      'clear-site-data',
      'refresh',
      'x-hop',
      'access-control-allow-origin',
    ])
      expect(headers, path).not.toHaveProperty(name);
    expect(JSON.stringify(headers)).not.toContain('unsafe-inline');
  }
});

for (const [name, url] of [
  ['nobody listens', async () => `http://127.0.0.1:${await closedPort()}`],
  ['no such host', () => Promise.resolve('http://nowhere.invalid')],
  ['no TLS there', async () => `https://127.0.0.1:${await closedPort()}`],
] as const) {
  test(`N04 ${name}: said in words, without internals, and the other provider works on`, async ({
    page,
    sandbox,
    vps,
  }) => {
    const gateway = await startGateway(sandbox, 'default', { HOSTUP_API_URL: await url() });
    await page.goto(new URL(`/vps/${vps('ubuntu')}/iso?isos=${PUBLISHED_ISO}`, gateway.url).href);
    await expect(drives(page)).toContainText('HostUp has a problem');
    await expect(drives(page)).toContainText(/reach/);
    await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
    expect(await page.getByRole('main').innerText()).not.toMatch(
      /ECONN|ENOTFOUND|EAI_|127\.0\.0\.1|nowhere|undici/,
    );
    await gateway.stop();
  });
}

test('N10 an older answer never replaces a newer one', async ({ page, vps }) => {
  const id = vps('leftin');
  await page.goto(`/vps/${id}/iso`);
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  const checked = await drives(page)
    .getByText(/^Checked/)
    .innerText();
  // The gateway stamps its answers itself: only the way to the browser can bring an old one late.
  let late = 0;
  await page.route(`**/api/hostup/vps/${id}/iso`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('Ubuntu 24.04 LTS', 'An older answer');
    const headers = { ...response.headers(), 'x-iso-as-of': new Date(Date.now() - 60_000).toISOString() };
    late += 1;
    await route.fulfill({ response, headers, body });
  });
  const refresh = drives(page).getByRole('button', { name: 'Refresh Drives' });
  await refresh.click();
  await expect.poll(() => late).toBe(1);
  await expect(refresh).not.toHaveAttribute('aria-disabled', 'true');
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('main')).not.toContainText('An older answer');
  expect(
    await drives(page)
      .getByText(/^Checked/)
      .innerText(),
  ).toBe(checked);
});

test('N11 50 viewers of one VPS: one call in 2 s', async ({ sandbox, vps }) => {
  const gateway = await startGateway(sandbox);
  const id = vps('ubuntu');
  const url = new URL(`/api/hostup/vps/${id}/iso`, gateway.url).href;
  const until = Date.now() + 6_000;
  const statuses = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const seen: number[] = [];
      while (Date.now() < until) {
        const response = await fetch(url);
        await response.arrayBuffer();
        seen.push(response.status);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      return seen;
    }),
  );
  expect(new Set(statuses.flat())).toEqual(new Set([200]));
  const { times } = await sandbox.log(`/api/v2/vps/${id}/iso`);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(times.length).toBeGreaterThan(1);
  // Both ends of a gap are noted on arrival, a few ms after they were sent.
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_950);
  await gateway.stop();
});

test('N14 20 VPSs in a moment: only the last is shown, with no other’s data', async ({ page, vps }) => {
  const ids = Array.from({ length: 20 }, (_, n) => `${vps(n === 19 ? 'emptydrive' : 'leftin')}${n}`);
  const last = ids.at(-1) ?? '';
  await page.goto(`/vps/${vps('leftin')}x/iso`);
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await page.evaluate((all) => {
    const flashes: string[] = [];
    Object.assign(window, { flashes });
    const target = all.at(-1) ?? '';
    new MutationObserver(() => {
      const main = document.querySelector('main')?.innerText ?? '';
      if (document.querySelector('h1')?.innerText.includes(target) && main.includes('in ide2. Ubuntu'))
        flashes.push(main);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    for (const [n, id] of all.entries())
      setTimeout(() => history.pushState({}, '', `/vps/${id}/iso`), n * 50);
  }, ids);
  await expect(page.getByRole('heading', { level: 1, name: last, exact: true })).toBeVisible();
  await expect(drives(page)).toContainText('Empty');
  await expect(drives(page)).not.toContainText('Mounted');
  expect(await page.evaluate(() => ('flashes' in window ? window.flashes : 'not observed'))).toEqual([]);
});

test('N16 the gateway restarts behind a front proxy’s 502 page: the data stays, and it recovers', async ({
  page,
  sandbox,
  vps,
}) => {
  test.setTimeout(60_000);
  const gateway = await startGateway(sandbox);
  const { port } = new URL(gateway.url);
  await page.goto(new URL(`/vps/${vps('leftin')}/iso`, gateway.url).href);
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await gateway.stop();
  const proxy = createServer((_, response) => {
    response.writeHead(502, { 'content-type': 'text/html', connection: 'close' });
    response.end('<h1>502 Bad Gateway</h1>');
  });
  await new Promise<void>((resolve) => proxy.listen(Number(port), '127.0.0.1', resolve));
  await drives(page).getByRole('button', { name: 'Refresh Drives' }).click();
  await expect(drives(page)).toContainText('Could not refresh');
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('main')).not.toContainText('502 Bad Gateway');
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  const again = await startGateway(sandbox, 'default', { PORT: port });
  await expect(drives(page)).not.toContainText('Could not refresh', { timeout: 20_000 });
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await again.stop();
});

test('N20 seven panels read one answer: one call', async ({ page, sandbox, vps }) => {
  const id = vps('leftin');
  await page.goto(`/vps/${id}/iso`);
  await expect(library(page)).toContainText('Ubuntu 24.04 LTS');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
});

for (const path of [
  '/vps/..%2f..%2fkeys/iso',
  '/vps/vps_1%2fiso%3f/iso',
  '/vps/%3Cscript%3E/iso',
  '/vps/<script>',
]) {
  test(`U01 ${path}: not found, and nobody is asked`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (sent) => void asked.push(new URL(sent.url()).pathname));
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: /Not a VPS id|Page not found/ })).toBeVisible();
    expect(asked.filter((url) => /^\/api\/(hostup|vpsbg)/.test(url))).toEqual([]);
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

test('U08 anything but GET and HEAD under /api is 405, and nobody is asked', async ({
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

test('L04 forced colours, reduced motion and doubled text: nothing is lost', async ({ page, vps }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 600 });
  await page.goto(`/vps/${vps('leftin')}/iso?isos=${PUBLISHED_ISO}`);
  await expect(library(page)).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  for (const name of ['Next start', 'Drives', 'Boot order', 'What you can do', 'Downloads', 'ISO library'])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('L05 a render error in one panel leaves the others working', async ({ context, owner, vps }) => {
  // A page of its own: React reports the caught error on the console.
  const page = await context.newPage();
  // Only the ISO library counts with digit groups on this page.
  await page.addInitScript(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get: () => () => {
        throw new Error('broken on purpose');
      },
    });
  });
  await page.goto(new URL(`/vps/${vps('leftin')}/iso`, owner).href);
  await expect(library(page)).toContainText('This panel could not be drawn');
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('region', { name: 'Boot order' })).toContainText('scsi0');
});
