import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { freePort } from '../serve.mjs';
import { newKeyPair } from '../key-pair.mjs';

const ORIGIN = 'https://iso.example.net';
const ISSUER = 'https://panel.acme.example';
const HOST = '127.0.0.1';

/** The first line that a program of `dist/gateway` prints. @param {string} name @param {string[]} args @param {object} env */
async function startProgram(name, args, env) {
  const program = fileURLToPath(new URL(`../../dist/gateway/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const log = [];
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  const line = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('\n')) resolve(output);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${String(code)}: ${log.join('')}`)));
  });
  return {
    line: String(line),
    log,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
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
  const child = spawn(program, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://${HOST}:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`${url}/favicon.ico`).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
