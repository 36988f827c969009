import { openPage, SLOW_CPU } from './browser.mjs';
import { startGateway } from './child.mjs';
import { LONG_VPS, startProvider } from './provider.mjs';
import { servePrototype } from './prototype-server.mjs';

/** 18 keys; a third of the library matches all of them. */
const TYPED = 'debian-12.8.0-amd6';
const MARK = 'debian-12.8.0-amd64-0.iso';
const KEY_EVERY_MS = 120;

const COLUMNS = /** @type {const} */ ([
  { key: 'paint', name: 'first paint', unit: 'ms', atMost: { ratio: 1.2 } },
  { key: 'list', name: 'list on screen', unit: 'ms' },
  { key: 'key', name: 'worst key', unit: 'ms', atMost: { value: 48 } },
  { key: 'tasks', name: 'main thread, 18 keys', unit: 'ms' },
  { key: 'nodes', name: 'DOM nodes', unit: '' },
  { key: 'heap', name: 'heap', unit: 'MB' },
]);

/**
 * 10,000 ISOs with the processor slowed four times: Drivebay's library against a virtual list of the same response.
 *
 * @param {{ runs: number, browser: import('@playwright/test').Browser }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function library({ runs, browser }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const path = `/vps/${LONG_VPS}/iso`;
  const prototype = await servePrototype({ entry: 'list' }, () => provider.bodyOf(path));
  const sites = [`${prototype.url}/`, `${gateway.url}${path}`].map((url) => ({
    url,
    results: /** @type {Awaited<ReturnType<typeof typeInto>>[]} */ ([]),
  }));
  for (let run = -1; run < runs; run++) {
    for (const { url, results } of sites) {
      const result = await typeInto(browser, url);
      if (run >= 0) results.push(result);
    }
  }
  await Promise.all([gateway, provider, prototype].map(({ stop }) => stop()));

  const [floor = [], own = []] = sites.map(({ results }) => results);
  return COLUMNS.flatMap(({ key, name, unit, ...limit }) => {
    const part = `10,000 ISOs, ${name}`;
    const base = { part, name: 'virtual prototype', unit, samples: floor.map((result) => result[key]) };
    return [
      base,
      { part, name: 'Drivebay', unit, samples: own.map((result) => result[key]), base, ...limit },
    ];
  });
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function typeInto(browser, url) {
  const opened = await openPage(browser, SLOW_CPU, MARK);
  const { page } = opened;
  const { paint, mark } = await opened.load(url);
  await page.waitForLoadState('networkidle');
  const field = page.getByLabel('Search the ISO library');
  await field.focus();
  await opened.collectGarbage();
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const before = await opened.metrics();
  await page.keyboard.type(TYPED, { delay: KEY_EVERY_MS });
  // The finished list counts, not the key alone.
  await page.getByText(/^3,?334 (ISOs|found)$/).waitFor();
  const after = await opened.metrics();
  const { key } = await opened.seen();
  await opened.close();
  return { paint, list: mark, key, tasks: after.tasks - before.tasks, nodes, heap: before.heap / 1_000_000 };
}
