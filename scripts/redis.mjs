import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithThis } from './children.mjs';
import { placesOnPath } from './programs.mjs';
import { freePort } from './serve.mjs';

/** What to do where there is no server for the tests of the shared state. */
export const NO_REDIS =
  'needs a Redis or Valkey server: install it (Debian: `sudo apt-get install redis-server`, macOS: `brew install valkey`)';

/** The path of a Redis or Valkey server; `undefined` where none is installed. */
export function findRedis() {
  const known = [...placesOnPath(['redis-server', 'valkey-server']), '/usr/bin/redis-server'];
  return known.find((path) => existsSync(path));
}

/**
 * A server of its own on a free port of loopback, without anything on disk.
 *
 * @param {string} program its path
 * @param {{ port?: number, options?: string[] }} [more] `port` is the one of a server that has ended
 */
export async function startRedis(program, { port: wanted, options = [] } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    const folder = mkdtempSync(join(tmpdir(), 'drivebay-redis-'));
    const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const args = [...fixed, '--dir', folder, ...options];
    const child = endWithThis(spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
    const ended = once(child, 'exit').then(() => rmSync(folder, { recursive: true, force: true }));
    const ready = await new Promise((resolve) => {
      child.stdout.on(
        'data',
        (chunk) => String(chunk).includes('Ready to accept connections') && resolve(true),
      );
      child.once('exit', () => resolve(false));
    });
    if (ready) {
      return {
        port,
        url: `redis://127.0.0.1:${port}`,
        /**
         * Sends one command, such as `FLUSHALL`.
         *
         * @param {string} command
         * @returns {Promise<string>} the reply
         */
        command: async (command) => {
          const socket = connect(port, '127.0.0.1').setEncoding('utf8');
          socket.write(`${command}\r\n`);
          const [reply] = await once(socket, 'data');
          socket.destroy();
          return String(reply);
        },
        /** @param {NodeJS.Signals} signal such as `SIGSTOP` and `SIGCONT` */
        signal: (signal) => void child.kill(signal),
        stop: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      };
    }
    if (attempt === 5) throw new Error(`${program} did not start on a free port of 127.0.0.1.`);
  }
}
