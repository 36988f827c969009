import { createServer, request as httpRequest } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProvider } from '../examples/oidc/provider.mjs';
import { freePort, serve } from '../scripts/serve.mjs';
import { startGateway } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';

/** Who the identity provider knows, by subject. Its page has a button for each, and "Cancel". */
const PEOPLE = {
  vera: { name: 'Vera Viewer', groups: ['support'] },
  otto: { name: 'Otto Operator', groups: ['support-leads'] },
  nora: { name: 'Nora Newcomer', groups: [] },
};

const CLIENT_SECRET = 'e2e-client-secret-9c41d7';

interface DeskOptions {
  /** Of the file that STAFF_CONFIG names. */
  change?: Record<string, unknown>;
  /** Replicas that share this state, behind a balancer that has all requests go to one of them. Absent: one gateway. */
  shared?: { replicas: number; stateUrl: string };
  /** The path that it is served under, such as `/iso`. Absent: the root. */
  basePath?: string;
}

/**
 * An identity provider and a gateway in staff mode on the sandbox: accounts `main` (the default one) and `second` (`large`).
 * A viewer has `main`, an operator both, with every action in `main`.
 */
export async function startDesk(
  sandbox: SandboxControl,
  { change, shared, basePath = '' }: DeskOptions = {},
) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const people: Record<string, { name: string; groups: string[]; minutesAgo?: number }> =
    structuredClone(PEOPLE);
  const openProvider = (at?: { port: number; keys: object[] }) =>
    startProvider({ gateway: origin + basePath, clientSecret: CLIENT_SECRET, people, ...at });
  let provider = await openProvider();
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
  const environment = {
    HOSTUP_API_KEY: '',
    VPSBG_API_KEY: '',
    STAFF_CONFIG: file,
    AUDIT_LOG: auditLog,
    CLIENT_SECRET,
    ...(basePath && { BASE_PATH: basePath }),
    HOSTUP: main.hostup,
    HOSTUP_WRITE: main.hostupWrite,
    VPSBG: main.vpsbg,
    SECOND_HOSTUP: second.hostup,
    SECOND_VPSBG: second.vpsbg,
  };
  const { replicas, stateUrl } = shared ?? { replicas: 1, stateUrl: '' };
  const gateways = await Promise.all(
    Array.from({ length: replicas }, () =>
      startGateway(sandbox, 'default', {
        ...environment,
        PORT: shared ? '0' : String(port),
        ...(shared && { STATE_URL: stateUrl }),
      }),
    ),
  );
  const balancer = shared && (await startBalancer(port, gateways));
  return {
    origin,
    issuer: provider.issuer,
    /** From now on this replica gets all requests, 0 being the first. */
    use: (replica: number) => balancer?.use(replica),
    /** Starts the identity provider anew, with other keys. It has forgotten who signed in there. @param keys private JWKs */
    rotateKeys: async (keys: object[]) => {
      await provider.stop();
      provider = await openProvider({ port: Number(new URL(provider.issuer).port), keys });
    },
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
      await Promise.all([...gateways.map((gateway) => gateway.stop()), provider.stop(), balancer?.stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A balancer that passes each request on as it came, `Host` too. */
async function startBalancer(port: number, gateways: readonly { url: string }[]) {
  let [to] = gateways;
  const server = createServer((request, response) => {
    const { method, headers, url = '/' } = request;
    const onward = httpRequest(new URL(url, to?.url), { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  const { stop } = await serve(server, port);
  return { use: (replica: number) => (to = gateways[replica]), stop };
}
