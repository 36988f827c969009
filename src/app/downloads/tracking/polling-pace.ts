import type { Iso } from '../../../contracts/vpsbg/iso.ts';

/**
 * VPSBG's limit is "per minute" and its figure is not known: 20 calls a minute while something moves, 4 when nothing
 * has come for two minutes, else one.
 */
const MOVING_EVERY_MS = 3_000;
export const QUIET_EVERY_MS = 15_000;
const RESTING_EVERY_MS = 60_000;
/** While nobody looks; browsers wake a hidden page no oftener. */
const HIDDEN_EVERY_MS = 60_000;

/**
 * Ms between polls: fast only while something moves. Changes with a response only, never between two.
 *
 * @param isQuiet whether nothing has come of a downloading ISO for so long that polling less often is enough
 * @param hidden whether the page is out of sight
 */
export function pollingPace(
  isos: readonly (Iso | null)[],
  isQuiet: (isoId: number) => boolean,
  hidden = false,
): number {
  if (hidden) return HIDDEN_EVERY_MS;
  let pace = RESTING_EVERY_MS;
  for (const one of isos) {
    if (one?.status !== 'downloading') continue;
    if (!isQuiet(one.id)) return MOVING_EVERY_MS;
    pace = QUIET_EVERY_MS;
  }
  return pace;
}
