import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/serve.mjs';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * @param {string} file
 * @param {Record<string, string>} env
 */
async function start(file, env) {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error(`${file} ended.`)));
  });
  return child;
}

/**
 * The gateway on the sandbox, one that allows actions, the example panel with tokens of 40 s, and one where staff sign in with
 * the example identity provider.
 */
export async function startServers() {
  const [plain, acting, framed, panel, desk, people] = await Promise.all(
    Array.from({ length: 6 }, () => freePort()),
  );
  const gateway = at('dist/gateway/drivebay.js');
  const children = await Promise.all([
    start(gateway, { PORT: `${plain}` }),
    start(gateway, { PORT: `${acting}`, ALLOW_ACTIONS: 'mount,unmount,download,delete,restart' }),
    start(at('examples/panel/start.mjs'), { PORT: `${framed}`, PANEL_PORT: `${panel}`, TOKEN_SECONDS: '40' }),
    start(at('examples/oidc/start.mjs'), { PORT: `${desk}`, OIDC_PORT: `${people}` }),
  ]);
  const panelUrl = `http://localhost:${panel}`;
  return {
    plain: `http://127.0.0.1:${plain}`,
    acting: `http://127.0.0.1:${acting}`,
    panel: panelUrl,
    desk: `http://localhost:${desk}`,
    stop: () => {
      for (const child of children) child.kill();
    },
  };
}
