import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, FrameLocator, Page } from '@playwright/test';
import { SignJWT } from 'jose';
import * as v from 'valibot';
import { freePort, listen } from '../scripts/serve.mjs';
import { expect, startGateway, test as base } from './drivebay.ts';
import { newKeyPair } from '../scripts/key-pair.mjs';

/** What a panel received from its frame on the port. */
const received = v.array(v.looseObject({ t: v.string() }));

/** Where the frame and the pages that may hold it, or may not, are reached: four origins. */
export interface Places {
  gateway: string;
  /** In the allowlist. */
  panel: string;
  /** Another port of the same host name. */
  stranger: string;
  /** The same port as `panel`, by another host name. */
  alias: string;
  mint: (change?: Record<string, unknown>) => Promise<string>;
  /** From here on tokens are another person's: what one person may request a minute is not shared by the tests. */
  nextPerson: () => void;
}

/** A panel by hand: it speaks the raw protocol, so that wrong messages can be sent too. */
const PANEL_PAGE = `<!doctype html><html lang="en"><head><title>Panel</title></head><body>
<main><h1>Panel</h1><button>Before</button><div id="place"></div><button>After</button></main>
<script>
const host = (window.host = { hellos: [], received: [], tokens: [], responds: true, grow: null, options: {} });
const frame = () => document.querySelector('iframe');
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame()?.contentWindow || data?.t !== 'iso:hello') return;
  host.hellos.push({ origin, data });
  if (host.responds) host.respond();
});
host.mount = (src, { width = 800, height = 500, style = '', referrerPolicy = 'strict-origin', name = '' } = {}) => {
  host.gateway = new URL(src).origin;
  document.querySelector('#place').innerHTML =
    '<iframe title="ISO media" name="' + name.replaceAll('"', '&quot;') + '" style="border:0;' + style + '" width="' + width + '" height="' + height +
    '" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write" referrerpolicy="' + referrerPolicy + '" src="' + src + '"></iframe>';
};
host.respond = (change = {}, to = host.gateway) => {
  const channel = new MessageChannel();
  const port = channel.port1;
  port.onmessage = ({ data }) => {
    host.received.push(data);
    if (data.t === 'resize' && host.grow !== null) frame().height = data.height + host.grow;
    if (data.t === 'needToken' && host.tokens.length > 0) port.postMessage({ t: 'token', token: host.tokens.shift() });
  };
  host.port = port;
  const n = host.hellos.at(-1)?.data.n ?? 'A'.repeat(22);
  frame().contentWindow.postMessage({ t: 'iso:init', v: 1, n, token: host.token, theme: 'light', locale: 'en', ...host.options, ...change }, to, [channel.port2]);
};
</script></body></html>`;

/** What a token opens: one VPS of the test's own and one ISO. */
export function opens(vpsId: string, more: object = {}) {
  return { hostup: { vps: [vpsId], library: 'all' }, vpsbg: { isos: [1] }, ...more };
}

/** The panel's page as a test drives it. */
export class Panel {
  constructor(
    readonly page: Page,
    private readonly places: Places,
  ) {}

  get frame(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  /** The frame's own page. */
  get inside(): Frame {
    const [, frame] = this.page.frames();
    if (!frame) throw new Error('the panel has no frame');
    return frame;
  }

  /** Opens the panel's page, which is ready to respond with `token`, and puts the frame into it. */
  async open(path: string, token: string, options: Record<string, unknown> = {}): Promise<void> {
    const { at = this.places.panel, host = {}, ...frame } = options;
    await this.page.goto(`${String(at)}/`);
    await this.run(`Object.assign(host, ${JSON.stringify({ token, ...Object(host) })})`);
    await this.run(
      `host.mount(${JSON.stringify(`${this.places.gateway}/embed/acme${path}`)}, ${JSON.stringify(frame)})`,
    );
  }

  /** Runs a line of script in the panel's page. */
  async run(script: string): Promise<unknown> {
    return this.page.evaluate(script);
  }

  async send(message: unknown): Promise<void> {
    await this.run(`host.port.postMessage(${JSON.stringify(message)})`);
  }

  /** The messages of one type from the frame. */
  async received(type: string) {
    return v.parse(received, await this.run('host.received')).filter(({ t }) => t === type);
  }

  async hellos(): Promise<number> {
    return v.parse(v.number(), await this.run('host.hellos.length'));
  }
}

export const test = base.extend<{ panel: Panel }, { places: Places }>({
  places: [
    async ({ sandbox }, provide) => {
      const pages = createServer(({ url = '/' }, response) => {
        const headers: Record<string, string> = { 'content-type': 'text/html', 'cache-control': 'no-store' };
        if (url.startsWith('/no-referrer')) headers['referrer-policy'] = 'no-referrer';
        response.writeHead(200, headers).end(PANEL_PAGE);
      });
      const strangers = createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end(PANEL_PAGE);
      });
      const [port, strangePort, gatewayPort] = await Promise.all([
        listen(pages),
        listen(strangers),
        freePort(),
      ]);
      const gateway = `http://127.0.0.1:${gatewayPort}`;
      const panel = `http://localhost:${port}`;
      const folder = mkdtempSync(join(tmpdir(), 'drivebay-e2e-'));
      const { publicKey, privateKey } = newKeyPair();
      writeFileSync(join(folder, 'acme.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
      const config = {
        origin: gateway,
        tenants: [
          {
            id: 'acme',
            // The second is never there: to greet it would be an error on the console of every test.
            parents: [panel, 'https://support.acme.example'],
            issuer: 'acme',
            keyFile: 'acme.pem',
            // A token allows none of them unless it names them.
            actions: ['mount', 'unmount', 'download', 'delete', 'restart'],
            accounts: {
              main: {
                hostup: { env: 'HOSTUP' },
                vpsbg: { env: 'VPSBG' },
                hostupWrite: { env: 'HOSTUP_WRITE' },
              },
            },
          },
        ],
      };
      writeFileSync(join(folder, 'embed.json'), JSON.stringify(config));
      const keys = sandbox.keys('default');
      const running = await startGateway(sandbox, 'default', {
        PORT: String(gatewayPort),
        HOSTUP_API_KEY: '',
        VPSBG_API_KEY: '',
        EMBED_CONFIG: join(folder, 'embed.json'),
        HOSTUP: keys.hostup,
        HOSTUP_WRITE: keys.hostupWrite,
        VPSBG: keys.vpsbg,
      });
      let person = 0;
      const mint = (change: Record<string, unknown> = {}) => {
        const now = Math.floor(Date.now() / 1_000);
        const claims = { aud: gateway, iss: 'acme', sub: `customer-${person}`, jti: randomUUID(), iat: now };
        const opens = { parent: panel, acct: 'main', role: 'customer', exp: now + 300 };
        return new SignJWT({ ...claims, ...opens, ...change })
          .setProtectedHeader({ alg: 'ES256', typ: 'iso-embed+jwt' })
          .sign(privateKey);
      };
      await provide({
        gateway,
        panel,
        stranger: `http://localhost:${strangePort}`,
        alias: `http://127.0.0.1:${port}`,
        mint,
        nextPerson: () => void (person += 1),
      });
      await running.stop();
      pages.close();
      strangers.close();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ places }, provide) => provide(places.gateway),
  panel: async ({ page, places }, provide) => {
    places.nextPerson();
    await provide(new Panel(page, places));
  },
});

export { expect };
