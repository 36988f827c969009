import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { actionApi, ACTIONS } from '../contracts/gateway/actions.ts';
import { listen } from '../gateway/server.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { RESCUE, send } from './actions.fixture.ts';
import { compose } from './compose.ts';

async function start(environment: NodeJS.ProcessEnv) {
  const composition = await compose({ PORT: '0', LOG_LEVEL: 'silent', ...environment });
  const server = await listen(composition.app, composition.settings);
  onTestFinished(async () => {
    await server.close();
    await composition.close();
  });
  return { url: server.url, summary: composition.summary };
}

async function startReal(environment: NodeJS.ProcessEnv) {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const { hostup, hostupWrite } = sandbox.keys;
  const gateway = await start({
    HOSTUP_API_URL: sandbox.hostupUrl,
    HOSTUP_API_KEY: hostup,
    ALLOW_HTTP_UPSTREAM: '1',
    ...Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value === '*' ? hostupWrite : value]),
    ),
  });
  const writes = async () => {
    const response = await fetch(`${sandbox.controlUrl}/requests`);
    return (await response.text()).match(/"path":"[^"]*(?:\/actions\/|\/iso\/iso_)[^"]*"/g)?.length ?? 0;
  };
  return { ...gateway, writes };
}

const MOUNT = { body: { isoId: RESCUE, device: 'ide3' } };

test.each([
  ['nothing is set', {}],
  ['no key for actions is set', { ALLOW_ACTIONS: ACTIONS.join(',') }],
  ['no action is allowed', { HOSTUP_WRITE_KEY: '*' }],
])('the gateway only reads when %s: every other method is 405, on every path', async (_, environment) => {
  const { url, writes } = await startReal(environment);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    for (const path of [
      '/',
      '/api/session',
      '/api/hostup/vps/vps_ubuntu/iso',
      '/api/hostup/jobs/job_1',
      '/api/v2/vps/vps_ubuntu/iso/actions/mount',
      '/api/hostup/vps/vps_ubuntu/iso/actions/mount',
      actionApi.mount('vps_ubuntu'),
      actionApi.unmount('vps_ubuntu'),
      actionApi.download('vps_ubuntu'),
      actionApi.restart('vps_ubuntu'),
      actionApi.delete('vps_ubuntu', RESCUE),
    ]) {
      const reply = await send(url, path, method === 'DELETE' ? { method } : { method, ...MOUNT });
      expect([method, path, reply.status, reply.headers.get('allow')]).toEqual([
        method,
        path,
        405,
        'GET, HEAD',
      ]);
    }
  }
  expect(await writes()).toBe(0);
  expect(await (await fetch(`${url}/api/session`)).json()).toMatchObject({ actions: {} });
});

test('both together allow what is listed, and the audit is a file of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const AUDIT_LOG = join(folder, 'audit.log');
  const { url, writes, summary } = await startReal({
    ALLOW_ACTIONS: 'mount, unmount',
    HOSTUP_WRITE_KEY: '*',
    AUDIT_LOG,
  });
  expect(summary).toContain('actions: mount, unmount');
  expect((await send(url, actionApi.mount('vps_ubuntu'), MOUNT)).status).toBe(200);
  expect((await send(url, actionApi.restart('vps_ubuntu'), { body: {} })).code).toBe('action_not_allowed');
  expect(await writes()).toBe(1);
  const lines = readFileSync(AUDIT_LOG, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      event: 'intent',
      who: 'owner',
      action: 'mount',
      vps: 'vps_ubuntu',
      device: 'ide3',
    }),
    expect.objectContaining({ event: 'outcome', outcome: 'done', status: 200 }),
  ]);
});

test('the sandbox acts when it is allowed to, and only reads by default', async () => {
  const { url } = await start({ ALLOW_ACTIONS: 'mount' });
  expect((await send(url, actionApi.mount('vps_ubuntu'), MOUNT)).status).toBe(200);
  const reading = await start({});
  expect((await send(reading.url, actionApi.mount('vps_ubuntu'), MOUNT)).status).toBe(405);
});

test.each([
  [{ ALLOW_ACTIONS: 'mount,fly' }, 'ALLOW_ACTIONS must be a list of mount, unmount'],
  [{ ALLOW_ACTIONS: '*' }, 'ALLOW_ACTIONS must be a list'],
  [{ HOSTUP_WRITE_KEY: 'key-write' }, 'HOSTUP_WRITE_KEY is set without HOSTUP_API_KEY'],
  [{ HOSTUP_WRITE_KEY: 'same-key', HOSTUP_API_KEY: 'same-key' }, 'must be another key than HOSTUP_API_KEY'],
  [
    { HOSTUP_WRITE_KEY: 'key-write', EMBED_CONFIG: 'x.json' },
    'HOSTUP_WRITE_KEY cannot be set beside EMBED_CONFIG',
  ],
  [{ ALLOW_ACTIONS: 'mount', EMBED_CONFIG: 'x.json' }, 'ALLOW_ACTIONS cannot be set beside EMBED_CONFIG'],
  [{ AUDIT_LOG: '/nowhere/at/all/audit.log' }, 'which cannot be written to'],
])('%j is refused at the start', async (environment, words) => {
  await expect(compose({ PORT: '0', LOG_LEVEL: 'silent', ...environment })).rejects.toThrow(words);
});
