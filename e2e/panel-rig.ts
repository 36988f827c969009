import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type * as Sdk from '../src/panel-sdk/drivebay-panel.ts';
import { expect, test as base } from '@playwright/test';
import { watch } from './drivebay.ts';
import { DIST } from './processes.ts';
import { serve } from '../scripts/serve.mjs';

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
  /** Host: ends the token that is being fetched. */
  var fail: (error: Error) => void;
  /** Host: lets the token come that hangs. */
  var comeLate: () => void;
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
async function startRig() {
  const frames = await serve(
    createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME_PAGE);
    }),
  );
  /** Tenants that are `down` until `rise` is called. */
  const risen = new Set<string>();
  /** Requests of tenants `slow` that have no response yet. */
  const slow = new Map<string, ServerResponse[]>();
  /** Requests so far, by tenant. */
  const requests = new Map<string, number>();
  let trouble = 0;
  const troubled = await serve(
    createServer((request, response) => {
      const [, , tenant = ''] = (request.url ?? '').split('/');
      const [kind] = tenant.split('-');
      const before = requests.get(tenant) ?? 0;
      requests.set(tenant, before + 1);
      const headers: Record<string, string> = { 'content-type': 'text/html' };
      if (kind === 'down' && !risen.has(tenant)) {
        request.socket.destroy();
        return;
      }
      if (kind === 'slow') {
        slow.set(tenant, [...(slow.get(tenant) ?? []), response]);
        return;
      }
      if ((kind === 'silent' || kind === 'half') && before === 0) {
        if (kind === 'half') response.writeHead(200, headers).write(FRAME_PAGE.slice(0, 60));
        return;
      }
      if (kind === 'nobody') headers['x-frame-options'] = 'DENY';
      if (kind === 'ancestors') headers['content-security-policy'] = `frame-ancestors ${hostOrigin}`;
      response.writeHead(200, headers).end(kind === 'blank' ? '' : FRAME_PAGE);
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
    /** Where the tenants of `tenantInTrouble` are. */
    troubledOrigin,
    /** A tenant that no other test has. The first page of `silent` never comes, of `half` only half of it. */
    tenantInTrouble: (kind: 'blank' | 'nobody' | 'ancestors' | 'slow' | 'silent' | 'half' | 'down'): string =>
      `${kind}-${(trouble += 1)}`,
    rise: (tenant: string) => void risen.add(tenant),
    requestsOf: (tenant: string) => requests.get(tenant) ?? 0,
    /** Sends the page to all that wait for it at a tenant `slow`. */
    respondToSlow(tenant: string) {
      for (const response of slow.get(tenant) ?? []) {
        response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME_PAGE);
      }
    },
    frameOrigin,
    otherFrameOrigin,
    stop: () => Promise.all([frames.stop(), troubled.stop(), hosts.stop()]),
  };
}

interface PanelThings {
  /** Set to `true` where errors and warnings on the console are part of the test. */
  expectComplaints: boolean;
  /** Where the page is that plays the frame. */
  frameOrigin: string;
}

/** `page` is the panel's, with the SDK in it. */
export const test = base.extend<PanelThings, { rig: Awaited<ReturnType<typeof startRig>> }>({
  rig: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, provide) => {
      const rig = await startRig();
      await provide(rig);
      await rig.stop();
    },
    { scope: 'worker' },
  ],
  expectComplaints: [false, { option: true }],
  frameOrigin: async ({ rig }, provide) => provide(rig.frameOrigin),
  page: async ({ page, rig, expectComplaints }, provide) => {
    const complaints = watch(page, false);
    await page.goto(rig.host);
    await provide(page);
    if (!expectComplaints) expect(complaints(), 'console, page errors and policy violations').toEqual([]);
  },
});

export { expect };
