import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { IDEMPOTENCY_KEY } from '../src/contracts/gateway/action-bodies.ts';
import { actionApi } from '../src/contracts/gateway/actions.ts';
import { urlIn } from './drivebay.ts';
import { DIST, endWithRunner } from './processes.ts';

/** A built gateway on the sandbox, whose signals are the test's own. */
async function start(env: Record<string, string>) {
  const child = endWithRunner(
    spawn(process.execPath, [join(DIST, 'gateway/drivebay.js')], {
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    }),
  );
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const line = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
  });
  const ended = once(child, 'exit');
  return { url: urlIn(line), child, printed: () => printed, ended };
}

test('SIGTERM: not ready at once, the listener open for SHUTDOWN_DELAY, and the end without an error', async () => {
  const { url, child, ended } = await start({ SHUTDOWN_DELAY: '3s' });
  const ready = new URL('readyz', url).href;
  expect((await fetch(ready)).status).toBe(200);
  const signalledAt = performance.now();
  child.kill('SIGTERM');
  await expect(async () => expect((await fetch(ready)).status).toBe(503)).toPass({ intervals: [50] });
  const isos = await fetch(new URL('api/vpsbg/isos', url));
  expect([isos.status, isos.headers.get('connection')]).toEqual([200, 'close']);
  expect(await ended).toEqual([0, null]);
  expect(performance.now() - signalledAt).toBeGreaterThan(3_000);
});

test('SIGTERM: an action whose browser has left is completed, and its outcome is in the audit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-operation-'));
  const audit = join(folder, 'audit.log');
  const { url, child, ended } = await start({ ALLOW_ACTIONS: 'mount', AUDIT_LOG: audit });
  const events = () =>
    readFileSync(audit, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { event, outcome } = Object(JSON.parse(line));
        return { event, outcome };
      });
  const browser = new AbortController();
  const sent = fetch(new URL(actionApi.mount('vps_actslow').slice(1), url), {
    method: 'POST',
    body: JSON.stringify({ isoId: 'iso_01hxb7c8d9e0f1g2h3j4k5m6n7', device: 'ide3' }),
    headers: { 'content-type': 'application/json', [IDEMPOTENCY_KEY]: 'one-intent-0123456789' },
    signal: browser.signal,
  });
  await expect.poll(events).toEqual([{ event: 'intent' }]);
  browser.abort();
  await expect(sent).rejects.toThrow('aborted');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(events()).toEqual([{ event: 'intent' }, { event: 'outcome', outcome: 'done' }]);
  rmSync(folder, { recursive: true });
});

test('a second signal ends it at once', async () => {
  const { child, printed, ended } = await start({ SHUTDOWN_DELAY: '10min' });
  child.kill('SIGINT');
  await expect.poll(printed).toContain('a second signal ends it at once');
  // Signals within half a second are one: npm passes on what the terminal sent already.
  await expect(async () => {
    child.kill('SIGINT');
    expect(child.exitCode).toBe(130);
  }).toPass();
  expect(await ended).toEqual([130, null]);
});
