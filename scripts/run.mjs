import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository, as an absolute path. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Runs a program of Node's, or npm itself, in the repository and waits for it. Its output goes to stderr, so that
 * stdout keeps the one line that matters. A failure ends this process with the program's exit code.
 *
 * @param {'npm' | 'vite'} program
 * @param {string[]} args
 */
export function run(program, args) {
  const stdio = /** @type {const} */ (['ignore', 2, 2]);
  const result =
    program === 'npm'
      ? spawnSync('npm', args, { cwd: root, stdio: [...stdio], shell: process.platform === 'win32' })
      : spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', ...args], {
          cwd: root,
          stdio: [...stdio],
        });
  if (result.status === 0) return;
  if (result.error) console.error(`${program} could not be run: ${result.error.message}`);
  process.exit(result.status ?? 130);
}
