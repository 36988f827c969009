import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
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
  /** Host: all that the test mounted, where that is more than one. */
  var panels: Sdk.Panel[];
  /** Host: calls of `fetchToken`. */
  var fetches: number;
  /** Host: what the SDK reported. */
  var reports: string[];
  /** Host: ends the token that is under way. */
  var fail: (error: Error) => void;
  /** Frame: everything it received, in order. */
  var got: { t: string; origin?: string; [field: string]: unknown }[];
  /** Frame: sends a hello with its nonce. */
  var greet: () => void;
  /** Frame: sends this on the port. */
  var sendOnPort: (message: unknown) => void;
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
window.sendOnPort = (message) => port.postMessage(message);
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
 * A host page with the built SDK, and on another origin a page that plays the frame as the test has it: what the real one
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
  /** Requests of tenant `slow` that have no response yet. */
  const slow: ServerResponse[] = [];
  let slowRequests = 0;
  /** Requests so far of each tenant whose first page never comes, or only half of it. */
  const hangs = { silent: 0, half: 0 };
  const troubled = await serve(
    createServer((request, response) => {
      const [, , tenant] = (request.url ?? '').split('/');
      const headers: Record<string, string> = { 'content-type': 'text/html' };
      if (tenant === 'down' && !up) {
        request.socket.destroy();
        return;
      }
      if (tenant === 'slow') {
        slowRequests += 1;
        slow.push(response);
        return;
      }
      if ((tenant === 'silent' || tenant === 'half') && hangs[tenant]++ === 0) {
        if (tenant === 'half') response.writeHead(200, headers).write(FRAME_PAGE.slice(0, 60));
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
      const respond = (type: string, body: string | Buffer) =>
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
      const path = request.url ?? '/';
      if (path === '/') respond('text/html', HOST_PAGE);
      // A third origin that frames the panel.
      else if (path === '/around') {
        const panel = `<!doctype html><iframe src="${hostOrigin}" width="900" height="700"></iframe>`;
        response.writeHead(200, { 'content-type': 'text/html' }).end(panel);
      } else if (path === '/host.css') respond('text/css', HOST_STYLE);
      else if (/^\/drivebay-panel\.(iife\.)?js$/.test(path)) {
        void readFile(join(DIST, 'panel-sdk', path)).then((bytes) => respond('text/javascript', bytes));
      } else response.writeHead(404).end();
    }),
  );
  hostOrigin = `http://localhost:${hosts.port}`;
  return {
    host: hostOrigin,
    /** Of a page that frames the panel. */
    around: `http://127.0.0.1:${hosts.port}/around`,
    /** Where tenant `blank`, `nobody`, `ancestors`, `slow`, `silent`, `half` and `down` are each in trouble of their own. */
    troubledOrigin,
    rise: () => void (up = true),
    slowRequests: () => slowRequests,
    hangs,
    /** Sends the page to all that wait for it at tenant `slow`. */
    respondToSlow() {
      for (const response of slow.splice(0)) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME_PAGE);
      }
    },
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
