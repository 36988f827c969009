// `npm run mutate [-- speed app/media]`: changes the core in one place at a time (Stryker) and counts the changes that its
// own tests notice. Names pick files; without one it is the whole core. Ends with 1 when a file scores less than `LEAST`.
import './node-version.mjs';
import { install } from './install.mjs';
import { root } from './run.mjs';

/** Percent of a file's changes that must be noticed. */
const LEAST = 85;

/**
 * The core: what reads responses, waits, keeps the time and chooses the words. A file is tested by the tests of its name,
 * and to those named here.
 *
 * @type {Record<string, string[]>}
 */
const CORE = {
  'contracts/tolerant': [],
  'rate-limit/retry-after': [],
  'rate-limit/rate-hold': [],
  'rate-limit/rate-holds': [],
  'rate-limit/back-off': [],
  'app/http/request': [],
  'app/http/poll': [],
  'app/http/server-clock': [],
  'app/http/snapshot': ['app/http/poll', 'app/http/request'],
  'app/http/failure-streaks': [],
  'app/media/boot-order': ['app/media/next-start'],
  'app/media/next-start': [],
  'app/media/bays': [],
  'app/media/slots': ['app/media/next-start'],
  'app/media/gate': [],
  'app/media/findings': [],
  'app/actions/action-store': [],
  'app/actions/confirmation': [],
  'app/actions/download-drafts': [],
  'app/actions/download-field': [],
  'app/actions/drive-history': [],
  'app/actions/mount-preview': [],
  'app/actions/status': [],
  'app/downloads/tracking/progress': [],
  'app/downloads/tracking/speed': ['app/downloads/tracking/samples'],
  'app/downloads/tracking/expiry': [],
  'app/downloads/tracking/samples': [],
  'app/downloads/tracking/download-store': [],
  'gateway/shared-reads': [],
  'gateway/call-pace': [],
  'gateway/own-host': [],
  'gateway/actions/journal': [],
  'gateway/actions/job-reference': [],
  'gateway/actions/intent': [],
  'gateway/actions/media-rules': [],
  'gateway/actions/hostup-actions': ['gateway/embed/acting-outcomes'],
  'gateway/actions/hostup-writes': [],
  'gateway/provider-reads': [
    'gateway/upstream-responses',
    'gateway/upstream-problems',
    'gateway/other-resource',
  ],
  'gateway/upstream-exchange': ['gateway/stale-connection', 'gateway/upstream-faults'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.keys(CORE).some((file) => file.includes(name)));
if (unknown.length > 0) {
  console.error(
    `No file of the core has ${unknown.join(' or ')} in its path; scripts/mutate.mjs lists them.`,
  );
  process.exit(2);
}
install();
process.chdir(root);
const { Stryker } = await import('@stryker-mutator/core');

let noticed = 0;
let all = 0;
/** @type {string[]} */
const lines = [];
for (const [file, more] of Object.entries(CORE)) {
  if (wanted.length > 0 && !wanted.some((name) => file.includes(name))) continue;
  process.env['MUTATE_TESTS'] = [file, ...more].map((name) => `src/${name}{,.*}.test.ts`).join(' ');
  const results = await new Stryker({
    mutate: [`src/${file}.ts`],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    // `MUTATE_TESTS` names the tests. Vitest's own choice finds none of those that import a module anew.
    vitest: { configFile: 'scripts/mutate.vitest.ts', related: false },
    ignorePatterns: ['/dist', '/docs', '/public', '/test-results'],
    // TypeScript 7 has no API for Stryker to rewrite a tsconfig with; none is needed.
    tsconfigFile: 'none',
    concurrency: 2,
    // A busy machine is slow, not a mutant that never ends.
    timeoutMS: 30_000,
    reporters: ['html', 'progress-append-only'],
    htmlReporter: { fileName: `test-results/mutation/${file}.html` },
    warnings: false,
  }).runMutationTest();
  const seen = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  lines.push(`${file.padEnd(30)}${percent(seen, results.length)} of ${results.length}`);
  if (seen * 100 < LEAST * results.length) process.exitCode = 1;
  noticed += seen;
  all += results.length;
}
console.log(lines.join('\n'));
console.log(`${percent(noticed, all)} of ${all} changes were noticed; each file needs ${LEAST} %.`);
console.log('Those that were not: test-results/mutation/');

/**
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return `${(whole === 0 ? 0 : (part / whole) * 100).toFixed(1).padStart(5)} %`;
}
