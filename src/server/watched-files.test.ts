import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EnvironmentError } from '../gateway/environment.ts';
import { Health } from '../gateway/health.ts';
import { NO_LOG } from '../gateway/log.ts';
import { NO_METER } from '../gateway/meter.ts';
import { readStaffConfig } from '../gateway/staff/staff-config.ts';
import { SECRETS, staffFile } from '../gateway/staff/staff.fixture.ts';
import { WatchedFiles } from './watched-files.ts';

test('of the file of staff /readyz has neither its path nor the names of accounts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-watched-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'staff.json');
  const write = (change?: Record<string, unknown>) =>
    writeFileSync(
      file,
      JSON.stringify(staffFile('https://iso.company.example', 'https://id.company.example', change)),
    );
  write();
  const health = new Health();
  const load = (files: Set<string>) => Promise.resolve(readStaffConfig(file, SECRETS, files));
  const given = { variable: 'STAFF_CONFIG', file };
  const files = new WatchedFiles(given, load, { log: NO_LOG, meter: NO_METER, health });
  onTestFinished(() => files.close());
  await files.read();
  files.watch(() => ({}));
  write({
    contact: '',
    labels: { 'acme-hosting': '' },
    accounts: { 'acme-hosting': { hostup: { env: 'NOT_SET' } } },
  });
  process.emit('SIGHUP');
  await expect.poll(() => health.readiness().checks.config?.status).toBe('degraded');
  const { detail = '' } = health.readiness().checks.config ?? {};
  expect(detail).toContain('STAFF_CONFIG: `contact` must not be empty.\nSTAFF_CONFIG');
  expect(detail).toContain('STAFF_CONFIG: `labels` must not be empty.');
  expect(detail).toContain('STAFF_CONFIG: `accounts.hostup.env` names a variable that is not set.');
  expect(detail).not.toContain(folder);
  expect(detail).not.toContain('acme-hosting');
});

test('a file whose path can no longer be looked up changes nothing but /readyz, and is read again once it can', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-watched-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'embed.json');
  writeFileSync(file, 'one');
  const health = new Health();
  const load = () => {
    try {
      return Promise.resolve(readFileSync(file, 'utf8'));
    } catch {
      throw new EnvironmentError('It cannot be read.');
    }
  };
  const files = new WatchedFiles({ variable: 'EMBED_CONFIG', file }, load, {
    log: NO_LOG,
    meter: NO_METER,
    health,
  });
  onTestFinished(() => files.close());
  await files.read();
  const applied: string[] = [];
  files.watch((text) => {
    applied.push(text);
    return {};
  });
  // ELOOP for everyone, as EACCES for those who may no longer enter the folder.
  rmSync(file);
  symlinkSync(file, file);
  await expect.poll(() => health.readiness().checks.config?.status, { timeout: 5_000 }).toBe('degraded');
  rmSync(file);
  writeFileSync(file, 'two');
  await expect.poll(() => applied, { timeout: 5_000 }).toEqual(['two']);
});
