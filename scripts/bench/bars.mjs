import { openPage, SLOW_CPU } from './browser.mjs';
import { startGateway } from './child.mjs';
import { startProvider } from './provider.mjs';
import { servePrototype } from './prototype-server.mjs';

const POLLS = 8;
const MARK = 'debian-12.8.0-amd64-0.iso';
/** Ms of a task: what is pressed at its begin shows within the 100 ms that people take for at once. */
const AT_ONCE = 100;

const COLUMNS = /** @type {const} */ ([
  { key: 'script', name: 'script a poll' },
  { key: 'tasks', name: 'main thread a poll' },
  { key: 'longest', name: 'longest task' },
]);

/**
 * 200 downloads with the processor slowed four times: what one poll costs when all moved and when none did. All that
 * the page does between two polls counts as part of the poll.
 *
 * @param {{ runs: number, quick: boolean, browser: import('@playwright/test').Browser }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function bars({ runs, quick, browser }) {
  const provider = await startProvider(200);
  const gateway = await startGateway(provider.url);
  const prototype = await servePrototype({ entry: 'bars' }, () => provider.bodyOf('/isos'));
  const sites = [
    { name: 'fetch only', url: `${prototype.url}/?fetch-only` },
    { name: 'memo rows', url: `${prototype.url}/` },
    { name: 'Drivebay', url: `${gateway.url}/isos` },
  ];
  /** @type {import('./report.mjs').Measured[]} */
  const measured = [];
  for (const moving of [true, false]) {
    provider.move(moving ? 'all' : 'none');
    const results = sites.map(() => /** @type {Awaited<ReturnType<typeof costOfPoll>>[]} */ ([]));
    for (let run = 0; run < runs; run++) {
      for (const [n, { url }] of sites.entries()) {
        results[n]?.push(await costOfPoll(browser, url, quick ? POLLS / 2 : POLLS));
      }
    }
    for (const { key, name: what } of COLUMNS) {
      const part = `200 bars, ${moving ? 'all' : 'none'} changed, ${what}`;
      const rows = sites.map(({ name }, n) => ({
        part,
        name,
        unit: 'ms',
        samples: (results[n] ?? []).map((result) => result[key]),
      }));
      const base = moving ? rows[1] : rows[0];
      for (const row of rows) {
        measured.push({
          ...row,
          ...(base && row !== base ? { base } : {}),
          ...(row.name === 'Drivebay' && key === 'longest' ? { atMost: { value: AT_ONCE } } : {}),
        });
      }
    }
  }
  await Promise.all([gateway, provider, prototype].map(({ stop }) => stop()));
  return measured;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} polls
 */
async function costOfPoll(browser, url, polls) {
  const opened = await openPage(browser, SLOW_CPU, MARK);
  const { page } = opened;
  await opened.load(url);
  const polled = () => page.waitForResponse((response) => /\/api\/(data|vpsbg\/isos)$/.test(response.url()));
  // The first two polls are on pages that still settle.
  await polled();
  await polled();
  // Half way to the next poll, so that each window holds the stated number of polls.
  await page.waitForTimeout(500);
  await opened.forgetTasks();
  const before = await opened.metrics();
  for (let poll = 0; poll < polls; poll++) await polled();
  await page.waitForTimeout(500);
  const after = await opened.metrics();
  const { longest } = await opened.seen();
  await opened.close();
  return {
    longest,
    script: (after.script - before.script) / polls,
    tasks: (after.tasks - before.tasks) / polls,
  };
}
