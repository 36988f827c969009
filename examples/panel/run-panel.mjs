import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { builtPrograms } from '../built-programs.mjs';
import { whyNotListening } from '../../scripts/programs.mjs';
import { createPanel } from './panel-server.mjs';

const TENANT = 'example';

/**
 * Starts the built sandbox, the built gateway in embed mode, and a panel that embeds it on an origin of its own. PANEL_PORT, PORT
 * and TOKEN_SECONDS change where they listen and how long a token is good.
 *
 * @param {(panel: import('node:http').Server) => import('node:http').Server} [around] what listens in the panel's place, and
 *   hands requests on to it
 */
export async function runPanel(around = (panel) => panel) {
  const { PANEL_PORT = '4180', PORT = '4173', TOKEN_SECONDS = '300' } = process.env;
  // Two names of loopback: to a browser they are two sites, as a panel and Drivebay are.
  const origin = `http://localhost:${PANEL_PORT}`;
  const drivebay = `http://127.0.0.1:${PORT}`;

  const { folder, start, stop } = builtPrograms('panel');
  const { publicKey, privateKey } = await generateKeyPair('ES256');

  const panel = createPanel({
    drivebay,
    tenant: TENANT,
    origin,
    signingKey: privateKey,
    tokenSeconds: Number(TOKEN_SECONDS),
  });

  try {
    const sandbox = JSON.parse(await start('sandbox', ['--port', '0'], {}));
    const configFile = join(folder, 'embed.json');
    const tenant = {
      id: TENANT,
      parents: [origin],
      issuer: origin,
      jwks: { keys: [await exportJWK(publicKey)] },
      // What its tokens may allow at most. The account's second key is for actions alone.
      actions: ['mount', 'unmount', 'download', 'delete', 'restart'],
      accounts: {
        main: {
          hostup: { env: 'PANEL_HOSTUP_KEY' },
          hostupWrite: { env: 'PANEL_HOSTUP_WRITE_KEY' },
          vpsbg: { env: 'PANEL_VPSBG_KEY' },
        },
      },
    };
    writeFileSync(configFile, JSON.stringify({ origin: drivebay, tenants: [tenant] }));
    await start('drivebay', [], {
      PORT,
      EMBED_CONFIG: configFile,
      HOSTUP_API_URL: sandbox.hostupUrl,
      VPSBG_API_URL: sandbox.vpsbgUrl,
      ALLOW_HTTP_UPSTREAM: '1',
      PANEL_HOSTUP_KEY: sandbox.keys.default.hostup,
      PANEL_HOSTUP_WRITE_KEY: sandbox.keys.default.hostupWrite,
      PANEL_VPSBG_KEY: sandbox.keys.default.vpsbg,
    });
    const server = around(panel);
    server.once('error', (error) => stop(1, whyNotListening(error, 'PANEL_PORT')));
    server.listen(Number(PANEL_PORT), '127.0.0.1', () => {
      console.log(`The example panel is ready at ${origin}/ (Drivebay in its frame: ${drivebay})`);
    });
  } catch (error) {
    stop(1, error);
  }
}
