import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtPrograms } from '../built-programs.mjs';
import { whyNotListening } from '../../scripts/programs.mjs';
import { startProvider } from './provider.mjs';

// Starts the built sandbox, the example identity provider, and the built gateway in staff mode. PORT and OIDC_PORT change
// where they listen, BASE_PATH the path that the gateway is served under, ORIGIN the origin of a TLS proxy in front of it.

const {
  OIDC_PORT = '4190',
  PORT = '4173',
  BASE_PATH = '',
  ORIGIN = `http://localhost:${PORT}`,
} = process.env;
const gateway = `${ORIGIN}${BASE_PATH}`;
const clientSecret = randomBytes(24).toString('base64url');
const { folder, start, stop } = builtPrograms('staff');

try {
  const provider = await startProvider({
    gateway,
    clientSecret,
    port: Number(OIDC_PORT),
    people: {
      vera: { name: 'Vera Viewer', groups: ['support'] },
      otto: { name: 'Otto Operator', groups: ['support-leads'] },
      nora: { name: 'Nora Newcomer', groups: [] },
    },
  }).catch((error) => {
    throw whyNotListening(error, 'OIDC_PORT');
  });
  const sandbox = JSON.parse(await start('sandbox', ['--port', '0'], {}));
  const actions = ['mount', 'unmount', 'download', 'delete', 'restart'];
  const accounts = ['main', 'large'];
  const file = join(folder, 'staff.json');
  writeFileSync(
    file,
    JSON.stringify({
      origin: ORIGIN,
      issuer: provider.issuer,
      clientId: 'drivebay',
      clientSecret: { env: 'STAFF_CLIENT_SECRET' },
      scopes: ['openid', 'profile', 'groups'],
      access: [
        { role: 'viewer', claims: { groups: ['support'] }, accounts: ['main'] },
        { role: 'operator', claims: { groups: ['support-leads'] }, accounts, actions },
      ],
      accounts: {
        main: {
          hostup: { env: 'MAIN_HOSTUP' },
          vpsbg: { env: 'MAIN_VPSBG' },
          hostupWrite: { env: 'MAIN_WRITE' },
        },
        large: { hostup: { env: 'LARGE_HOSTUP' }, vpsbg: { env: 'LARGE_VPSBG' } },
      },
      labels: { main: 'Main account', large: 'Reseller with 1,000 servers' },
      contact: 'it-support@company.example',
    }),
  );
  const { default: main, large } = sandbox.keys;
  await start('drivebay', [], {
    PORT,
    ...(BASE_PATH && { BASE_PATH }),
    STAFF_CONFIG: file,
    STAFF_CLIENT_SECRET: clientSecret,
    HOSTUP_API_URL: sandbox.hostupUrl,
    VPSBG_API_URL: sandbox.vpsbgUrl,
    ALLOW_HTTP_UPSTREAM: '1',
    MAIN_HOSTUP: main.hostup,
    MAIN_WRITE: main.hostupWrite,
    MAIN_VPSBG: main.vpsbg,
    LARGE_HOSTUP: large.hostup,
    LARGE_VPSBG: large.vpsbg,
  });
  console.log(`The desk is ready at ${gateway}/ (identity provider: ${provider.issuer})`);
} catch (error) {
  stop(1, error);
}
