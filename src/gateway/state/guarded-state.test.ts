import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startRedis as start } from '../../../scripts/redis.mjs';
import { GuardedState } from './guarded-state.ts';
import { collectLog, entriesOf } from '../log.fixture.ts';
import { MemoryState } from './memory-state.ts';
import { RedisState } from './redis-state.ts';
import { redisProgram, startRedis } from './redis.fixture.ts';
import { StateDown } from './shared-state.ts';

function guard(state: MemoryState | RedisState, { heartbeatMs = 50, budgetMs = 1_000 } = {}) {
  const { log, lines } = collectLog();
  const errors: string[] = [];
  const guarded = new GuardedState(state, {
    log,
    onError: (operation) => errors.push(operation),
    heartbeatMs,
    budgetMs,
    cause: () => (state instanceof RedisState ? state.cause : undefined),
  });
  onTestFinished(() => guarded.close());
  return { guarded, lines, errors };
}

async function connected(url: string) {
  const made = guard(new RedisState(url, 'test'));
  const reply = () => made.guarded.get(['any']).catch(() => 'not yet');
  await expect.poll(reply, { timeout: 10_000 }).toEqual([undefined]);
  return made;
}

test('an operation that is late goes without the state; when none is in time for 200 ms, the next fail at once', async () => {
  const memory = new MemoryState();
  const { guarded, lines, errors } = guard(memory, { heartbeatMs: 60_000, budgetMs: 50 });
  memory.get = () => new Promise(() => {});
  const set = vi.spyOn(memory, 'set');
  await expect(guarded.get(['a'])).rejects.toThrow(StateDown);
  expect([guarded.up, lines]).toEqual([true, []]);
  await sleep(200);
  await expect(guarded.get(['a'])).rejects.toThrow(StateDown);
  expect(guarded.up).toBe(false);
  await expect(guarded.set('a', 'b', 1_000)).rejects.toThrow(StateDown);
  expect(set).not.toHaveBeenCalled();
  expect(entriesOf(lines)).toEqual([
    {
      level: 'warn',
      msg: 'shared state is lost: this process goes on with its share of each limit',
      operation: 'get',
      reason: 'no reply within 50 ms',
      replicas: 1,
    },
  ]);
  expect(errors).toEqual(['get', 'get']);
});

test('a reply in time ends what was slow', async () => {
  const memory = new MemoryState();
  const { guarded, lines } = guard(memory, { heartbeatMs: 60_000, budgetMs: 50 });
  const get = memory.get.bind(memory);
  for (let n = 0; n < 2; n += 1) {
    memory.get = () => new Promise(() => {});
    await expect(guarded.get(['a'])).rejects.toThrow(StateDown);
    memory.get = get;
    await sleep(200);
    expect(await guarded.get(['a'])).toEqual([undefined]);
  }
  expect([guarded.up, lines]).toEqual([true, []]);
});

test('a reply that came while the process was busy is in time', async () => {
  const memory = new MemoryState();
  const { guarded } = guard(memory, { budgetMs: 50 });
  const get = memory.get.bind(memory);
  memory.get = (keys) => sleep(1).then(() => get(keys));
  const reply = guarded.get(['a']);
  const busyUntil = performance.now() + 120;
  while (performance.now() < busyUntil);
  await expect(reply).resolves.toEqual([undefined]);
});

test('replicas count each other, and one that ends is not counted', async () => {
  const memory = new MemoryState();
  const replicas = [guard(memory), guard(memory), guard(memory)].map(({ guarded }) => guarded);
  for (const replica of [...replicas, ...replicas]) await replica.beat();
  expect(replicas.map((replica) => replica.replicas)).toEqual([3, 3, 3]);
  await replicas[0]?.close();
  await replicas[1]?.beat();
  expect(replicas[1]?.replicas).toBe(2);
});

test.skipIf(!redisProgram)('a server that is frozen is lost and comes back by itself', async () => {
  const server = await startRedis();
  const { guarded, lines } = await connected(server.url);
  lines.length = 0;
  server.signal('SIGSTOP');
  await expect.poll(() => guarded.get(['a']).catch(() => guarded.up), { timeout: 10_000 }).toBe(false);
  server.signal('SIGCONT');
  await expect.poll(() => guarded.up, { timeout: 10_000 }).toBe(true);
  expect(lines.join('\n')).toMatch(/shared state is lost[^]*shared state is back/);
});

test.skipIf(!redisProgram)('a server that is killed and started again is found again', async () => {
  const server = await startRedis();
  const { guarded } = await connected(server.url);
  await server.stop();
  await expect.poll(() => guarded.get(['a']).catch(() => 'down'), { timeout: 10_000 }).toBe('down');
  const again = await start(redisProgram ?? '', { port: server.port });
  onTestFinished(() => again.stop());
  await expect.poll(() => guarded.up, { timeout: 10_000 }).toBe(true);
  await expect.poll(() => guarded.get(['a']).catch(() => 'down'), { timeout: 10_000 }).toEqual([undefined]);
});

test.skipIf(!redisProgram)('a password is used, and in no line of the log', async () => {
  // As docs/operations/replicas.md has it: these commands and no other.
  const rights =
    '-@all +get +set +del +mget +pttl +pexpire +expire +incrby +zadd +zrem +zcard +zrange +zremrangebyscore +time +eval +ping +hello +auth +select';
  const user = ['drivebay', 'on', '>right-pass-77', '~test:*', 'resetchannels', ...rights.split(' ')];
  const acl = ['--user', ...user, '--user', 'default', 'off'];
  const server = await startRedis(acl);
  const at = new URL(server.url).host;
  const right = await connected(`redis://drivebay:right-pass-77@${at}`);
  await right.guarded.set('a', '1', 1_000);
  await right.guarded.claim('b', '1', 1_000);
  await right.guarded.commit({ key: 'b', value: '1' }, [{ key: 'c', value: '2', ms: 1_000 }]);
  await right.guarded.extend('b', '1', 500);
  await right.guarded.extend('b', '1', 0);
  await right.guarded.enter('w', '1', { windowMs: 1_000, max: 5 });
  await right.guarded.leave('w', '1');
  await right.guarded.drop(['a']);
  expect(await right.guarded.count('one', 5)).toBe(0);
  const refused = new RedisState(`redis://drivebay:wrong-pass-88@${at}`, 'test');
  const wrong = guard(refused, { heartbeatMs: 60_000 });
  await expect.poll(() => String(refused.cause), { timeout: 10_000 }).toContain('WRONGPASS');
  await wrong.guarded.beat();
  expect(entriesOf(wrong.lines)).toMatchObject([{ operation: 'heartbeat', reason: 'WRONGPASS' }]);
  const outside = guard(new RedisState(`redis://drivebay:right-pass-77@${at}`, 'other'));
  await expect
    .poll(() => outside.guarded.beat().then(() => outside.guarded.up), { timeout: 10_000 })
    .toBe(false);
  expect([...right.lines, ...wrong.lines, ...outside.lines].join('\n')).not.toMatch(/pass-\d|127\.0\.0\.1/);
});
