import type { Failure } from './failure.ts';
import { MemoryState } from './state/memory-state.ts';
import { hashOf } from './state/names.ts';
import { StateDown, type SharedState } from './state/shared-state.ts';

/**
 * Counts the requests of each person in minutes that begin with their first, on all replicas together. While they do not
 * know of each other, each allows its part.
 *
 * @param most requests of a person in a minute
 * @param least a replica that has lost the others allows so many at least
 * @returns counts one, and says how long the person must wait, ms; 0 when it is within the limit
 */
export function createRequestBudget(
  state: SharedState,
  most: number,
  least: number,
): (person: string) => Promise<number> {
  const alone = new MemoryState();
  return async (person) => {
    try {
      return await state.count(hashOf(person), most);
    } catch (error) {
      if (!(error instanceof StateDown)) throw error;
      return alone.count(person, Math.max(least, Math.ceil(most / state.replicas)));
    }
  };
}

/** @param detail what is used up */
export function tooMany(waitMs: number, detail: string): Failure {
  return { code: 'token_rate_limited', detail, retryAfter: Math.ceil(waitMs / 1_000) };
}
