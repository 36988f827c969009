import { exportJWK } from 'jose';
import { newKeyPair } from '../scripts/key-pair.mjs';
import { findRedis, NO_REDIS, startRedis } from '../scripts/redis.mjs';
import { expect, test as base } from './drivebay.ts';
import { startDesk } from './staff-rig.ts';
import { choose, signIn } from './staff-pages.ts';

/** `npm run e2e:desk`: three gateways on one Redis, an identity provider, and a balancer that the tests turn. */
interface Rig {
  redis: Awaited<ReturnType<typeof startRedis>>;
  desk: Awaited<ReturnType<typeof startDesk>>;
}

const test = base.extend<Rig>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  redis: async ({}, provide) => {
    const program = findRedis();
    if (program === undefined) throw new Error(`npm run e2e:desk ${NO_REDIS}.`);
    const redis = await startRedis(program);
    await provide(redis);
    await redis.stop();
  },
  desk: async ({ sandbox, redis }, provide) => {
    const desk = await startDesk(sandbox, { shared: { replicas: 3, stateUrl: redis.url } });
    await provide(desk);
    await desk.stop();
  },
  baseURL: async ({ desk }, provide) => provide(desk.origin),
  expectFailedRequests: true,
});
test.describe.configure({ timeout: 90_000 });

test('signed in at one replica, one uses the second, and signing out at the third ends it everywhere', async ({
  page,
  context,
  desk,
  vps,
}) => {
  desk.use(0);
  const path = `/vps/${vps('ubuntu')}/iso?account=main`;
  await page.goto(path);
  desk.use(1);
  // Begun at the first, completed at the second.
  await page.getByRole('button', { name: 'Otto Operator' }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('heading', { level: 1, name: /^vps_ubuntu/ })).toBeVisible();
  const other = await context.newPage();
  desk.use(2);
  await other.goto('/isos?account=second');
  await expect(other.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
  await choose(other, /Sign out/);
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Drivebay');
  for (const replica of [0, 1, 2]) {
    desk.use(replica);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Example identity provider');
  }
});

test('the identity provider changes its keys: who is signed in goes on, and who signs in next is let in at every replica', async ({
  page,
  browser,
  desk,
}) => {
  desk.use(0);
  await signIn(page, '/isos?account=main', 'Vera Viewer');
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
  const { privateKey } = newKeyPair('rsa');
  await desk.rotateKeys([{ ...(await exportJWK(privateKey)), kid: 'new', alg: 'RS256', use: 'sig' }]);
  for (const replica of [0, 1, 2]) {
    desk.use(replica);
    const another = await browser.newContext({ baseURL: desk.origin });
    const tab = await another.newPage();
    await signIn(tab, '/isos?account=main', 'Vera Viewer');
    await expect(tab).toHaveURL('/isos?account=main');
    await expect(tab.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
    await another.close();
  }
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
});

test('Redis does not respond: an open page keeps what it has, a new one says so, and all goes on once it is back', async ({
  page,
  context,
  desk,
  redis,
  vps,
}) => {
  const path = `/vps/${vps('ubuntu')}/iso?account=main`;
  await signIn(page, path, 'Otto Operator');
  await expect(page.getByRole('heading', { level: 1, name: /^vps_ubuntu/ })).toBeVisible();
  redis.signal('SIGSTOP');
  await expect(
    page.getByText('The gateway cannot reach the state that its replicas share').first(),
  ).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('heading', { level: 1, name: /^vps_ubuntu/ })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/isos?account=main');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(
    'The state that replicas share cannot be reached',
  );
  redis.signal('SIGCONT');
  await expect(page.getByText('The gateway cannot reach the state that its replicas share')).toHaveCount(0, {
    timeout: 30_000,
  });
  await expect(async () => {
    await other.getByRole('link', { name: 'Retry' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Downloads');
  }).toPass({ timeout: 20_000 });

  // Emptied: nobody is signed in any more, and the page stays until they are.
  await redis.command('FLUSHALL');
  await expect(page.getByText('Your session has ended')).toBeVisible({ timeout: 30_000 });
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await opened;
  await expect(page.getByText('Your session has ended')).toHaveCount(0);
  expect(desk.audit()).toContainEqual(expect.objectContaining({ event: 'signed_in', who: 'staff:otto' }));
});
