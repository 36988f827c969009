import type { Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, test } from './drivebay.ts';
import { checkedAt, refreshOf } from './provider-status.ts';

/** What reached the page from the network: for each exchange its address, its start and end (ms), and who wanted it. */
function exchanges(page: Page) {
  return page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap((entry) =>
      entry instanceof PerformanceResourceTiming
        ? [
            {
              path: entry.name.slice(location.origin.length),
              by: entry.initiatorType,
              startTime: entry.startTime,
              responseEnd: entry.responseEnd,
            },
          ]
        : [],
    ),
  );
}

/** Status and bytes on the wire, headers too, of each response to one path. */
async function watchResponses(page: Page, path: string) {
  const responses: { status: number; bytes: number }[] = [];
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const statuses = new Map<string, number>();
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.url.endsWith(path)) return;
    statuses.set(requestId, response.status);
    // Of a response without a body the end is not always reported.
    if (response.status === 304) responses.push({ status: 304, bytes: response.encodedDataLength });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const status = statuses.get(requestId);
    if (status === 200) responses.push({ status, bytes: encodedDataLength });
  });
  return responses;
}

const PAGES = [
  {
    name: 'a VPS',
    first: (vps: string) => ({ path: `/vps/${vps}/iso`, api: `/api/hostup/vps/${vps}/iso` }),
  },
  { name: 'the overview', first: () => ({ path: '/', api: '/api/hostup/vps?limit=100' }) },
  {
    name: 'one download',
    first: () => ({ path: `/isos/${PUBLISHED_ISO}`, api: `/api/vpsbg/isos/${PUBLISHED_ISO}` }),
  },
] as const;

for (const { name, first } of PAGES) {
  test(`the first data of ${name} is requested once, and before the app has loaded`, async ({
    page,
    vps,
  }) => {
    const { path, api } = first(vps('leftin'));
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(/\d s ago/);
    const seen = await exchanges(page);
    const sent = (to: string) => seen.filter((exchange) => exchange.path === to);
    const entry = seen.find((exchange) => /^\/assets\/index-[^/]*\.js$/.test(exchange.path));
    // Data is on the screen and nobody else requested it: what was fetched ahead was used.
    expect(sent('/api/session').map(({ by }) => by)).toEqual(['link']);
    expect(sent(api).map(({ by }) => by)).toEqual(['link']);
    expect(sent(api)[0]?.startTime).toBeLessThan(entry?.responseEnd ?? 0);
  });
}

test('a VPS’s first data reaches the provider once', async ({ page, sandbox, vps }) => {
  const id = vps('leftin');
  await page.goto(`/vps/${id}/iso`);
  await expect(page.getByRole('region', { name: 'Next start' })).toContainText('ide2');
  expect((await sandbox.log(`/api/v2/vps/${id}/iso`)).count).toBe(1);
});

test('a poll that learned nothing moves a few hundred bytes, and the panel says when it was', async ({
  page,
  vps,
}) => {
  const path = `/vps/${vps('leftin')}/iso`;
  const responses = await watchResponses(page, `/api/hostup${path}`);
  await page.goto(path);
  const drives = page.getByRole('region', { name: 'Next start' });
  await expect(drives).toContainText('ide2');
  const checked = await checkedAt(page);
  await expect(async () => {
    await refreshOf(page).click();
    expect(await checkedAt(page)).not.toBe(checked);
  }).toPass();
  await expect.poll(() => responses.map(({ status }) => status)).toContain(304);
  expect(responses[0]?.status).toBe(200);
  for (const { bytes } of responses.filter(({ status }) => status === 304)) expect(bytes).toBeLessThan(600);
});

test('what the build compressed goes out as it is, and says how long it may be kept', async ({ request }) => {
  const html = await (await request.get('/support')).text();
  const paths = Array.from(html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), ([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) {
    const response = await request.get(path, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers(), path).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }
});

test('an id that is no id has nothing on its way', async ({ page, request }) => {
  const response = await request.get('/vps/VPS_1/iso');
  expect([response.status(), response.headers()['link']]).toEqual([404, undefined]);
  await page.close();
});
