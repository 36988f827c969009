import { DESKTOP, openPage, SLOW_4G } from './browser.mjs';
import { startGateway } from './child.mjs';
import { startProvider, VPS } from './provider.mjs';

const COLUMNS = /** @type {const} */ ([
  { key: 'bytes', name: 'bytes on the wire', unit: 'KB' },
  { key: 'paint', name: 'first paint', unit: 'ms' },
  { key: 'lcp', name: 'largest paint', unit: 'ms' },
  { key: 'blocked', name: 'long tasks above 50 ms', unit: 'ms' },
  { key: 'cls', name: 'layout shift', unit: '' },
]);

/**
 * Any other site beside Drivebay's VPS page, by turns.
 *
 * @param {{ runs: number, browser: import('@playwright/test').Browser, url: string }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function against({ runs, browser, url }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const sites = [url, `${gateway.url}/vps/${VPS}/iso`];
  /** @type {import('./report.mjs').Measured[]} */
  const measured = [];
  for (const [line, emulation] of Object.entries({ 'slow 4G': SLOW_4G, desktop: DESKTOP })) {
    const results = sites.map(() => /** @type {Record<(typeof COLUMNS)[number]['key'], number>[]} */ ([]));
    for (let run = 0; run < runs; run++) {
      for (const [n, site] of sites.entries()) {
        // Whatever is there first will do as a mark: what counts here is the page at rest.
        const opened = await openPage(browser, emulation, '');
        await opened.load(site);
        await opened.page.waitForLoadState('networkidle');
        const { bytes, paint, lcp, blocked, cls } = await opened.seen();
        results[n]?.push({ bytes: bytes / 1_000, paint, lcp, blocked, cls });
        await opened.close();
      }
    }
    for (const { key, name, unit } of COLUMNS) {
      const part = `${line}, ${name}`;
      const [other = [], own = []] = results.map((all) => all.map((result) => result[key]));
      const base = { part, name: new URL(url).host, unit, samples: other };
      measured.push(base, { part, name: 'Drivebay', unit, samples: own, base });
    }
  }
  await Promise.all([gateway.stop(), provider.stop()]);
  return measured;
}
