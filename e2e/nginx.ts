import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from './drivebay.ts';
import { DIST, endWithRunner, stop } from './processes.ts';
import type { SandboxControl } from './sandbox-control.ts';
import { freePort } from '../scripts/serve.mjs';

const EXAMPLE = fileURLToPath(new URL('../examples/static/nginx.conf', import.meta.url));
/** Where the example says that the files are. */
const EXAMPLE_FOLDER = '/srv/drivebay/';

/** The cookie of someone who is signed in to this site. */
export const SIGNED_IN = { name: 'hostup_session', value: 'signed-in' };

/** The cookie of a session that is over: the site leads whoever has it to its login page, from the API too. */
export const SESSION_OVER = { ...SIGNED_IN, value: 'over' };

/**
 * A site as HostUp's: nginx with the repository's example serves the static build under `/iso/`, beside the API, for
 * which the sandbox stands in. The cookie is worth a key there; without it the sandbox responds 401.
 */
export async function startNginx(sandbox: SandboxControl) {
  const folder = await mkdtemp(join(tmpdir(), 'drivebay-nginx-'));
  await cp(join(DIST, 'static'), join(folder, 'files'), { recursive: true });
  const example = await readFile(EXAMPLE, 'utf8');
  expect(example).toContain(EXAMPLE_FOLDER);
  const nginx = await runNginx(folder, await freePort(), (port) =>
    siteConf(port, sandbox, example.replaceAll(EXAMPLE_FOLDER, join(folder, 'files/'))),
  );
  return { ...nginx, config: join(folder, 'files/drivebay.json') };
}

/** nginx before a gateway with `BASE_PATH=/iso`, which shares the site with another page. @param port of its own */
export async function startNginxBefore(gateway: string, port: number) {
  const folder = await mkdtemp(join(tmpdir(), 'drivebay-nginx-'));
  return runNginx(folder, port, (own) =>
    conf(
      own,
      '',
      `
    location = / { default_type text/html; return 200 "<!doctype html><title>The other page</title>"; }
    location /iso/ {
      proxy_pass ${new URL(gateway).origin};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }`,
    ),
  );
}

async function runNginx(folder: string, port: number, confAt: (port: number) => string) {
  await writeFile(join(folder, 'nginx.conf'), confAt(port));
  const args = ['-p', folder, '-e', 'error.log', '-c', join(folder, 'nginx.conf')];
  const child = endWithRunner(
    spawn(process.env['NGINX_PATH'] ?? '/usr/sbin/nginx', args, { stdio: 'inherit' }),
  );
  const url = `http://127.0.0.1:${port}`;
  await expect(async () => expect((await fetch(`${url}/iso/`)).status).toBe(200)).toPass();
  return {
    url,
    async stop() {
      await stop(child);
      await rm(folder, { recursive: true });
    },
  };
}

function siteConf(port: number, sandbox: SandboxControl, drivebay: string): string {
  const map = `
  map $cookie_${SIGNED_IN.name} $authorization {
    default "";
    ${SIGNED_IN.value} "Bearer ${sandbox.keys('default').hostup}";
  }`;
  return conf(
    port,
    map,
    `
    location = /login {
      default_type text/html;
      return 200 "<!doctype html><title>Sign in</title>";
    }
    location /api/v2/ {
      if ($cookie_${SESSION_OVER.name} = ${SESSION_OVER.value}) {
        return 302 /login;
      }
      proxy_pass ${sandbox.hostupUrl};
      proxy_set_header Authorization $authorization;
    }
    ${drivebay}`,
  );
}

function conf(port: number, maps: string, locations: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${temporary.map((each) => `${each}_temp_path ${each};`).join(' ')}
  ${maps}
  server {
    listen 127.0.0.1:${port};
    ${locations}
  }
}
`;
}
