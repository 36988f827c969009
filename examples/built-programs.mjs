import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Runs the built programs of an example, with a temporary folder for its files. All of it goes when the example ends, also by
 * a signal.
 *
 * @param {string} name of the example
 */
export function builtPrograms(name) {
  const folder = mkdtempSync(join(tmpdir(), `drivebay-${name}-`));
  const { PATH = '' } = process.env;
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  process.once('SIGINT', () => stop(0));
  process.once('SIGTERM', () => stop(0));

  /**
   * @param {'sandbox' | 'drivebay'} program
   * @param {string[]} args
   * @param {Record<string, string>} env
   * @returns {Promise<string>} its first line
   */
  function start(program, args, env) {
    const file = fileURLToPath(new URL(`../dist/gateway/${program}.js`, import.meta.url));
    if (!existsSync(file)) return Promise.reject(new Error(`${program} is not built: \`npm run build\`.`));
    const child = spawn(process.execPath, [file, ...args], {
      // No balancer is in front: a restart finds the port free.
      env: { PATH, SHUTDOWN_DELAY: '0', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    return new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      // It has written why.
      child.once('exit', () => reject(new Error(`${program} ended.`)));
    });
  }

  /**
   * Ends the process.
   *
   * @param {number} exitCode
   * @param {unknown} [error] why
   */
  function stop(exitCode, error) {
    if (error !== undefined) console.error(error instanceof Error ? error.message : error);
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
    process.exit(exitCode);
  }

  return { folder, start, stop };
}
