// Several gateways in embed mode behind nginx, with the sandbox as both providers: what the proofs of operation run on.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { end, firstLine, served, start } from '../children.mjs';
import { provideNginx } from '../nginx.mjs';
import { root } from '../run.mjs';
import { freePort } from '../serve.mjs';
import { newKeyPair } from '../key-pair.mjs';

const DIST = join(root, 'dist');
const EXAMPLE = join(root, 'examples/nginx/drivebay.conf');
/** The addresses of the gateways in the example. */
const EXAMPLE_SERVERS = ['127.0.0.1:4173', '127.0.0.1:4174'];

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
    if (this.#child) await end(this.#child);
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
      await end(sandbox);
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
  await served(`http://127.0.0.1:${port}/`);
  return { stop: () => end(child) };
}
