// Programs that tests, proofs and the bench start. None outlives this process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('node:child_process').ChildProcess} Child */

/** With the signal that ends each. @type {Map<Child, NodeJS.Signals>} */
const running = new Map();
process.once('exit', () => {
  for (const [child, signal] of running) child.kill(signal);
});

/**
 * Has a child end with this process at the latest.
 *
 * @template {Child} T
 * @param {T} child
 * @param {NodeJS.Signals} [signal] SIGTERM for one that has children of its own to end
 * @returns {T}
 */
export function endWithThis(child, signal = 'SIGKILL') {
  running.set(child, signal);
  child.once('exit', () => running.delete(child));
  return child;
}

/**
 * Starts a child, which ends with this process at the latest.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env beside PATH
 * @param {{ cwd?: string, stderr?: 'inherit' | 'pipe', lastSignal?: NodeJS.Signals }} [options]
 */
export function start(program, args, env, { cwd, stderr = 'inherit', lastSignal } = {}) {
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', stderr],
  });
  return endWithThis(child, lastSignal);
}

/**
 * Waits until a child has printed a line.
 *
 * @param {Child} child
 * @returns {Promise<string>} its first line; rejected with what it wrote on a piped stderr, if it ends before
 */
export function firstLine(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    let reason = '';
    const note = (/** @type {Buffer} */ chunk) => {
      reason += String(chunk);
    };
    child.stderr?.on('data', note);
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      if (!printed.includes('\n')) return;
      // Read on, else the child would wait for room in the pipe.
      child.stderr?.off('data', note).resume();
      resolve(printed.slice(0, printed.indexOf('\n')));
    });
    child.once('error', reject);
    // Not "exit": its last words may come after it.
    child.once('close', (code, signal) => {
      reject(
        new Error(`${child.spawnargs.join(' ')} ended with ${code ?? signal} before it was ready. ${reason}`),
      );
    });
  });
}

/**
 * Ends a child and waits until it has ended.
 *
 * @param {Child} child
 * @param {NodeJS.Signals} [signal]
 */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Waits until a program serves a URL. @param {string} url */
export async function served(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`Nothing serves ${url}.`);
}
