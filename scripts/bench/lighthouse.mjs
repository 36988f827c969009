import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { startGateway } from './child.mjs';
import { startH2Front } from './h2-front.mjs';
import { startProvider, VPS } from './provider.mjs';

const FORMS = /** @type {const} */ ([
  ['mobile', 'h1'],
  ['mobile', 'h2'],
  ['desktop', 'h1'],
  ['desktop', 'h2'],
]);

/** The last that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const category = v.object({ score: v.number() });
/** A paint in ms, or a score of layout shifts. */
export const audit = v.object({ numericValue: v.number() });
const report = v.object({
  categories: v.object({ performance: category, accessibility: category, 'best-practices': category }),
  audits: v.object({
    'first-contentful-paint': audit,
    'largest-contentful-paint': audit,
    'total-blocking-time': audit,
    'cumulative-layout-shift': audit,
  }),
});

/**
 * Lighthouse on Drivebay's VPS page, mobile and desktop, over HTTP/1.1 and HTTP/2. Where npm cannot get it, nothing; a run
 * of it that fails is reported and left out.
 *
 * @param {{ runs: number }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function lighthouse({ runs }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const front = await startH2Front(gateway.url);
  try {
    /** @type {import('./report.mjs').Measured[]} */
    const measured = [];
    for (const [form, over] of FORMS) {
      const url = `${over === 'h1' ? gateway.url : front.url}/vps/${VPS}/iso`;
      /** @type {v.InferOutput<typeof report>[]} */
      const reports = [];
      for (let run = 0; run < runs; run++) {
        const seen = await reportOf(url, form, Object.keys(report.entries.categories.entries));
        if (seen !== undefined) reports.push(v.parse(report, seen));
      }
      if (reports.length === 0) return measured;
      /** @param {string} name @param {string} unit @param {(one: v.InferOutput<typeof report>) => number} of @param {number} [value] */
      const row = (name, unit, of, value) =>
        measured.push({
          part: `Lighthouse, ${form}, ${over}`,
          name,
          unit,
          samples: reports.map(of),
          ...(value === undefined ? {} : { atMost: { value } }),
        });
      // No budgets on mobile: docs/performance.md says why.
      const [points, blocked] = form === 'desktop' ? [2, 50] : [];
      row('performance, short of 100 by', '', (one) => short(one.categories.performance.score), points);
      row('accessibility, short of 100 by', '', (one) => short(one.categories.accessibility.score), 0);
      row('best practices, short of 100 by', '', (one) => short(one.categories['best-practices'].score), 0);
      row('layout shift', '', (one) => one.audits['cumulative-layout-shift'].numericValue, 0);
      row('first paint', 'ms', (one) => one.audits['first-contentful-paint'].numericValue);
      row('largest paint', 'ms', (one) => one.audits['largest-contentful-paint'].numericValue);
      row('blocking time', 'ms', (one) => one.audits['total-blocking-time'].numericValue, blocked);
    }
    return measured;
  } finally {
    await front.stop();
    await Promise.all([gateway.stop(), provider.stop()]);
  }
}

/** @param {number} score from 0 to 1 */
function short(score) {
  return 100 - Math.round(score * 100);
}

/**
 * Runs Lighthouse once.
 *
 * @param {string} url
 * @param {'mobile' | 'desktop'} form
 * @param {string[]} categories of audits
 * @returns {Promise<unknown>} its report; `undefined` where it failed, after a line that names why
 */
export async function reportOf(url, form, categories) {
  const child = spawn(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--output=json',
      '--quiet',
      `--only-categories=${categories.join(',')}`,
      '--chrome-flags=--headless=new --no-sandbox --ignore-certificate-errors',
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ],
    {
      env: { ...process.env, CHROME_PATH: process.env['CHROMIUM_PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    },
  );
  const [output, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (code === 0) return JSON.parse(output);
  console.error(
    `${LIGHTHOUSE} gave no report (npx ended with ${String(code)}): ${stderr.trim().slice(-300)}`,
  );
  return undefined;
}
