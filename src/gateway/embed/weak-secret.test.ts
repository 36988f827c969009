import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isWeakSecret } from './weak-secret.ts';

test.each([
  'a'.repeat(32),
  'ab'.repeat(16),
  'abc'.repeat(40),
  'Passw0rd'.repeat(4),
  'changeme'.repeat(8),
  'x7$Kq9'.repeat(8),
  '0123456789abcdef0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyz012345',
  'zyxwvutsrqponmlkjihgfedcba987654',
  'qwertyuiopasdfghjklzxcvbnm123456',
  'aaaaaaaabbbbbbbbccccccccdddddddd',
  'a-string-secret-at-least-256-bits-long',
  'my-super-secret-key-for-jwt-signing-2024',
  'this-is-my-secret-key-change-me-please',
  'P@ssw0rdP4ssw0rd!secretsecretsecret',
  '00000000000000000000000000000000001',
  '11111111-1111-1111-1111-111111111111',
  ' '.repeat(40),
  'é'.repeat(32),
])('%s is weak', (secret) => {
  expect(isWeakSecret(secret)).toBe(true);
});

test('random text is not, as base64 and as 32 hexadecimal digits', () => {
  for (let n = 0; n < 5_000; n += 1) {
    // The same at every run.
    const bytes = createHash('sha256').update(String(n)).digest();
    const secrets = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex', 16)];
    expect(secrets.filter(isWeakSecret)).toEqual([]);
  }
});

test('a long passphrase of unusual words is not', () => {
  expect(isWeakSecret('gravel-otter-magnify-plinth-yonder-48')).toBe(false);
  expect(isWeakSecret('hidden-secret-of-thirty-two-bytes!')).toBe(false);
});
