import { DESKTOP, openPage, SLOW_4G } from './browser.mjs';
import { startGateway } from './child.mjs';
import { servePrototype } from './prototype-server.mjs';
import { MARK, startProvider, VPS } from './provider.mjs';
import { median } from './report.mjs';

/** @type {readonly ({ name: string } & import('./prototype-server.mjs').Sent)[]} */
const VARIANTS = [
  { name: 'fetch in an effect', entry: 'effect' },
  { name: 'route loader starts the fetch', entry: 'loader' },
  { name: '+ chunks preloaded', entry: 'loader', chunks: true },
  { name: '+ response preloaded', entry: 'loader', chunks: true, data: true },
  { name: '+ no Radix', entry: 'lean', chunks: true, data: true },
  { name: '+ shell', entry: 'lean', chunks: true, data: true, shell: true },
];

const COLUMNS = /** @type {const} */ ([
  'slow 4G, first paint',
  'slow 4G, data',
  'warm cache, data',
  'desktop, first paint',
  'desktop, data',
]);

/** Ms to the first paint on slow 4G that the web vitals call good. */
const AT_MOST = { value: 1_800 };

/**
 * First paint and first data: Drivebay's VPS page against small pages of the same stack, by turns. Warm is the second
 * visit on slow 4G.
 *
 * @param {{ runs: number, browser: import('@playwright/test').Browser }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function network({ runs, browser }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const servers = await Promise.all(
    VARIANTS.map((variant) => servePrototype(variant, () => provider.bodyOf('/iso'))),
  );
  const sites = [
    ...VARIANTS.map(({ name }, n) => ({ name, url: `${servers[n]?.url}/` })),
    { name: 'Drivebay', url: `${gateway.url}/vps/${VPS}/iso` },
  ].map((site) => ({
    ...site,
    samples: Object.fromEntries(COLUMNS.map((column) => [column, /** @type {number[]} */ ([])])),
  }));

  // One more at first, which is not counted: servers and browser warm up.
  for (let run = -1; run < runs; run++) {
    for (const { url, samples } of sites) {
      /** @param {(typeof COLUMNS)[number]} column @param {number} value */
      const note = (column, value) => run >= 0 && samples[column]?.push(value);
      const slow = await openPage(browser, SLOW_4G, MARK);
      const cold = await slow.load(url);
      note('slow 4G, first paint', cold.paint);
      note('slow 4G, data', cold.mark);
      await slow.page.waitForLoadState('networkidle');
      note('warm cache, data', (await slow.load(url)).mark);
      await slow.close();
      const desktop = await openPage(browser, DESKTOP, MARK);
      const fast = await desktop.load(url);
      note('desktop, first paint', fast.paint);
      note('desktop, data', fast.mark);
      await desktop.close();
    }
  }
  await Promise.all([gateway, provider, ...servers].map(({ stop }) => stop()));

  return COLUMNS.flatMap((column) => {
    const measured = sites.map(({ name, samples }) => ({
      part: column,
      name,
      unit: 'ms',
      samples: samples[column] ?? [],
    }));
    const [best] = measured.slice(0, -1).toSorted((a, b) => median(a.samples) - median(b.samples));
    return measured.map((one) => ({
      ...one,
      ...(best && one !== best ? { base: { ...best, name: 'best' } } : {}),
      ...(one.name === 'Drivebay' && column === 'slow 4G, first paint' ? { atMost: AT_MOST } : {}),
    }));
  });
}
