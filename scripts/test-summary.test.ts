import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './run.mjs';

test('npm test counts a step that ends it as a failure, and leaves no file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-summary-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, TEMP: folder, CHROMIUM_PATH: join(folder, 'no-chromium') },
    // It must not come as far as these tests.
    timeout: 30_000,
  });
  expect(stderr).toContain('CHROMIUM_PATH names no file');
  expect(stdout).toMatch(/\nchromium +\d+\.\d s\nStopped: chromium failed\.\n0 passed, 1 failed\n$/);
  expect([status, readdirSync(folder)]).toEqual([1, []]);
}, 60_000);
