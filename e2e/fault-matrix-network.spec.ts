import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, startGateway, test } from './drivebay.ts';
import { startFront } from './front.ts';
import { serve } from '../scripts/serve.mjs';
import { checkedAt, noticeOf, refreshOf, statusOf } from './provider-status.ts';

test.use({ expectFailedRequests: true });

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });
const library = (page: Page) => page.getByRole('region', { name: 'ISO library' });

/** A free port that nobody listens on. */
async function closedPort(): Promise<number> {
  const { port, stop } = await serve(createServer());
  await stop();
  return port;
}

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
  ['no such host', () => Promise.resolve('https://nowhere.invalid')],
  ['no TLS there', async () => `https://127.0.0.1:${await closedPort()}`],
] as const) {
  test(`N04 ${name}: explained in words, without internals, and the other provider works on`, async ({
    page,
    sandbox,
    vps,
  }) => {
    const gateway = await startGateway(sandbox, 'default', { HOSTUP_API_URL: await url() });
    await expectUnreachable(page, gateway.url, vps('ubuntu'));
    await gateway.stop();
  });
}

test('N04 an expired certificate: explained in words, without internals, and the other provider works on', async ({
  page,
  sandbox,
  vps,
}) => {
  const file = fileURLToPath(new URL('expired-certificate.pem', import.meta.url));
  const pem = readFileSync(file);
  let requests = 0;
  const hostup = await serve(createTlsServer({ cert: pem, key: pem }, () => (requests += 1)));
  const gateway = await startGateway(sandbox, 'default', {
    HOSTUP_API_URL: `https://127.0.0.1:${hostup.port}`,
    // Its issuer is trusted: nothing but its date speaks against it.
    NODE_EXTRA_CA_CERTS: file,
  });
  await expectUnreachable(page, gateway.url, vps('ubuntu'));
  expect(requests, 'requests sent to a server that could not prove who it is').toBe(0);
  await gateway.stop();
  await hostup.stop();
});

/** A page that picks a download of VPSBG, while HostUp cannot be reached. */
async function expectUnreachable(page: Page, gateway: string, id: string): Promise<void> {
  const response = page.waitForResponse(`**/api/hostup/vps/${id}/iso`);
  await page.goto(new URL(`/vps/${id}/iso?isos=${PUBLISHED_ISO}`, gateway).href);
  const body = await (await response).text();
  expect(JSON.parse(body)).toMatchObject({ code: 'upstream_unavailable', provider: 'hostup' });
  await expect(noticeOf(page, /^HostUp cannot be reached$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText('AlmaLinux');
  for (const text of [body, await page.getByRole('main').innerText()])
    expect(text).not.toMatch(/ECONN|ENOTFOUND|EAI_|CERT_|SELF_SIGNED|127\.0\.0\.1|nowhere|undici|node:/);
}

test('N10 an older response never replaces a newer one', async ({ page, owner, sandbox, vps }) => {
  const front = await startFront(owner);
  const id = vps('ejecting');
  const mounted = drives(page).getByText('ISO mounted', { exact: true });
  const refresh = refreshOf(page);
  await page.goto(new URL(`/vps/${id}/iso`, front.url).href);
  await expect(mounted).toBeVisible();
  await sandbox.advance(61_000);
  // The gateway caches its first response for 2 s.
  await expect(async () => {
    await refresh.click();
    await expect(mounted).toHaveCount(0, { timeout: 500 });
  }).toPass();

  front.fallBehind();
  const newest = await checkedAt(page);
  await refresh.click();
  await expect.poll(() => front.oldResponses(`/api/hostup/vps/${id}/iso`)).toBeGreaterThan(0);
  await expect(refresh).not.toHaveAttribute('aria-disabled', 'true');
  await expect(mounted).toHaveCount(0);
  expect(await checkedAt(page)).toBe(newest);

  front.catchUp();
  await expect(async () => {
    await refresh.click();
    expect(await checkedAt(page)).not.toBe(newest);
  }).toPass();
  await expect(mounted).toHaveCount(0);
  await front.stop();
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
  // What the page says of each of the others, and never of the last.
  const others = 'Tries the Ubuntu 24.04 LTS ISO before the disk';
  await page.goto(`/vps/${vps('leftin')}x/iso`);
  await expect(page.getByRole('main')).toContainText(others, { useInnerText: true });
  await page.evaluate(
    ({ ids, last, others }) => {
      const flashes: string[] = [];
      Object.assign(window, { flashes });
      new MutationObserver(() => {
        const main = document.querySelector('main')?.innerText ?? '';
        if (document.querySelector('h1')?.innerText.includes(last) && main.includes(others))
          flashes.push(main);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      for (const [n, id] of ids.entries())
        setTimeout(() => history.pushState({}, '', `/vps/${id}/iso`), n * 50);
    },
    { ids, last, others },
  );
  await expect(page.getByRole('heading', { level: 1, name: last, exact: true })).toBeVisible();
  await expect(drives(page)).toContainText('Empty');
  await expect(drives(page)).not.toContainText('ISO mounted');
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
  // A part that is loaded on demand would be lost with the gateway, which lost-part.spec.ts is about.
  await page.waitForLoadState('networkidle');
  await gateway.stop();
  const badGateway = createServer((_, response) => {
    response.writeHead(502, { 'content-type': 'text/html', connection: 'close' });
    response.end('<h1>502 Bad Gateway</h1>');
  });
  const proxy = await serve(badGateway, Number(port));
  await refreshOf(page).click();
  await expect(statusOf(page)).toContainText('Update failed');
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await expect(page.getByRole('main')).not.toContainText('502 Bad Gateway');
  await proxy.stop();
  const again = await startGateway(sandbox, 'default', { PORT: port });
  await expect(statusOf(page)).not.toContainText('Update failed', { timeout: 20_000 });
  await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
  await again.stop();
});

test('N20 seven panels read one response: one call', async ({ page, sandbox, vps }) => {
  const id = vps('leftin');
  await page.goto(`/vps/${id}/iso`);
  await expect(library(page)).toContainText('Ubuntu 24.04 LTS');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
});
