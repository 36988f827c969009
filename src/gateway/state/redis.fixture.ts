import { onTestFinished } from 'vitest';
import { findRedis, NO_REDIS, startRedis as start } from '../../../scripts/redis.mjs';

/** Whether the tests that need a server can run. */
export const redisProgram = findRedis();
if (!redisProgram) console.warn(`Tests are skipped: the state on a server ${NO_REDIS}.`);

/** A real server for one test. @throws where none is installed: such a test is skipped by `redisProgram` */
export async function startRedis(options: string[] = []) {
  if (redisProgram === undefined) throw new Error('There is no redis-server.');
  const server = await start(redisProgram, { options });
  onTestFinished(() => server.stop());
  return server;
}
