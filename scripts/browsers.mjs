// `npm run browsers`: the main journeys in Firefox, WebKit and Chromium, from one list of checks. docs/browsers.md.
import './node-version.mjs';
import { build } from './build.mjs';
import { BROWSER_NAMES, provideBrowsers } from './browser-programs.mjs';
import { install } from './install.mjs';
import { optionsOf, stop } from './programs.mjs';

const { only = '', checks = '' } = optionsOf({ only: { type: 'string' }, checks: { type: 'string' } });
const names = BROWSER_NAMES.filter((name) => name.startsWith(only));
if (names.length === 0) stop(`--only is one of ${BROWSER_NAMES.join(', ')}.`, 2);
const wanted = patternOf(checks);

install();
const { checksOf, runChecks } = await import('../e2e/browsers/run.mjs');
if (names.every((name) => checksOf(name, wanted).length === 0)) {
  stop(`No check that runs in ${names.join(', ')} has a name like "${checks}".`, 2);
}
build();
process.exitCode = await runChecks(provideBrowsers(names), wanted);

/** @param {string} text */
function patternOf(text) {
  try {
    return new RegExp(text, 'i');
  } catch {
    return stop(`--checks "${text}" is not a regular expression.`, 2);
  }
}
