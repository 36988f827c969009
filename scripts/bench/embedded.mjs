import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { SignJWT } from 'jose';
import { freePort, serve } from '../serve.mjs';
import { openPage, SLOW_4G } from './browser.mjs';
import { HERE, startEmbedGateway, startGateway } from './child.mjs';
import { MARK, startProvider, VPS } from './provider.mjs';
import { newKeyPair } from '../key-pair.mjs';

/** In the frame, first data may come this much later than on the page by itself. */
const AT_MOST = { ratio: 1.1 };

/**
 * First data in a panel's frame, from the SDK's `mount`, beside first data of the page by itself, from its request: on slow
 * 4G, processor slowed four times, a first and a second visit, by turns. The panel has an origin of its own, and its
 * backend signs each token on request. The panel's page names the gateway in a `preconnect`, as the SDK's README advises.
 *
 * @param {{ runs: number }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function embedded({ runs }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const panel = await startPanel(provider.url);
  const browser = await launchWithFrames();
  /** @type {Record<string, number[]>} */
  const samples = { 'direct, cold': [], 'direct, warm': [], 'frame, cold': [], 'frame, warm': [] };
  for (let run = -1; run < runs; run++) {
    /** @param {string} name @param {number} value */
    const note = (name, value) => run >= 0 && samples[name]?.push(value);
    const direct = await openPage(browser, SLOW_4G, MARK);
    for (const visit of ['cold', 'warm']) {
      note(`direct, ${visit}`, (await direct.load(`${gateway.url}/vps/${VPS}/iso`)).mark);
      await direct.page.waitForLoadState('networkidle');
    }
    await direct.close();
    const framed = await openPage(browser, SLOW_4G, MARK);
    for (const visit of ['cold', 'warm']) {
      await framed.page.goto(panel.url, { waitUntil: 'commit' });
      note(`frame, ${visit}`, await framedMark(framed.page));
      await framed.page.waitForLoadState('networkidle');
    }
    await framed.close();
  }
  await browser.close();
  await Promise.all([gateway.stop(), panel.stop(), provider.stop()]);

  return ['cold', 'warm'].flatMap((visit) => {
    /** @param {string} where */
    const measured = (where) => ({
      part: `slow 4G, ${visit}, data`,
      name: where,
      unit: 'ms',
      samples: samples[`${where}, ${visit}`] ?? [],
    });
    const base = measured('direct');
    return [base, { ...measured('frame'), base, atMost: AT_MOST }];
  });
}

/** One process for a page and its frames, so that both are slowed down. */
export function launchWithFrames() {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    args: ['--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process'],
  });
}

/** Ms from `mount` to the frame that shows the mark. @param {import('@playwright/test').Page} page */
export async function framedMark(page) {
  for (;;) {
    const [, frame] = page.frames();
    const at = await frame
      ?.evaluate(() => {
        const { mark } = Reflect.get(globalThis, 'seen') ?? { mark: 0 };
        return mark === 0 ? 0 : performance.timeOrigin + mark;
      })
      // The frame is still on its way to its page.
      .catch(() => 0);
    if (at) return at - (await page.evaluate(() => Reflect.get(globalThis, 'mountedAt')));
    await page.waitForTimeout(100);
  }
}

/**
 * A gateway that a panel embeds, and that panel.
 *
 * @param {string} provider base URL of both providers
 * @param {URL} [checkout] whose build they are
 */
export async function startPanel(provider, checkout = HERE) {
  const { publicKey, privateKey } = newKeyPair();
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-bench-'));
  writeFileSync(join(folder, 'panel.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  const frames = `http://127.0.0.1:${await freePort()}`;
  const server = createServer((request, response) => void respondTo(request, response));
  const { port, stop } = await serve(server);
  const origin = `http://localhost:${port}`;
  const account = { hostup: { env: 'HOSTUP' }, vpsbg: { env: 'VPSBG' } };
  writeFileSync(
    join(folder, 'embed.json'),
    JSON.stringify({
      origin: frames,
      tenants: [
        {
          id: 'panel',
          parents: [origin],
          issuer: 'panel',
          keyFile: 'panel.pem',
          accounts: { main: account },
        },
      ],
    }),
  );
  const gateway = await startEmbedGateway(
    provider,
    join(folder, 'embed.json'),
    new URL(frames).port,
    checkout,
  );
  const sdk = readFileSync(new URL('dist/panel-sdk/drivebay-panel.iife.js', checkout));
  const page = `<!doctype html><html lang="en"><title>Panel</title>
<link rel="preconnect" href="${frames}"><script src="/sdk.js"></script><h1>Panel</h1><div id="here"></div>
<script>mountedAt = performance.timeOrigin + performance.now();
DrivebayPanel.mount(document.getElementById('here'), { origin: '${frames}', tenant: 'panel', vpsId: '${VPS}',
fetchToken: async () => (await fetch('/token', { method: 'POST' })).text() });</script></html>`;

  function token() {
    const now = Math.floor(Date.now() / 1_000);
    const opens = { hostup: { vps: [VPS], library: 'all' }, vpsbg: { isos: [1, 2, 3] } };
    const whose = { iss: 'panel', sub: 'customer', jti: randomUUID(), role: 'customer', acct: 'main' };
    return new SignJWT({ aud: frames, parent: origin, iat: now, exp: now + 300, ...whose, ...opens })
      .setProtectedHeader({ alg: 'ES256', typ: 'iso-embed+jwt' })
      .sign(privateKey);
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async function respondTo({ url }, response) {
    if (url === '/sdk.js') {
      const headers = { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' };
      response.writeHead(200, headers).end(sdk);
    } else if (url === '/token') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(await token());
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    }
  }

  return {
    url: origin,
    async stop() {
      await Promise.all([gateway.stop(), stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}
