import { MAX_MESSAGES_PER_SECOND } from '../contracts/embed/protocol.ts';

/**
 * Counts messages; those beyond the limit of a second are ignored.
 *
 * @param now ms, monotonic
 * @returns whether one more may be read now
 */
export function messageQuota(now: () => number = () => performance.now()): () => boolean {
  let second = -Infinity;
  let count = 0;
  return () => {
    const time = now();
    if (time - second >= 1_000) {
      second = time;
      count = 0;
    }
    count += 1;
    return count <= MAX_MESSAGES_PER_SECOND;
  };
}
