import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import { RequestError } from '../../http/errors.ts';
import { onForget } from '../../http/forget.ts';
import { monotonicNow } from '../../http/monotonic.ts';
import { QUIET_EVERY_MS } from './polling-pace.ts';

/** So many ISOs are read by their id after one list. */
const MAX_CHECKS = 3;

/** When each was last read by its id, monotonic ms; `Infinity` when another try cannot succeed. */
const checkedAt = new Map<number, number>();
onForget(() => checkedAt.clear());

/**
 * Reads some of the ISOs that a list lacks by their own id, which alone decides whether they are deleted: those that
 * move first, each once in 15 s at most. Failures are left to the next list.
 *
 * @param read reads one ISO and notes what came of it
 */
export async function checkMissing(
  missing: readonly Iso[],
  read: (isoId: number) => Promise<unknown>,
): Promise<void> {
  const now = monotonicNow();
  const last = (one: Iso) => checkedAt.get(one.id) ?? -Infinity;
  const moves = (one: Iso) => (one.status === 'downloading' ? 0 : 1);
  const due = missing
    .filter((one) => now - last(one) >= QUIET_EVERY_MS)
    .toSorted((a, b) => moves(a) - moves(b) || last(a) - last(b) || a.id - b.id)
    .slice(0, MAX_CHECKS);
  for (const { id } of due) checkedAt.set(id, now);
  for (const { id } of due) {
    try {
      // One after the other: the provider's limit is shared with all other requests.
      // eslint-disable-next-line no-await-in-loop
      await read(id);
    } catch (error) {
      if (error instanceof RequestError && !error.retryable) checkedAt.set(id, Infinity);
    }
  }
}
