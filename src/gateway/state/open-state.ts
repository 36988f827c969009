import { GuardedState } from './guarded-state.ts';
import { MemoryState } from './memory-state.ts';
import type { SharedState } from './shared-state.ts';
import type { StateSettings } from './state-settings.ts';

/** So long a start waits for the state at most, ms; then the replica begins on its own. */
const START_MS = 2_000;

/**
 * The state of this process alone, or with settings the one it shares. The client is loaded only then.
 *
 * @param log takes a line when the state is lost, and one when it is back
 * @param onError counts the operations that failed
 */
export async function openState(
  settings: StateSettings | undefined,
  log: (line: string) => void,
  onError?: (operation: string) => void,
): Promise<SharedState> {
  if (!settings) return new MemoryState();
  const { RedisState } = await import('./redis-state.ts');
  const lines: string[] = [];
  let started = false;
  const guarded = new GuardedState(new RedisState(settings.url, settings.prefix), {
    log: (line) => (started ? log(line) : lines.push(line)),
    ...(onError && { onError }),
  });
  const until = performance.now() + START_MS;
  do {
    await guarded.beat();
    if (guarded.up) break;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  } while (performance.now() < until);
  started = true;
  const [first] = lines;
  if (!guarded.up && first !== undefined) log(first);
  return guarded;
}
