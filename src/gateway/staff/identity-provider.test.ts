import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { IdentityProvider } from './identity-provider.ts';
import { readStaffConfig } from './staff-config.ts';
import { SECRETS, staffFile } from './staff.fixture.ts';

test('claims can be checked with a refresh token, or with an access token that has not expired', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-staff-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'staff.json');
  writeFileSync(file, JSON.stringify(staffFile('https://iso.company.example', 'https://id.company.example')));
  const provider = new IdentityProvider(readStaffConfig(file, SECRETS));
  const tokens = { access: 'a', refresh: null, accessEndsAt: Date.now() + 60_000 };
  expect(provider.canCheck(tokens)).toBe(true);
  expect(provider.canCheck({ ...tokens, accessEndsAt: Date.now() - 1 })).toBe(false);
  expect(provider.canCheck({ ...tokens, refresh: 'r', accessEndsAt: 0 })).toBe(true);
});
