// Several gateways in embed mode behind nginx, with the sandbox as both providers: what the proofs of operation run on.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { provideNginx } from '../nginx.mjs';
import { root } from '../run.mjs';
import { freePort } from '../serve.mjs';
import { newKeyPair } from '../key-pair.mjs';

const DIST = join(root, 'dist');
const EXAMPLE = join(root, 'examples/nginx/drivebay.conf');
/** The addresses of the gateways in the example. */
const EXAMPLE_SERVERS = ['127.0.0.1:4173', '127.0.0.1:4174'];

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function start(program, args, env) {
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} its first line
 */
function firstLine(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      if (printed.includes('\n')) resolve(printed.slice(0, printed.indexOf('\n')));
    });
    child.once('exit', (code, signal) => {
      reject(new Error(`${child.spawnargs.join(' ')} ended with ${code ?? signal} before it was ready.`));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** One gateway on a port of its own, which it keeps over restarts. */
class Replica {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;

  /**
   * @param {number} port
   * @param {Record<string, string>} env
   * @param {string} dist the build that it runs
   */
  constructor(port, env, dist) {
    this.port = port;
    this.env = env;
    this.dist = dist;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async start() {
    const env = { ...this.env, PORT: String(this.port) };
    this.#child = start(process.execPath, [join(this.dist, 'gateway/drivebay.js')], env);
    await firstLine(this.#child);
  }

  /** As a supervisor does: SIGTERM, wait for the end, start again. @returns {Promise<number | null>} its exit code */
  async restart() {
    await this.stop();
    const code = this.#child?.exitCode ?? null;
    await this.start();
    return code;
  }

  async stop() {
    if (this.#child) await end(this.#child, 'SIGTERM');
  }
}

/**
 * A sandbox, a file of tenants, and so many gateways that are started.
 *
 * @param {number} count
 * @param {{ env?: Record<string, string>, dist?: string, parents?: string[], nginxPort?: number }} [options]
 */
export async function startFleet(count, { env = {}, dist = DIST, parents = [], nginxPort } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-fleet-'));
  const sandbox = start(process.execPath, [join(DIST, 'gateway/sandbox.js'), '--port', '0'], {});
  const { hostupUrl, vpsbgUrl, keys } = JSON.parse(await firstLine(sandbox));
  const origin = `http://localhost:${nginxPort ?? (await freePort())}`;
  const pair = newKeyPair();
  writeFileSync(join(folder, 'acme.pem'), pair.publicKey.export({ type: 'spki', format: 'pem' }));
  const accounts = { main: { hostup: { env: 'HOSTUP' }, vpsbg: { env: 'VPSBG' } } };
  const tenant = { id: 'acme', parents, issuer: 'acme', keyFile: 'acme.pem', accounts };
  const config = join(folder, 'embed.json');
  writeFileSync(config, JSON.stringify({ origin, tenants: [tenant] }));
  const variables = {
    EMBED_CONFIG: config,
    HOSTUP_API_URL: hostupUrl,
    VPSBG_API_URL: vpsbgUrl,
    ALLOW_HTTP_UPSTREAM: '1',
    HOSTUP: keys.default.hostup,
    VPSBG: keys.default.vpsbg,
    MAX_CONNECTIONS_PER_CLIENT: '1000',
    KEEP_ALIVE_TIMEOUT: '65s',
    LOG_LEVEL: 'error',
    ...env,
  };
  /** @type {Replica[]} */
  const replicas = [];
  for (let n = 0; n < count; n += 1) replicas.push(new Replica(await freePort(), variables, dist));
  await Promise.all(replicas.map((replica) => replica.start()));
  return {
    folder,
    config,
    origin,
    replicas,
    /** @param {string} sub @param {Record<string, unknown>} [change] @returns {Promise<string>} a token for five minutes */
    mint: (sub, change = {}) =>
      new SignJWT({
        parent: parents[0] ?? origin,
        acct: 'main',
        hostup: { vps: ['vps_ubuntu', 'vps_leftin'] },
        vpsbg: { isos: [1, 2] },
        role: 'customer',
        sub,
        ...change,
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'iso-embed+jwt' })
        .setIssuer('acme')
        .setAudience(origin)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(pair.privateKey),
    async stop() {
      await Promise.all(replicas.map((replica) => replica.stop()));
      await end(sandbox, 'SIGTERM');
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * nginx with the repository's example before two gateways, without its TLS.
 *
 * @param {string} folder
 * @param {readonly Replica[]} replicas
 * @param {number} port
 */
export async function startNginx(folder, replicas, port) {
  let example = readFileSync(EXAMPLE, 'utf8').replace('listen 443 ssl;', `listen 127.0.0.1:${port};`);
  example = example.replaceAll(/^ *ssl_certificate.*$/gm, '');
  EXAMPLE_SERVERS.forEach((address, n) => {
    if (!example.includes(address)) throw new Error(`${EXAMPLE} does not name ${address}`);
    example = example.replace(address, `127.0.0.1:${replicas[n]?.port}`);
  });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporaryPaths = temporary.map((each) => `${each}_temp_path ${each};`).join(' ');
  const conf = `daemon off; master_process off; pid nginx.pid; events {}
http { access_log off; ${temporaryPaths}
${example}
}`;
  writeFileSync(join(folder, 'nginx.conf'), conf);
  const child = start(
    provideNginx(),
    ['-p', folder, '-e', 'error.log', '-c', join(folder, 'nginx.conf')],
    {},
  );
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return { stop: () => end(child, 'SIGTERM') };
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
  throw new Error('nginx did not start');
}
