import { chromium } from '@playwright/test';
import * as v from 'valibot';
import { DESKTOP, openPage, SLOW_4G } from './browser.mjs';
import { startGateway } from './child.mjs';
import { startH2Front } from './h2-front.mjs';
import { audit, reportOf } from './lighthouse.mjs';
import { startProvider, VPS } from './provider.mjs';

const COLUMNS = /** @type {const} */ ([
  { key: 'bytes', name: 'bytes on the wire', unit: 'KB' },
  { key: 'paint', name: 'first paint', unit: 'ms' },
  { key: 'lcp', name: 'largest paint', unit: 'ms' },
  { key: 'blocked', name: 'long tasks above 50 ms', unit: 'ms' },
  { key: 'cls', name: 'layout shift', unit: '' },
]);

/** The largest paint on each line, times that of the peer that docs/performance.md names. */
const LARGEST_PAINT = { 'slow 4G': 0.5, desktop: 0.62 };
const LINES = /** @type {const} */ ({ 'slow 4G': SLOW_4G, desktop: DESKTOP });

const paints = v.object({
  audits: v.object({ 'first-contentful-paint': audit, 'largest-contentful-paint': audit }),
});

/**
 * Any other site beside Drivebay's VPS page, by turns and both over HTTP/2: what each page saw of itself on two lines, and
 * its paints by Lighthouse.
 *
 * @param {{ runs: number, url: string }} options `url` with `http:` gets the same front as the gateway, with `https:` none
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function against({ runs, url }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const { protocol, origin, host, pathname, search } = new URL(url);
  const own = await startH2Front(gateway.url);
  const front = protocol === 'http:' ? await startH2Front(origin) : undefined;
  /** The other one first: it is the base. */
  const sites = [`${front?.url ?? origin}${pathname}${search}`, `${own.url}/vps/${VPS}/iso`];
  try {
    return [...(await seenByPages(sites, host, runs)), ...(await seenByLighthouse(sites, host, runs))];
  } finally {
    await Promise.all([own.stop(), front?.stop()]);
    await Promise.all([gateway.stop(), provider.stop()]);
  }
}

/** @param {string[]} sites @param {string} host of the first @param {number} runs */
async function seenByPages(sites, host, runs) {
  // Not by context: a service worker's script is fetched by none.
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    args: ['--ignore-certificate-errors'],
  });
  /** @type {import('./report.mjs').Measured[]} */
  const measured = [];
  for (const line of /** @type {const} */ (['slow 4G', 'desktop'])) {
    const emulation = LINES[line];
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
      const base = { part, name: host, unit, samples: other };
      const drivebay = { part, name: 'Drivebay', unit, samples: own, base };
      measured.push(base, key === 'lcp' ? { ...drivebay, atMost: { ratio: LARGEST_PAINT[line] } } : drivebay);
    }
  }
  await browser.close();
  return measured;
}

/** @param {string[]} sites @param {string} host of the first @param {number} runs */
async function seenByLighthouse(sites, host, runs) {
  /** @type {import('./report.mjs').Measured[]} */
  const measured = [];
  for (const form of /** @type {const} */ (['mobile', 'desktop'])) {
    const reports = sites.map(() => /** @type {v.InferOutput<typeof paints>[]} */ ([]));
    for (let run = 0; run < runs; run++) {
      for (const [n, site] of sites.entries()) {
        const seen = await reportOf(site, form, ['performance']);
        if (seen !== undefined) reports[n]?.push(v.parse(paints, seen));
      }
    }
    if (reports.some((each) => each.length === 0)) return measured;
    /** @param {string} name @param {keyof v.InferOutput<typeof paints>['audits']} of */
    const row = (name, of) => {
      const part = `Lighthouse, ${form}, h2, ${name}`;
      const [other = [], own = []] = reports.map((all) => all.map(({ audits }) => audits[of].numericValue));
      const base = { part, name: host, unit: 'ms', samples: other };
      measured.push(base, { part, name: 'Drivebay', unit: 'ms', samples: own, base });
    };
    row('first paint', 'first-contentful-paint');
    row('largest paint', 'largest-contentful-paint');
  }
  return measured;
}
