import { spawn } from 'node:child_process';
import { CHECKS } from './checks.mjs';
import { openByBidi, openWebKit } from './drivers.mjs';
import { canBeSet, SETTINGS } from './settings.mjs';
import { startServers } from './servers.mjs';
import { Tab } from './tab.mjs';

/** @typedef {import('../../scripts/browser-programs.mjs').BrowserProgram} BrowserProgram */
/** @typedef {import('./checks.mjs').Check} Check */

/**
 * The checks of these names that run in a browser.
 *
 * @param {BrowserProgram['name']} browser
 * @param {RegExp} wanted
 */
export function checksOf(browser, wanted) {
  return CHECKS.filter(
    (check) =>
      wanted.test(check.name) &&
      (check.in?.includes(browser) ?? true) &&
      canBeSet(check.setting ?? 'usual', browser),
  );
}

/**
 * Runs the checks in each browser and prints a table.
 *
 * @param {readonly BrowserProgram[]} browsers
 * @param {RegExp} wanted the names of the checks to run
 * @returns {Promise<number>} 0 where all passed
 */
export async function runChecks(browsers, wanted) {
  const checks = CHECKS.filter(({ name }) => wanted.test(name));
  // Puppeteer would close its browser and let the rest go on to fail.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const servers = await startServers();
  /** @type {Map<string, Record<string, string>>} */
  const results = new Map(checks.map(({ name }) => [name, {}]));
  const failures = [];
  const startedAt = Date.now();
  try {
    for (const browser of browsers) {
      const mine = checksOf(browser.name, wanted);
      // Checks with the same setting share a browser.
      for (const [setting, group] of groupsOf(mine)) {
        const driver = await open(browser, setting);
        try {
          for (const { name, run } of group) {
            const began = Date.now();
            const error = await run(new Tab(driver), servers).then(
              () => undefined,
              (/** @type {unknown} */ reason) => reason,
            );
            const seconds = ((Date.now() - began) / 1_000).toFixed(1);
            const row = results.get(name) ?? {};
            row[browser.name] = error === undefined ? `${seconds} s` : 'FAILED';
            console.error(`${browser.name}: ${name}: ${row[browser.name]}`);
            if (error !== undefined) {
              const text = 'document.body.innerText.slice(0, 600)';
              const shown = await driver.run(null, text).catch(() => '');
              const framed = await driver
                .run(null, `document.querySelector('iframe') !== null`)
                .then((hasFrame) => (hasFrame ? driver.run('iframe', text) : ''))
                .catch(() => '');
              const reason = error instanceof Error ? error.message : 'no error';
              const failure = `${browser.name}: ${name}\n  ${reason}\n  ${JSON.stringify({ shown, framed })}`;
              console.error(failure);
              failures.push(failure);
            }
          }
        } finally {
          await driver.close();
        }
      }
    }
  } finally {
    servers.stop();
    screen?.kill();
  }
  print(results, browsers, failures, Date.now() - startedAt);
  return failures.length === 0 ? 0 : 1;
}

/** @param {readonly Check[]} checks */
function groupsOf(checks) {
  /** @type {Map<import('./settings.mjs').SettingName, Check[]>} */
  const groups = new Map();
  for (const check of checks) {
    const setting = check.setting ?? 'usual';
    groups.set(setting, [...(groups.get(setting) ?? []), check]);
  }
  return groups;
}

/**
 * @param {BrowserProgram} browser
 * @param {import('./settings.mjs').SettingName} setting
 */
async function open({ name, path, driver, display }, setting) {
  /** @type {import('./settings.mjs').Setting} */
  const { chromium, firefox, webkit } = SETTINGS[setting];
  if (name !== 'webkit') {
    return name === 'firefox' ? openByBidi('firefox', path, firefox) : openByBidi('chrome', path, chromium);
  }
  if (display && !process.env['DISPLAY']) await startDisplay(display);
  return openWebKit(driver ?? '', path, webkit);
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let screen;

/**
 * For all browsers of this run.
 *
 * @param {string} program Xvfb, which chooses a display and prints its number
 */
async function startDisplay(program) {
  const args = ['-displayfd', '1', '-noreset', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((resolve, reject) => {
    started.stdout.once('data', (/** @type {Buffer} */ chunk) => resolve(chunk.toString().trim()));
    started.once('error', reject);
  });
  process.env['DISPLAY'] = `:${number}`;
  process.once('exit', () => started.kill());
  screen = started;
}

/**
 * @param {ReadonlyMap<string, Record<string, string>>} results
 * @param {readonly BrowserProgram[]} browsers
 * @param {readonly string[]} failures
 * @param {number} ms
 */
function print(results, browsers, failures, ms) {
  const width = Math.max(...[...results.keys()].map((name) => name.length));
  console.log(`${''.padEnd(width)}  ${browsers.map(({ name }) => name.padEnd(9)).join('')}`);
  for (const [name, row] of results)
    console.log(
      `${name.padEnd(width)}  ${browsers.map((each) => (row[each.name] ?? '-').padEnd(9)).join('')}`,
    );
  for (const failure of failures) console.log(`\n${failure}`);
  const ran = [...results.values()].flatMap((row) => Object.values(row));
  console.log(
    `\n${ran.length - failures.length} passed, ${failures.length} failed in ${Math.round(ms / 1_000)} s`,
  );
}
