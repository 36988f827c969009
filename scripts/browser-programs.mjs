import { existsSync } from 'node:fs';
import { provideChromium } from './chromium.mjs';
import { aptInstall, placesOnPath, stop } from './programs.mjs';

/** @typedef {{ name: 'chromium' | 'firefox' | 'webkit', path: string, driver?: string, display?: string }} BrowserProgram */

const MINI_BROWSER = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);

const find = (/** @type {string[]} */ names) => placesOnPath(names).find((path) => existsSync(path));

/**
 * The three browsers. What is missing is installed if this is root on a Debian or Ubuntu; else the process ends with a
 * sentence on what to install.
 *
 * @returns {BrowserProgram[]}
 */
export function provideBrowsers() {
  const look = () => ({
    firefox: find(['firefox-esr', 'firefox']),
    webkit: MINI_BROWSER.find((path) => existsSync(path)),
    driver: find(['WebKitWebDriver']),
    display: find(['Xvfb']),
  });
  const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];
  let found = look();
  if (Object.values(found).includes(undefined) && aptInstall(packages)) found = look();
  const { firefox, webkit, driver, display } = found;
  if (!firefox || !webkit || !driver || !display)
    return stop(
      `These checks need more browsers: on Debian, \`sudo apt-get install ${packages.join(' ')}\`.`,
    );
  return [
    { name: 'chromium', path: provideChromium() },
    { name: 'firefox', path: firefox },
    { name: 'webkit', path: webkit, driver, display },
  ];
}
