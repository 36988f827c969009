import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The places where a program may be: each name in each folder of PATH.
 *
 * @param {string[]} names
 * @returns {string[]}
 */
export function placesOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Installs packages, if this is root on a Debian or Ubuntu.
 *
 * @param {string[]} packages
 * @returns {boolean} whether it was tried
 */
export function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error(`Installing ${packages.join(', ')} with apt-get…`);
  apt(['update', '-qq']);
  apt(['install', '-qq', '--yes', '--no-install-recommends', ...packages]);
  return true;
}

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
}

/**
 * Ends the process with a sentence on what to do.
 *
 * @param {string} sentence
 * @param {number} [exitCode]
 * @returns {never}
 */
export function stop(sentence, exitCode = 1) {
  console.error(sentence);
  process.exit(exitCode);
}

/**
 * The options of the command line. One that is not among them, or has no value, ends the process with 2.
 *
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 * @param {Options} options
 * @param {string[]} [args]
 */
export function optionsOf(options, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error), 2);
  }
}

/**
 * Why a server does not listen: where its port is taken, in a sentence.
 *
 * @param {Error} error
 * @param {string} variable that chooses the port
 * @returns {Error}
 */
export function whyNotListening(error, variable) {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error;
  const port = 'port' in error ? ` ${String(error.port)}` : '';
  return new Error(`${variable}${port} is in use: stop the other program or choose another ${variable}.`);
}
