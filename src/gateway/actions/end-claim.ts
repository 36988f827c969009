import { setTimeout as sleep } from 'node:timers/promises';
import type { SharedState } from '../state/shared-state.ts';

const RETRY_MS = 1_000;

/**
 * Ends a claim, also one whose own reply was late. Where the state does not respond it is retried in the background, so
 * that no response waits for it. Never throws.
 *
 * @param ms for so long it is retried
 */
export async function endClaim(
  state: Pick<SharedState, 'extend'>,
  key: string,
  value: string,
  ms: number,
): Promise<void> {
  try {
    await state.extend(key, value, 0);
  } catch {
    if (ms <= 0) return;
    void sleep(RETRY_MS, undefined, { ref: false }).then(() => endClaim(state, key, value, ms - RETRY_MS));
  }
}
