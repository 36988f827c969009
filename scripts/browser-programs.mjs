import { existsSync } from 'node:fs';
import { provideChromium } from './chromium.mjs';
import { aptInstall, placesOnPath, stop } from './programs.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName */
/** @typedef {{ name: BrowserName, path: string, driver?: string, display?: string }} BrowserProgram */

const MINI_BROWSER = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);

/** @type {readonly BrowserName[]} */
export const BROWSER_NAMES = ['chromium', 'firefox', 'webkit'];

const find = (/** @type {string[]} */ names) => placesOnPath(names).find((path) => existsSync(path));

/**
 * The browsers of these names. What is missing is installed if this is root on a Debian or Ubuntu; else the process ends with
 * a sentence on what to install.
 *
 * @param {readonly BrowserName[]} names
 * @returns {BrowserProgram[]}
 */
export function provideBrowsers(names) {
  return names.map((name) => {
    if (name === 'chromium') return { name, path: provideChromium() };
    if (name === 'firefox')
      return { name, path: provide(['firefox-esr'], () => find(['firefox-esr', 'firefox'])) };
    const packages = ['webkit2gtk-driver', 'xvfb'];
    return {
      name,
      path: provide(packages, () => MINI_BROWSER.find((path) => existsSync(path))),
      driver: provide(packages, () => find(['WebKitWebDriver'])),
      display: provide(packages, () => find(['Xvfb'])),
    };
  });
}

/**
 * @param {string[]} packages that have the program
 * @param {() => string | undefined} look for its path
 * @returns {string}
 */
function provide(packages, look) {
  const found = look() ?? (aptInstall(packages) ? look() : undefined);
  return (
    found ??
    stop(`These checks need another browser: on Debian, \`sudo apt-get install ${packages.join(' ')}\`.`)
  );
}
