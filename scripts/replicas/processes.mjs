import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { end, firstLine, served, start } from '../children.mjs';
import { newKeyPair } from '../key-pair.mjs';
import { freePort } from '../serve.mjs';

const ORIGIN = 'https://iso.example.net';
const ISSUER = 'https://panel.acme.example';
const HOST = '127.0.0.1';

/** A program of `dist/gateway`. @param {string} name @param {string[]} args @param {Record<string, string>} env */
async function startProgram(name, args, env) {
  const program = fileURLToPath(new URL(`../../dist/gateway/${name}.js`, import.meta.url));
  const variables = { NODE_ENV: 'production', ...env };
  const child = start(process.execPath, [program, ...args], variables, { stderr: 'pipe' });
  /** @type {string[]} */
  const log = [];
  child.stderr?.on('data', (chunk) => log.push(String(chunk)));
  return { line: await firstLine(child), log, stop: () => end(child) };
}

/** The sandbox as a process. @param {number | undefined} limit requests of a key in a minute */
export async function startSandbox(limit) {
  const { line, stop } = await startProgram(
    'sandbox',
    limit === undefined ? [] : ['--limit', String(limit)],
    {},
  );
  const { hostupUrl, vpsbgUrl, controlUrl, keys } = JSON.parse(line);
  return {
    hostupUrl: String(hostupUrl),
    vpsbgUrl: String(vpsbgUrl),
    keys: keys.default,
    stop,
    /** What was requested of it. */
    requests: async () => {
      const { requests, limited } = await (await fetch(`${controlUrl}/requests`)).json();
      const calls = requests.reduce(
        (/** @type {number} */ sum, /** @type {any} */ path) => sum + path.count,
        0,
      );
      return { calls: Number(calls), limited: Number(limited) };
    },
  };
}

/** A tenant with one account, for all gateways of a run. @param {Awaited<ReturnType<typeof startSandbox>>} sandbox */
export function makeTenant({ hostupUrl, vpsbgUrl, keys }) {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-replicas-'));
  const pair = newKeyPair();
  writeFileSync(join(folder, 'acme.pem'), pair.publicKey.export({ type: 'spki', format: 'pem' }));
  const file = join(folder, 'embed.json');
  const accounts = { main: { hostup: { env: 'ACME_HOSTUP' }, vpsbg: { env: 'ACME_VPSBG' } } };
  const tenant = { id: 'acme', parents: [], issuer: ISSUER, keyFile: 'acme.pem', accounts };
  writeFileSync(file, JSON.stringify({ origin: ORIGIN, tenants: [tenant] }));
  return {
    env: {
      EMBED_CONFIG: file,
      ALLOW_HTTP_UPSTREAM: '1',
      HOSTUP_API_URL: hostupUrl,
      VPSBG_API_URL: vpsbgUrl,
      ACME_HOSTUP: keys.hostup,
      ACME_VPSBG: keys.vpsbg,
      MAX_CONNECTIONS: '5000',
      MAX_CONNECTIONS_PER_CLIENT: '5000',
    },
    /** @param {string} sub a person @param {string} vps */
    token: (sub, vps) => {
      const now = Math.floor(Date.now() / 1_000);
      const scope = { acct: 'main', role: 'customer', hostup: { vps: [vps] }, vpsbg: { isos: [1, 2, 3] } };
      const times = { iat: now, exp: now + 300 };
      const claims = { iss: ISSUER, aud: ORIGIN, sub, jti: randomUUID(), parent: ORIGIN, ...times, ...scope };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'iso-embed+jwt' })
        .sign(pair.privateKey);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The built gateway. @param {Record<string, string>} env */
export async function startGateway(env) {
  const { line, log, stop } = await startProgram('drivebay', [], { PORT: '0', ...env });
  return { url: /http:\/\/[^\s/]+/.exec(line)?.[0] ?? '', log, stop };
}

/** An nginx that gives each request to the next gateway. @param {string} program @param {string[]} urls */
export async function startBalancer(program, urls) {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-nginx-'));
  const port = await freePort();
  const servers = urls.map((url) => `server ${new URL(url).host};`).join(' ');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = paths.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr crit; events { worker_connections 8000; }
    http { access_log off; ${temporary} keepalive_requests 100000;
      upstream gateways { ${servers} keepalive 64; keepalive_requests 100000; }
      server { listen ${HOST}:${port}; location / {
        proxy_pass http://gateways; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host; proxy_next_upstream off; } } }`,
  );
  const child = start(program, ['-p', folder, '-c', file], {});
  const url = `http://${HOST}:${port}`;
  await served(`${url}/favicon.ico`);
  return {
    url,
    stop: async () => {
      await end(child, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
