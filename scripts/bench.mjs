// `npm run bench`: builds, then measures what the page and the gateway cost beside small prototypes of the same stack, in
// one run and one table. docs/performance.md explains the figures.
//   --quick              fewer runs
//   --runs 7             runs of each case
//   --only bytes,bars    some parts alone
//   --against URL        any other site beside Drivebay
//   --beside FOLDER      a built checkout beside this one, in the part "flame"
//   --json file          every sample
import './node-version.mjs';
import { writeFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { fingerprint, whenChanged } from './fingerprint.mjs';
import { install } from './install.mjs';
import { optionsOf, stop } from './programs.mjs';
import { run } from './run.mjs';

const PARTS = [
  'bytes',
  'network',
  'embedded',
  'intl',
  'flame',
  'library',
  'bars',
  'idle',
  'gateway',
  'lighthouse',
  'against',
];

const values = optionsOf({
  quick: { type: 'boolean', default: false },
  runs: { type: 'string' },
  only: { type: 'string' },
  against: { type: 'string' },
  beside: { type: 'string' },
  json: { type: 'string' },
});
const runs = Number(values.runs ?? (values.quick ? 3 : 5));
const only = values.only?.split(',') ?? (values.against === undefined ? PARTS.slice(0, -1) : PARTS);
const unknown = only.filter((part) => !PARTS.includes(part));
if (!Number.isInteger(runs) || runs < 1) stop('--runs must be a whole number from 1.', 2);
if (unknown.length > 0) stop(`There is no part "${unknown.join(', ')}": ${PARTS.join(', ')}.`, 2);
if (values.against !== undefined && !URL.canParse(values.against)) stop('--against must be a URL.', 2);
if (only.includes('against') && values.against === undefined)
  stop('The part "against" needs --against URL.', 2);

install();
build();
buildPrototypes();
process.env['CHROMIUM_PATH'] = provideChromium();

// Only now, since these need the packages.
const { judged, table } = await import('./bench/report.mjs');
const { noise, noiseLine } = await import('./bench/noise.mjs');
const { launch } = await import('./bench/browser.mjs');

const browser = await launch();
const beside = values.beside === undefined ? undefined : pathToFileURL(`${resolve(values.beside)}${sep}`);
const options = { runs, quick: values.quick, browser, beside, url: values.against ?? '' };
/** @type {Record<string, () => Promise<import('./bench/report.mjs').Measured[]>>} */
const measure = {
  bytes,
  network: async () => (await import('./bench/network.mjs')).network(options),
  embedded: async () => (await import('./bench/embedded.mjs')).embedded(options),
  intl: async () => (await import('./bench/intl.mjs')).intl(options),
  flame: async () => (await import('./bench/flame.mjs')).flame(options),
  library: async () => (await import('./bench/library.mjs')).library(options),
  bars: async () => (await import('./bench/bars.mjs')).bars(options),
  idle: async () => (await import('./bench/idle.mjs')).idle(options),
  gateway: async () => (await import('./bench/gateway.mjs')).gateway(options),
  lighthouse: async () => (await import('./bench/lighthouse.mjs')).lighthouse(options),
  against: async () => (await import('./bench/against.mjs')).against(options),
};

const before = noise();
/** @type {import('./bench/report.mjs').Measured[]} */
const measured = [];
for (const part of PARTS.filter((part) => only.includes(part))) {
  const startedAt = performance.now();
  measured.push(...((await measure[part]?.()) ?? []));
  console.error(`${part}: ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
}
await browser.close();

console.log(table(measured));
console.log(noiseLine('before', before));
console.log(noiseLine('after', noise()));
const missed = measured.filter((one) => judged(one)?.met === false);
console.log(`${runs} runs of each case, medians. Budgets missed: ${missed.length}.`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(measured));

async function bytes() {
  const { chunksOnDemand, pageBytes, STYLE_KB } = await import('./bytes.mjs');
  const part = 'bytes, brotli';
  const pages = pageBytes();
  return [
    ...pages.map(({ page, bytes, budget }) => ({
      part,
      name: `scripts of the page "${page}"`,
      unit: 'KB',
      samples: [bytes / 1_000],
      atMost: { value: budget / 1_000 },
    })),
    {
      part,
      name: 'style sheet',
      unit: 'KB',
      samples: [Math.max(...pages.map(({ styleBytes }) => styleBytes)) / 1_000],
      atMost: { value: STYLE_KB },
    },
    ...chunksOnDemand().map(({ name, bytes }) => ({
      part: 'bytes, on demand',
      name,
      unit: 'KB',
      samples: [bytes / 1_000],
    })),
  ];
}

/** Each by itself, so that none has a chunk because another exists. */
function buildPrototypes() {
  const sources = ['scripts/bench/prototypes', 'src/contracts', 'package-lock.json'];
  whenChanged('dist/bench/.sources', fingerprint(sources), () => {
    console.error('Building the prototypes…');
    for (const prototype of ['effect', 'loader', 'lean', 'list', 'bars']) {
      process.env['PROTOTYPE'] = prototype;
      run('vite', ['build', '--config', 'scripts/bench/prototypes/vite.config.ts', '--logLevel=error']);
    }
  });
}
