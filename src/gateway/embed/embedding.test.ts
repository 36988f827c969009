import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Accounts } from '../accounts.ts';
import { acme, ENVIRONMENT, ORIGIN, writeConfig } from './embedding.fixture.ts';
import { createEmbedding } from './embedding.ts';
import { readTenants } from './tenants.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A file whose one account has the key of this variable. */
const withKey = (env: string) =>
  readTenants(
    writeConfig({ origin: ORIGIN, tenants: [acme({ accounts: { main: { hostup: { env } } } })] }),
    ENVIRONMENT,
  );

test('however quickly the file changes, each version lives until its own requests have ended', async () => {
  let closed = 0;
  const client = {
    get: () => Promise.reject(new Error('nothing is requested here')),
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
  };
  const urls = { hostup: 'https://hostup.example', vpsbg: 'https://vpsbg.example' };
  const [first, second, third] = await Promise.all(['MAIN', 'SECOND', 'OTHER'].map(withKey));
  if (!first || !second || !third) throw new Error('three versions are needed');
  const accounts = new Accounts(urls, { client });
  const embedding = createEmbedding(first, accounts);
  embedding.update(second);
  await vi.advanceTimersByTimeAsync(30_000);
  embedding.update(third);
  await vi.advanceTimersByTimeAsync(31_000);
  // A request that began with the second version may have half a minute left.
  expect(closed).toBe(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(closed).toBe(2);
  embedding.close();
  await accounts.close();
  expect(closed).toBe(3);
});
