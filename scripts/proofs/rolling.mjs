// `npm run rolling`: a browser opens 100 frames behind nginx while two gateways change from one build to the next and back. No
// frame may stay blank, and each replica must serve every script of both builds. It needs a build, nginx and Chromium.
import '../node-version.mjs';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { provideChromium } from '../chromium.mjs';
import { root } from '../run.mjs';
import { freePort, serve } from '../serve.mjs';
import { startFleet, startNginx } from './fleet.mjs';
import { renameScripts } from './next-build.mjs';

const FRAMES = 100;
const AT_A_TIME = 3;
const DEADLINE_MS = 20_000;
const DIST = join(root, 'dist');

/**
 * The same app as the next build would name it: no script has the name it had.
 *
 * @param {string} folder
 */
function nextBuild(folder) {
  const build = join(folder, 'dist');
  mkdirSync(folder, { recursive: true });
  cpSync(DIST, build, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  renameScripts(build);
  return build;
}

/** @param {string} dist */
const scriptsOf = (dist) => readdirSync(join(dist, 'app/assets')).filter((name) => name.endsWith('.js'));

const folder = mkdtempSync(join(tmpdir(), 'drivebay-rolling-'));
const next = nextBuild(join(folder, 'next'));
const nginxPort = await freePort();

/** @type {(sub: string) => Promise<string>} */
let mint = () => Promise.reject(new Error('no fleet yet'));
let visitors = 0;
const sdk = readFileSync(join(DIST, 'panel-sdk/drivebay-panel.iife.js'), 'utf8');
const page = `<!doctype html><title>Panel</title><div id="place"></div><script src="/sdk.js"></script><script>
DrivebayPanel.mount(document.querySelector('#place'), {
  origin: 'http://localhost:${nginxPort}', tenant: 'acme', vpsId: 'vps_ubuntu',
  fetchToken: async () => (await fetch('/token')).text(),
});</script>`;
const panel = await serve(
  createServer((request, response) => {
    if (request.url !== '/token') {
      const isScript = request.url === '/sdk.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? sdk : page);
      return;
    }
    visitors += 1;
    mint(`visitor-${visitors}`).then(
      (token) => response.end(token),
      () => response.writeHead(500).end(),
    );
  }),
);
const panelUrl = `http://localhost:${panel.port}`;

const ASSETS_DIR = join(folder, 'assets');
const fleet = await startFleet(2, {
  nginxPort,
  parents: [panelUrl],
  env: { ASSETS_DIR, SHUTDOWN_DELAY: '500ms' },
});
mint = (sub) => fleet.mint(sub);
const nginx = await startNginx(fleet.folder, fleet.replicas, nginxPort);
const browser = await chromium.launch({
  executablePath: provideChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

let opened = 0;
let blank = 0;
let restarts = 0;

async function openFrames() {
  while (opened < FRAMES) {
    opened += 1;
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(panelUrl);
    const drives = tab.frameLocator('iframe').getByRole('region', { name: 'Next start' });
    await drives.waitFor({ timeout: DEADLINE_MS }).catch(async () => {
      blank += 1;
      console.log(`Blank after ${DEADLINE_MS / 1_000} s: ${await textOf(tab)}`);
    });
    await context.close();
  }
}

/** @param {import('@playwright/test').Page} tab */
const textOf = (tab) =>
  tab
    .frameLocator('iframe')
    .locator('body')
    .innerText({ timeout: 2_000 })
    .catch(() => 'nothing');

const isDone = () => opened >= FRAMES;

async function roll() {
  while (!isDone()) {
    for (const replica of fleet.replicas) {
      replica.dist = replica.dist === next ? DIST : next;
      await replica.restart();
      restarts += 1;
      // Two versions run for a while.
      await new Promise((resolve) => {
        setTimeout(resolve, 2_000);
      });
    }
  }
}

await Promise.all([roll(), ...Array.from({ length: AT_A_TIME }, openFrames)]);
let missing = 0;
for (const { url } of fleet.replicas) {
  for (const name of [...scriptsOf(DIST), ...scriptsOf(next)]) {
    if ((await fetch(`${url}/assets/${name}`)).status !== 200) missing += 1;
  }
}
console.log(`${opened} frames opened during ${restarts} restarts with another build: ${blank} blank`);
console.log(`${missing} scripts of either build missing at either replica`);
await browser.close();
await nginx.stop();
await fleet.stop();
await panel.stop();
rmSync(folder, { recursive: true });
process.exitCode = blank + missing === 0 ? 0 : 1;
