import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Sdk from '../src/panel-sdk/drivebay-panel.ts';
import { DIST, runFile } from './processes.ts';
import { freePort, serve } from '../scripts/serve.mjs';

/** What the pages of these servers know. */
declare global {
  /** Host: of the plain script tag. */
  var DrivebayPanel: Pick<typeof Sdk, 'mount'>;
  /** Host: what the test mounted. */
  var panel: Sdk.Panel;
  /** Host: counts what was asked of it. */
  var asked: number;
  /** Host: what it was told. */
  var told: string[];
  /** Host: ends the token that is under way. */
  var fail: (error: Error) => void;
  /** Frame: everything it got, in order. */
  var got: { t: string; origin?: string; [field: string]: unknown }[];
  /** Frame: says hello with its nonce. */
  var greet: () => void;
  /** Frame: says this on the port. */
  var say: (message: unknown) => void;
}

const HOST_PAGE = `<!doctype html><title>Host</title>
<link rel="stylesheet" href="/host.css">
<script src="/drivebay-panel.iife.js"></script>
<div id="here"></div><div id="there"></div>`;

const FRAME_PAGE = `<!doctype html><title>Frame</title><script>
let port;
window.got = [];
const n = Array.from({ length: 22 }, () => 'abcdefgh'[Math.floor(Math.random() * 8)]).join('');
window.greet = () => parent.postMessage({ t: 'iso:hello', v: 1, n }, '*');
window.say = (message) => port.postMessage(message);
addEventListener('message', ({ data, origin, ports }) => {
  got.push({ ...data, origin });
  [port] = ports;
  port.onmessage = (event) => got.push(event.data);
});
greet();
</script>`;

/** What a careless panel gives every frame. */
const HOST_STYLE = 'iframe { box-sizing: border-box; padding: 10px !important; border: 5px solid }';

/**
 * A host page with the built SDK, and on another origin a page that plays the frame as it is told: what the real one
 * would never do, too. `otherFrameOrigin` is a second name of the frame's server.
 */
export async function startRig() {
  const frames = await serve(
    createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME_PAGE);
    }),
  );
  /** What stands where the frame should be, by tenant; `down` until `rise` is called. */
  let up = false;
  const troubled = await serve(
    createServer((request, response) => {
      const [, , tenant] = (request.url ?? '').split('/');
      const headers: Record<string, string> = { 'content-type': 'text/html' };
      if (tenant === 'down' && !up) {
        request.socket.destroy();
        return;
      }
      if (tenant === 'nobody') headers['x-frame-options'] = 'DENY';
      if (tenant === 'ancestors') headers['content-security-policy'] = `frame-ancestors ${hostOrigin}`;
      response.writeHead(200, headers).end(tenant === 'blank' ? '' : FRAME_PAGE);
    }),
  );
  const troubledOrigin = `http://127.0.0.1:${troubled.port}`;
  let hostOrigin = '';
  const frameOrigin = `http://127.0.0.1:${frames.port}`;
  const otherFrameOrigin = `http://localhost:${frames.port}`;
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; frame-src ${frameOrigin} ${otherFrameOrigin} ${troubledOrigin}`;
  const hosts = await serve(
    createServer((request, response) => {
      const answer = (type: string, body: string | Buffer) =>
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
      const path = request.url ?? '/';
      if (path === '/') answer('text/html', HOST_PAGE);
      // A third origin that frames the panel.
      else if (path === '/around') {
        const panel = `<!doctype html><iframe src="${hostOrigin}" width="900" height="700"></iframe>`;
        response.writeHead(200, { 'content-type': 'text/html' }).end(panel);
      } else if (path === '/host.css') answer('text/css', HOST_STYLE);
      else if (/^\/drivebay-panel\.(iife\.)?js$/.test(path)) {
        void readFile(join(DIST, 'panel-sdk', path)).then((bytes) => answer('text/javascript', bytes));
      } else response.writeHead(404).end();
    }),
  );
  hostOrigin = `http://localhost:${hosts.port}`;
  return {
    host: hostOrigin,
    /** Of a page that frames the panel. */
    around: `http://127.0.0.1:${hosts.port}/around`,
    /** Where tenant `blank`, `nobody`, `ancestors` and `down` are each in trouble of their own. */
    troubledOrigin,
    rise: () => void (up = true),
    frameOrigin,
    otherFrameOrigin,
    stop: () => Promise.all([frames.stop(), troubled.stop(), hosts.stop()]),
  };
}

/** The example panel of `npm run panel`, on free ports. */
export async function startExamplePanel(tokenSeconds: number) {
  const ports = await Promise.all([freePort(), freePort()]);
  const env = { PANEL_PORT: `${ports[0]}`, PORT: `${ports[1]}`, TOKEN_SECONDS: `${tokenSeconds}` };
  const running = await runFile(
    fileURLToPath(new URL('../examples/panel/start.mjs', import.meta.url)),
    [],
    env,
  );
  return { ...running, url: `http://localhost:${ports[0]}`, drivebay: `http://127.0.0.1:${ports[1]}` };
}
