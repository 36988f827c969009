import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startFleet } from '../scripts/proofs/fleet.mjs';
import { serve } from '../scripts/serve.mjs';
import { buildWithout } from './builds.ts';
import { expect, startGateway, test } from './drivebay.ts';
import { DIST } from './processes.ts';

test.use({ expectFailedRequests: true });
// Each starts two gateways, one after the other.
test.slow();

test('a part that is gone, in a panel’s frame: a sentence with Reload, part_lost for onError, and Reload mends it', async ({
  context,
}) => {
  // A page of its own: the browser reports the lost script on the console.
  const page = await context.newPage();
  const sdk = readFileSync(join(DIST, 'panel-sdk/drivebay-panel.iife.js'), 'utf8');
  const mount = () => `DrivebayPanel.mount(document.querySelector('#place'), {
    origin: '${replica?.url}', tenant: 'acme', vpsId: 'vps_ubuntu',
    fetchToken: async () => (await fetch('/token')).text(),
    onError: ({ code }) => { document.querySelector('output').textContent += code; },
  });`;
  const panel = await serve(
    createServer((request, response) => {
      if (request.url === '/token') void fleet.mint('customer').then((token) => response.end(token));
      else if (request.url === '/panel.js') response.end(`${sdk};${mount()}`);
      else {
        response.setHeader('content-type', 'text/html');
        response.end(
          '<!doctype html><output></output><div id="place"></div><script src="/panel.js"></script>',
        );
      }
    }),
  );
  const panelUrl = `http://localhost:${panel.port}`;
  const fleet = await startFleet(1, {
    dist: buildWithout(/^vps\._vpsId/),
    parents: [panelUrl],
    env: { SHUTDOWN_DELAY: '0' },
  });
  const [replica] = fleet.replicas;
  await page.goto(panelUrl);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('main')).toContainText('A part of Drivebay could not be loaded');
  await expect(page.locator('output')).toContainText('part_lost');

  if (replica) replica.dist = DIST;
  await replica?.restart();
  await frame.getByRole('button', { name: 'Reload' }).click();
  await expect(frame.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu');
  await page.close();
  await fleet.stop();
  await panel.stop();
});

test('the first script is gone: the note says so, and its link reloads the page', async ({
  context,
  sandbox,
}) => {
  const page = await context.newPage();
  const gateway = await startGateway(sandbox, 'default', {}, buildWithout(/^index-.*\.js/));
  await page.goto(new URL('support', gateway.url).href);
  await expect(page.getByText('Drivebay has not started yet')).toBeVisible();
  await gateway.stop();
  const { port } = new URL(gateway.url);
  const whole = await startGateway(sandbox, 'default', { PORT: port });
  await page.getByRole('link', { name: 'reload', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What did the customer send?' })).toBeVisible();
  await expect(page).toHaveURL(/\/support$/);
  await page.close();
  await whole.stop();
});
