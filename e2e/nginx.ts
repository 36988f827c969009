import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from './drivebay.ts';
import { DIST, endWithRunner, stop } from './processes.ts';
import type { SandboxControl } from './sandbox-control.ts';
import { serve } from '../scripts/serve.mjs';

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
  const free = await serve(createServer());
  await free.stop();
  await writeFile(
    join(folder, 'nginx.conf'),
    siteConf(free.port, sandbox, example.replaceAll(EXAMPLE_FOLDER, join(folder, 'files/'))),
  );
  const args = ['-p', folder, '-e', 'error.log', '-c', join(folder, 'nginx.conf')];
  const child = endWithRunner(
    spawn(process.env['NGINX_PATH'] ?? '/usr/sbin/nginx', args, { stdio: 'inherit' }),
  );
  const url = `http://127.0.0.1:${free.port}`;
  await expect(async () => expect((await fetch(`${url}/iso/`)).status).toBe(200)).toPass();
  return {
    url,
    config: join(folder, 'files/drivebay.json'),
    async stop() {
      await stop(child);
      await rm(folder, { recursive: true });
    },
  };
}

function siteConf(port: number, sandbox: SandboxControl, drivebay: string): string {
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
  map $cookie_${SIGNED_IN.name} $authorization {
    default "";
    ${SIGNED_IN.value} "Bearer ${sandbox.keys('default').hostup}";
  }
  server {
    listen 127.0.0.1:${port};
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
    ${drivebay}
  }
}
`;
}
