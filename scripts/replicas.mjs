// `npm run replicas [-- --seconds 75 --only calls,limit,token,faults,latency,table]`: what several gateways with one state cost the provider and
// their viewers, beside one gateway. Needs a Redis or Valkey and nginx; takes about 9 minutes, `--only table` about 5.
import './node-version.mjs';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { provideNginx } from './nginx.mjs';
import { optionsOf, stop } from './programs.mjs';
import { findRedis, NO_REDIS, startRedis } from './redis.mjs';

const PARTS = ['calls', 'limit', 'token', 'faults', 'latency', 'table'];
const values = optionsOf({
  seconds: { type: 'string', default: '75' },
  only: { type: 'string', default: PARTS.join() },
});
const seconds = Number(values.seconds);
const only = new Set(values.only.split(','));
if (!(seconds >= 20) || [...only].some((part) => !PARTS.includes(part))) {
  stop(`--seconds is at least 20, and --only some of ${PARTS.join(', ')}.`, 2);
}
const redisProgram = findRedis() ?? stop(`npm run replicas ${NO_REDIS}.`);
const nginx = provideNginx();
install();
build();
// Only now, since they need the packages and the build.
const { makeTenant, startBalancer, startGateway, startSandbox } = await import('./replicas/processes.mjs');
const { send, watch } = await import('./replicas/viewers.mjs');

const VPS = 'vps_ubuntu';
const VIEWERS = 20;
const missed = new Set();

/** @param {string} name @param {string | number} value @param {boolean} [holds] */
function print(name, value, holds) {
  if (holds === false) missed.add(name);
  const verdict = holds === undefined ? '' : holds ? '  ok' : '  MISSED';
  console.log(`${name.padEnd(70)} ${String(value).padStart(10)}${verdict}`);
}

const quantile = (/** @type {number[]} */ all, /** @type {number} */ q) =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(q * all.length))] ?? Number.NaN;

/**
 * Runs something on so many gateways behind nginx.
 *
 * @template T
 * @param {{ replicas: number, state?: boolean, limit?: number }} options
 * @param {(rig: Awaited<ReturnType<typeof start>>) => Promise<T>} run
 */
async function withGateways(options, run) {
  const rig = await start(options);
  try {
    return await run(rig);
  } finally {
    await rig.stop();
  }
}

/** @param {{ replicas: number, state?: boolean, limit?: number }} options */
async function start({ replicas, state = replicas > 1, limit }) {
  const sandbox = await startSandbox(limit);
  const tenant = makeTenant(sandbox);
  let redis = state ? await startRedis(redisProgram) : undefined;
  const env = { ...tenant.env, ...(redis && { STATE_URL: redis.url }) };
  const gateways = await Promise.all(Array.from({ length: replicas }, () => startGateway(env)));
  const balancer = await startBalancer(
    nginx,
    gateways.map(({ url }) => url),
  );
  return {
    sandbox,
    tenant,
    gateways,
    /** How often a gateway lost the state: on a machine with other work it may be slow. */
    losses: () => gateways.flatMap(({ log }) => log.join('').match(/shared state is lost/g) ?? []).length,
    url: balancer.url,
    redis: () => redis ?? stop('There is no Redis in this run.'),
    restartRedis: async () => {
      const { port, stop: kill } = redis ?? stop('There is no Redis in this run.');
      await kill();
      await sleep(5_000);
      redis = await startRedis(redisProgram, { port });
    },
    /** @param {number} count @param {number} length s */
    watch: (count, length) => watch(balancer.url, { count, seconds: length, vps: VPS, token: tenant.token }),
    stop: async () => {
      await balancer.stop();
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await Promise.all([redis?.stop(), sandbox.stop()]);
      tenant.remove();
    },
  };
}

