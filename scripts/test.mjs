// `npm test`: everything that must be right, in the order in which failures are quickest to see. The first failure ends it.
// With `--faults` the fault matrix in Chromium as well, with `--browsers` the main journeys in every browser.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkBytes } from './bytes.mjs';
import { provideChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { optionsOf } from './programs.mjs';
import { root } from './run.mjs';

const { faults, browsers } = optionsOf({ faults: { type: 'boolean' }, browsers: { type: 'boolean' } });
const reports = mkdtempSync(join(tmpdir(), 'drivebay-test-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');
const faultsReport = join(reports, 'faults.json');

/** Each begins where the one before it ends. @type {{ name: string, startedAt: number }[]} */
const steps = [];
let exitCode = 0;
// Also where a step ends this process, as an install that fails does.
process.once('exit', summarise);

/**
 * @param {string} name
 * @param {() => number | void} work returns an exit code; nothing is success
 */
function step(name, work) {
  if (exitCode !== 0) return;
  steps.push({ name, startedAt: performance.now() });
  exitCode = work() ?? 0;
}

/**
 * @param {string} script of package.json
 * @param {string[]} [args]
 * @param {Record<string, string>} [env]
 */
function npmRun(script, args = [], env = {}) {
  const command = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  const options = { cwd: root, env: { ...process.env, ...env }, shell: process.platform === 'win32' };
  return spawnSync('npm', command, { ...options, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 130;
}

let chromium = '';
step('install', install);
step('chromium', () => {
  chromium = provideChromium();
});
step('types', () => npmRun('types'));
step('lint', () => npmRun('lint'));
step('unit', () =>
  npmRun('unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`], {
    FUZZ_RUNS: process.env['FUZZ_RUNS'] ?? '100000',
  }),
);
step('build', build);
step('bytes', checkBytes);
step('e2e', () => npmRun('e2e', [], { CHROMIUM_PATH: chromium, E2E_JSON: e2eReport }));
if (faults) {
  step('faults', () => npmRun('faults', [], { CHROMIUM_PATH: chromium, E2E_JSON: faultsReport }));
}
if (browsers) step('browsers', () => npmRun('browsers'));

process.exitCode = exitCode;

/** @param {number} code what this process ends with */
function summarise(code) {
  const unit = readReport(unitReport);
  const browser = [e2eReport, faultsReport].map((file) => readReport(file).stats ?? {});
  const passed = browser.reduce((sum, { expected = 0 }) => sum + expected, unit.numPassedTests ?? 0);
  const failed = browser.reduce(
    (sum, { unexpected = 0, flaky = 0 }) => sum + unexpected + flaky,
    unit.numFailedTests ?? 0,
  );
  rmSync(reports, { recursive: true, force: true });

  console.log();
  for (const [n, { name, startedAt }] of steps.entries()) {
    const seconds = ((steps[n + 1]?.startedAt ?? performance.now()) - startedAt) / 1_000;
    console.log(`${name.padEnd(10)}${seconds.toFixed(1).padStart(7)} s`);
  }
  if (code !== 0) console.log(`Stopped: ${steps.at(-1)?.name} failed.`);
  // A step that fails without counting tests is a failure too.
  console.log(`${passed} passed, ${code === 0 ? failed : Math.max(1, failed)} failed`);
}

/**
 * @param {string} file
 * @returns {{ numPassedTests?: number, numFailedTests?: number, stats?: { expected?: number, unexpected?: number, flaky?: number } }}
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
