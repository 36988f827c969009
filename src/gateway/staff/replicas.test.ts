import { createClient } from '@redis/client';
import { expect, onTestFinished, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { Accounts } from '../accounts.ts';
import { createGateway } from '../app.ts';
import { logAudit } from '../actions/audit.ts';
import { NO_LOG } from '../log.ts';
import { NO_METER } from '../meter.ts';
import { listen } from '../server.ts';
import { RedisState } from '../state/redis-state.ts';
import { redisProgram, startRedis } from '../state/redis.fixture.ts';
import { respondJson, startUpstream, TEST_LIMITS } from '../upstream.fixture.ts';
import { SESSION_COOKIE } from './cookies.ts';
import type { StaffConfig } from './staff-config.ts';
import { createStaffEntry } from './staff-entry.ts';
import { Browser, exchange, SECRETS, startStaff } from './staff.fixture.ts';
import { Staff } from './staff.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso?account=main';

async function connected(url: string) {
  const state = new RedisState(url, 'staff');
  onTestFinished(() => state.close());
  await expect
    .poll(() => state.get(['any']).catch(() => 'not yet'), { timeout: 10_000 })
    .toEqual([undefined]);
  return state;
}

/** Every key and every text that the server has. */
async function textsIn(url: string): Promise<string> {
  const client = createClient({ url });
  await client.connect();
  const keys = await client.keys('*');
  const texts = await Promise.all(
    keys.map(async (key) => ((await client.type(key)) === 'string' ? client.get(key) : '')),
  );
  client.destroy();
  return JSON.stringify([keys, texts]);
}

/** One more gateway with the same file. @returns its address: a balancer would pass the Host of the others on */
async function replica(config: StaffConfig, upstreamUrl: string, redis: string) {
  const state = await connected(redis);
  const parts = { log: NO_LOG, meter: NO_METER, state, audit: logAudit(NO_LOG) };
  const accounts = new Accounts({ hostup: upstreamUrl, vpsbg: `${upstreamUrl}/v1` }, parts);
  const staff = new Staff(config, { ...parts, accounts });
  const app = createGateway({ mode: 'staff', host: '127.0.0.1' }, { staff: createStaffEntry(staff, parts) });
  const server = await listen(app, { port: 0, host: '127.0.0.1' }, TEST_LIMITS);
  onTestFinished(async () => {
    staff.close();
    await Promise.all([server.close(), accounts.close()]);
  });
  return server.url;
}

test.skipIf(!redisProgram)(
  'three replicas share a session, its end, and nothing that the state could tell anyone',
  { timeout: 30_000 },
  async () => {
    const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
    const redis = await startRedis();
    const state = await connected(redis.url);
    const first = await startStaff(upstream.url, { state });
    const others = await Promise.all([
      replica(first.staff.config, upstream.url, redis.url),
      replica(first.staff.config, upstream.url, redis.url),
    ]);
    const browser = new Browser();
    await browser.signIn(first.origin, 'ann');
    const id = browser.cookies(first.origin).get(SESSION_COOKIE) ?? '';
    const headers = { host: new URL(first.origin).host, cookie: `${SESSION_COOKIE}=${id}` };
    const statuses = () =>
      Promise.all(others.map(async (url) => (await exchange(url + MEDIA, { headers })).status));
    expect(await statuses()).toEqual([200, 200]);
    const kept = await textsIn(redis.url);
    expect(kept).toContain('staff:session:');
    for (const secret of [id, 'Ann Viewer', ...Object.values(SECRETS)]) expect(kept).not.toContain(secret);
    await browser.send(`${first.origin}/auth/logout`, { method: 'POST', headers: { origin: first.origin } });
    expect(await statuses()).toEqual([401, 401]);
  },
);
