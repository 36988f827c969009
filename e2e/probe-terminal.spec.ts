import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, startSandbox, test } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';

const PROGRAM = fileURLToPath(new URL('../dist/gateway/drivebay.js', import.meta.url));

test.skip(
  spawnSync('script', ['--version']).status !== 0,
  '`script` of util-linux, which gives a program a terminal, is not here',
);

const VPS = 'vps_wholelibrary';

/** A sandbox of its own: the probe reports what other tests left in theirs, such as a clock that was moved. */
let sandbox: SandboxControl;
let stop: () => Promise<void>;
test.beforeEach(async () => {
  ({ control: sandbox, stop } = await startSandbox());
});
test.afterEach(() => stop());

/** `drivebay probe --actions` on a terminal where a person types this at its question. */
async function probe(typed: string) {
  const keys = sandbox.keys('default');
  const child = spawn(
    'script',
    ['-qec', `'${process.execPath}' '${PROGRAM}' probe --actions --vps ${VPS}`, '/dev/null'],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        SHELL: '/bin/sh',
        HOSTUP_API_KEY: keys.hostup,
        HOSTUP_WRITE_KEY: keys.hostupWrite,
        HOSTUP_API_URL: sandbox.hostupUrl,
        ALLOW_HTTP_UPSTREAM: '1',
        ALLOW_ACTIONS: 'mount,unmount',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let output = '';
  let isTyped = false;
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (isTyped || !output.includes('[y/N] ')) return;
    isTyped = true;
    child.stdin.write(`${typed}\n`);
  });
  const [code] = await once(child, 'exit');
  const calls = async (action: string) =>
    (await sandbox.log(`/api/v2/vps/${VPS}/iso/actions/${action}`)).count;
  return { code, output, isTyped, calls: [await calls('mount'), await calls('unmount')] };
}

for (const typed of ['n', '', 'yess'])
  test(`at "${typed}" the probe does nothing`, async () => {
    const { isTyped, output, calls } = await probe(typed);
    expect(isTyped).toBe(true);
    expect(output).toContain('No action was tried.');
    expect(calls).toEqual([0, 0]);
  });

test('at "y" the probe mounts an image and unmounts it', async () => {
  const { code, output, calls } = await probe('y');
  expect(calls).toEqual([1, 1]);
  expect(output).toContain('ASSUMED_MOUNT_TAKES_DEVICE');
  expect(code).toBe(0);
});
