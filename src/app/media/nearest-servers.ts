import type { Vps } from '../../contracts/hostup/vps-list.ts';

/** So many slips are still taken for the same id: a wrong, missing or additional character each. */
const MAX_SLIPS = 2;
/** A part of an id that is shorter than this may be part of many. */
const LEAST_PART = 8;
const MOST = 3;

/** The servers whose id is nearly `id`, or holds it, nearest first: a slip of the hand, or an id that was cut. */
export function nearestServers(id: string, servers: readonly (Vps | null)[]): Vps[] {
  const wanted = id.toLowerCase();
  return servers
    .filter((vps) => vps !== null)
    .map((vps) => ({ vps, slips: slipsBetween(wanted, vps.id.toLowerCase()) }))
    .filter(({ slips }) => slips <= MAX_SLIPS)
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, MOST)
    .map(({ vps }) => vps);
}

function slipsBetween(wanted: string, id: string): number {
  if (wanted.length >= LEAST_PART && id.includes(wanted)) return 1;
  if (Math.abs(wanted.length - id.length) > MAX_SLIPS) return Infinity;
  // Levenshtein's distance, row by row.
  let before = Array.from({ length: id.length + 1 }, (_, at) => at);
  for (let row = 1; row <= wanted.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= id.length; at += 1) {
      const replaced = (before[at - 1] ?? 0) + Number(wanted[row - 1] !== id[at - 1]);
      now.push(Math.min(replaced, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? Infinity;
}
