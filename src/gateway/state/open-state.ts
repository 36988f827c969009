import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { GuardedState } from './guarded-state.ts';
import { MemoryState } from './memory-state.ts';
import type { SharedState } from './shared-state.ts';
import type { StateSettings } from './state-settings.ts';

/** So long a start waits for the state at most, ms; then the replica begins on its own. */
const START_MS = 2_000;

/**
 * The state of this process alone, or with settings the one it shares. The client is loaded only then.
 *
 * @param log takes an entry when the state is lost, and one when it is back
 * @param onError counts the operations that failed
 */
export async function openState(
  settings: StateSettings | undefined,
  log: Log,
  onError: (operation: string) => void = () => {},
): Promise<SharedState> {
  if (!settings) return new MemoryState();
  const { RedisState } = await import('./redis-state.ts');
  const redis = new RedisState(settings.url, settings.prefix);
  const until = performance.now() + START_MS;
  while (!redis.ready && performance.now() < until) await sleep(20);
  const state = new GuardedState(redis, { log, onError, cause: () => redis.cause });
  await state.beat();
  return state;
}
