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
  onError?: (operation: string) => void,
): Promise<SharedState> {
  if (!settings) return new MemoryState();
  const { RedisState } = await import('./redis-state.ts');
  /** While it starts, tries that fail are no news. */
  let started = false;
  let lost: (() => void) | undefined;
  const guarded = new GuardedState(new RedisState(settings.url, settings.prefix), {
    log: {
      info: (...entry: Parameters<Log['info']>) => started && log.info(...entry),
      warn: (...entry: Parameters<Log['warn']>) => {
        if (started) log.warn(...entry);
        else lost ??= () => log.warn(...entry);
      },
    },
    ...(onError && { onError }),
  });
  const until = performance.now() + START_MS;
  do {
    await guarded.beat();
    if (guarded.up) break;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  } while (performance.now() < until);
  started = true;
  if (!guarded.up) lost?.();
  return guarded;
}
