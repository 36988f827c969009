import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProvider } from '../examples/oidc/provider.mjs';
import { freePort } from '../scripts/serve.mjs';
import { startGateway } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';

/** Who the identity provider knows, by subject. Its page has a button for each, and "Cancel". */
const PEOPLE = {
  vera: { name: 'Vera Viewer', groups: ['support'] },
  otto: { name: 'Otto Operator', groups: ['support-leads'] },
  nora: { name: 'Nora Newcomer', groups: [] },
};

const CLIENT_SECRET = 'e2e-client-secret-9c41d7';

/**
 * An identity provider and a gateway in staff mode on the sandbox: accounts `main` (the default one) and `second` (`large`).
 * A viewer has `main`, an operator both, with every action in `main`.
 *
 * @param change of the file that STAFF_CONFIG names
 */
export async function startDesk(sandbox: SandboxControl, change: Record<string, unknown> = {}) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const people: Record<string, { name: string; groups: string[] }> = structuredClone(PEOPLE);
  const provider = await startProvider({ gateway: origin, clientSecret: CLIENT_SECRET, people });
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-desk-'));
  const file = join(folder, 'staff.json');
  const auditLog = join(folder, 'audit.log');
  const content = {
    origin,
    issuer: provider.issuer,
    clientId: 'drivebay',
    clientSecret: { env: 'CLIENT_SECRET' },
    scopes: ['openid', 'profile', 'groups'],
    access: [
      { role: 'viewer', claims: { groups: ['support'] }, accounts: ['main'] },
      {
        role: 'operator',
        claims: { groups: ['support-leads'] },
        accounts: ['main', 'second'],
        actions: ['mount', 'unmount', 'download', 'delete', 'restart'],
      },
    ],
    accounts: {
      main: { hostup: { env: 'HOSTUP' }, vpsbg: { env: 'VPSBG' }, hostupWrite: { env: 'HOSTUP_WRITE' } },
      second: { hostup: { env: 'SECOND_HOSTUP' }, vpsbg: { env: 'SECOND_VPSBG' } },
    },
    contact: 'it-support@company.example',
    ...change,
  };
  writeFileSync(file, JSON.stringify(content));
  const [main, second] = [sandbox.keys('default'), sandbox.keys('large')];
  const gateway = await startGateway(sandbox, 'default', {
    PORT: String(port),
    HOSTUP_API_KEY: '',
    VPSBG_API_KEY: '',
    STAFF_CONFIG: file,
    AUDIT_LOG: auditLog,
    CLIENT_SECRET,
    HOSTUP: main.hostup,
    HOSTUP_WRITE: main.hostupWrite,
    VPSBG: main.vpsbg,
    SECOND_HOSTUP: second.hostup,
    SECOND_VPSBG: second.vpsbg,
  });
  return {
    origin,
    issuer: provider.issuer,
    /** Changes here are what the identity provider says from now on. */
    people,
    /** Changes the file; it is in use within three seconds. */
    rewrite: (more: Record<string, unknown>) => writeFileSync(file, JSON.stringify({ ...content, ...more })),
    /** What the gateway wrote down so far. */
    audit: (): unknown[] =>
      readFileSync(auditLog, 'utf8')
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    async stop() {
      await Promise.all([gateway.stop(), provider.stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}
