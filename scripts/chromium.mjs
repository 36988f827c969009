import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, placesOnPath, stop } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
];

/**
 * The path of a Chromium for the end-to-end tests. If it is missing, it is installed if this is root on a Debian
 * or Ubuntu; else the process ends with a sentence on what to install.
 *
 * @returns {string}
 */
export function provideChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    return stop('CHROMIUM_PATH names no file: unset it or give the path of a Chromium or Chrome.');
  }
  const found = find();
  if (found) return found;
  if (aptInstall(['chromium', 'fonts-liberation'])) {
    const installed = find();
    if (installed) return installed;
  }
  return stop(
    'The end-to-end tests need Chromium or Chrome: install one (Debian: `sudo apt-get install chromium`, ' +
      'macOS: `brew install --cask chromium`) or set CHROMIUM_PATH to where it is.',
  );
}

function find() {
  return [...placesOnPath(NAMES), ...PLACES].find((path) => existsSync(path) && isRunnable(path));
}

/**
 * Ubuntu ships a `chromium-browser` that only requires a snap.
 * @param {string} path
 */
function isRunnable(path) {
  // On Windows `--version` opens a window instead of responding.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
