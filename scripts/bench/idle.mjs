import { openPage, SLOW_CPU } from './browser.mjs';
import { startGateway } from './child.mjs';
import { startProvider } from './provider.mjs';

const MARK = 'debian-12.8.0-amd64-0.iso';
/** Ms of main thread a second: 1 % of a processor that is not slowed down; a quarter more for a row that moves. */
const AT_MOST = { none: 40, one: 50 };
const SETTLES_FOR_MS = 10_000;

/**
 * What a page with 200 downloads costs while nobody touches it, processor slowed four times: ms of main thread a second,
 * polls, clocks and drawing included. By turns while one download runs and while none moves.
 *
 * @param {{ runs: number, quick: boolean, browser: import('@playwright/test').Browser }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function idle({ runs, quick, browser }) {
  const provider = await startProvider(200);
  const gateway = await startGateway(provider.url);
  const cases = /** @type {const} */ ([
    { moving: 'none', name: 'none moves' },
    { moving: 'one', name: 'one moves' },
  ]);
  const samples = cases.map(() => /** @type {number[]} */ ([]));
  for (let run = 0; run < runs; run++) {
    for (const [n, { moving }] of cases.entries()) {
      provider.move(moving);
      samples[n]?.push(await costOfSecond(browser, `${gateway.url}/isos`, quick ? 10 : 20));
    }
  }
  await Promise.all([gateway.stop(), provider.stop()]);
  return cases.map(({ name, moving }, n) => ({
    part: '200 downloads, untouched, main thread a second',
    name,
    unit: 'ms',
    samples: samples[n] ?? [],
    atMost: { value: AT_MOST[moving] },
  }));
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} seconds
 */
async function costOfSecond(browser, url, seconds) {
  const opened = await openPage(browser, SLOW_CPU, MARK);
  await opened.load(url);
  await opened.page.waitForTimeout(SETTLES_FOR_MS);
  const before = await opened.metrics();
  await opened.page.waitForTimeout(seconds * 1_000);
  const after = await opened.metrics();
  await opened.close();
  return ((after.tasks - before.tasks) / (after.at - before.at)) * 1_000;
}
