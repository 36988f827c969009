import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { firstLine, start as startProgram } from '../../scripts/children.mjs';
import { freePort } from '../../scripts/serve.mjs';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Some have programs of their own, which a SIGTERM ends too.
 *
 * @param {string} file
 * @param {Record<string, string>} env
 */
async function start(file, env) {
  const child = startProgram(process.execPath, [file], env, { stderr: 'pipe', lastSignal: 'SIGTERM' });
  await firstLine(child);
  return child;
}

/**
 * TLS in front of a port: WebKit keeps no secure cookie of a plain one, of localhost neither.
 *
 * @param {number} front
 * @param {number} port
 */
async function startTls(front, port) {
  const pem = readFileSync(at('e2e/expired-certificate.pem'));
  const server = createServer({ key: pem, cert: pem }, (socket) => {
    const inner = connect(port, '127.0.0.1');
    const end = () => {
      socket.destroy();
      inner.destroy();
    };
    for (const each of [socket, inner]) each.on('error', end).on('close', end);
    socket.pipe(inner).pipe(socket);
  });
  server.listen(front, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function startPanel() {
  const [framed, panel] = await Promise.all([freePort(), freePort()]);
  const child = await start(at('e2e/browsers/hosts.mjs'), {
    PORT: `${framed}`,
    PANEL_PORT: `${panel}`,
    TOKEN_SECONDS: '36',
  });
  return { child, url: `http://localhost:${panel}` };
}

/**
 * The gateway on the sandbox, one that allows actions, the example panel with tokens of 36 s and the hosts beside it, and one
 * where staff sign in with the example identity provider. There are three panels, each with a gateway of its own: one person
 * may send 60 requests a minute, and a quick browser loads more frames than that in all its checks.
 */
export async function startServers() {
  const ports = await Promise.all(Array.from({ length: 5 }, () => freePort()));
  const [plain = 0, acting = 0, desk = 0, people = 0, secure = 0] = ports;
  const gateway = at('dist/gateway/drivebay.js');
  const [panel, hosts, restricted] = await Promise.all([startPanel(), startPanel(), startPanel()]);
  const children = await Promise.all([
    start(gateway, { PORT: `${plain}` }),
    start(gateway, { PORT: `${acting}`, ALLOW_ACTIONS: 'mount,unmount,download,delete,restart' }),
    start(at('examples/oidc/start.mjs'), {
      PORT: `${desk}`,
      OIDC_PORT: `${people}`,
      ORIGIN: `https://localhost:${secure}`,
    }),
  ]);
  const tls = await startTls(secure, desk);
  return {
    plain: `http://127.0.0.1:${plain}`,
    acting: `http://127.0.0.1:${acting}`,
    panel: panel.url,
    hosts: hosts.url,
    restricted: restricted.url,
    desk: `https://localhost:${secure}`,
    stop: () => {
      for (const child of [...children, panel.child, hosts.child, restricted.child]) child.kill();
      tls.close();
    },
  };
}