let callsOfOne = Number.NaN;
if (only.has('calls') || only.has('faults')) {
  console.log(`\n${VIEWERS} viewers, ${seconds} s`);
  callsOfOne = await withGateways({ replicas: 1 }, async ({ watch, sandbox }) => {
    const { requests, failed } = await watch(VIEWERS, seconds);
    const { calls } = await sandbox.requests();
    print('one gateway, in memory: provider calls', calls);
    print(`one gateway, in memory: failed of ${requests} requests`, failed, failed === 0);
    return calls;
  });
}
if (only.has('calls')) {
  await withGateways({ replicas: 3 }, async ({ watch, sandbox, losses }) => {
    const { requests, failed } = await watch(VIEWERS, seconds);
    const { calls } = await sandbox.requests();
    const ratio = calls / callsOfOne;
    print('three gateways, one state: provider calls', calls);
    print('three gateways: calls, times those of one (at most 1.05)', ratio.toFixed(3), ratio <= 1.05);
    print(`three gateways: failed of ${requests} requests`, failed, failed === 0);
    print('three gateways: times that one lost the state', losses());
  });
}
if (only.has('limit')) {
  console.log(`\n${VIEWERS} viewers, ${seconds} s, the providers allow 30 requests a minute`);
  await withGateways({ replicas: 3, limit: 30 }, async ({ watch, sandbox, losses }) => {
    const { requests, refused, failed } = await watch(VIEWERS, seconds);
    const { limited, calls } = await sandbox.requests();
    print('three gateways: provider calls', calls);
    print('three gateways: 429s of the providers', limited, limited === 0);
    print(`three gateways: 429s to viewers, of ${requests} requests`, refused, refused === 0);
    print('three gateways: failed in any way', failed, failed === 0);
    print('three gateways: times that one lost the state', losses());
  });
}
if (only.has('token')) {
  console.log('\nOne person, 150 requests in a row');
  await withGateways({ replicas: 3 }, async ({ url, tenant, losses }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 10 });
    const token = await tenant.token('one', VPS);
    const all = await Promise.all(
      Array.from({ length: 150 }, () => send(`${url}/api/hostup/vps/${VPS}/iso`, { agent, token })),
    );
    agent.destroy();
    const passed = all.filter(({ status }) => status === 200).length;
    print('three gateways: requests that pass in this minute (60)', passed, passed === 60);
    print('three gateways: times that one lost the state', losses());
  });
}
if (only.has('faults')) {
  console.log(
    `\n${VIEWERS} viewers, ${seconds} s; Redis is killed and started after 5 s, frozen for 10 s, then emptied`,
  );
  await withGateways({ replicas: 3 }, async ({ watch, sandbox, redis, restartRedis, losses }) => {
    const faults = async () => {
      await sleep(seconds * 150);
      await restartRedis();
      await sleep(seconds * 150);
      redis().signal('SIGSTOP');
      await sleep(10_000);
      redis().signal('SIGCONT');
      await sleep(seconds * 100);
      await redis().command('FLUSHALL');
    };
    const [{ requests, failed, times }] = await Promise.all([watch(VIEWERS, seconds), faults()]);
    const { calls } = await sandbox.requests();
    const ratio = calls / callsOfOne;
    print('three gateways: calls, times those of one (at most 2)', ratio.toFixed(3), ratio <= 2);
    print(`three gateways: failed of ${requests} requests`, failed, failed === 0);
    print('three gateways: longest response, ms', Math.max(...times).toFixed(0));
    print('three gateways: times that one lost the state', losses(), losses() > 0);
  });
}
if (only.has('latency')) {
  console.log('\nA cached response, in turns: one gateway in memory, one with the state on Redis');
  await withGateways({ replicas: 1, state: true }, async ({ tenant, gateways }) => {
    const memory = await startGateway(tenant.env);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const persons = new Map();
    /** @type {Record<string, number[]>} */
    const times = { memory: [], state: [] };
    for (let n = 0; n < 3_000; n += 1) {
      for (const [name, gateway] of /** @type {const} */ ([
        ['memory', memory],
        ['state', gateways[0]],
      ])) {
        // One person has 60 requests a minute.
        if (n % 50 === 0) persons.set(name, await tenant.token(`${name}-${n}`, VPS));
        const token = persons.get(name) ?? '';
        const { ms, status } = await send(`${gateway?.url}/api/hostup/vps/${VPS}/iso`, { agent, token });
        if (status === 200) times[name]?.push(ms);
      }
    }
    agent.destroy();
    await memory.stop();
    for (const q of [0.5, 0.99]) {
      const [inMemory = Number.NaN, shared = Number.NaN] = ['memory', 'state'].map((name) =>
        quantile(times[name] ?? [], q),
      );
      const name = `p${q * 100}`;
      print(`in memory, ${name}, ms (${times['memory']?.length} responses)`, inMemory.toFixed(2));
      print(`with Redis, ${name}, ms (${times['state']?.length} responses)`, shared.toFixed(2));
      const over = shared - inMemory;
      print(
        `over in memory, ${name}, ms (p99: at most 5)`,
        over.toFixed(2),
        q === 0.99 ? over <= 5 : undefined,
      );
    }
  });
}
if (only.has('table')) {
  const length = Math.max(20, Math.round(seconds / 3));
  console.log(`\nReplicas and viewers, ${length} s each, on this machine with everything else on it`);
  console.log('replicas  viewers  requests/s  provider calls      failed   p50 ms   p99 ms  state lost');
  for (const replicas of [1, 3, 6]) {
    for (const viewers of [100, 1_000]) {
      await withGateways({ replicas, state: true }, async ({ watch, sandbox, losses }) => {
        const { requests, failed, statuses, times } = await watch(viewers, length);
        const { calls } = await sandbox.requests();
        // By status; 0 is a connection that broke.
        const causes = Object.keys(statuses).filter((status) => status !== '200' && status !== '304');
        const cells = [
          replicas,
          viewers,
          (requests / length).toFixed(0),
          calls,
          failed === 0 ? 0 : `${failed} (${causes.join(' ')})`,
          quantile(times, 0.5).toFixed(1),
          quantile(times, 0.99).toFixed(1),
          losses(),
        ];
        const widths = [8, 9, 12, 16, 12, 9, 9, 12];
        console.log(cells.map((cell, at) => String(cell).padStart(widths[at] ?? 8)).join(''));
      });
    }
  }
}
if (missed.size > 0) {
  console.error(`\nMissed: ${[...missed].join('; ')}`);
  process.exitCode = 1;
}
