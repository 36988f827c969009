/**
 * Wait before the next try after the n-th failure in a row, where no wait was stated: full jitter between 1 s and
 * 2 s × 2^n, at most 60 s. Draw it once, when the failure comes: a wait drawn anew on each look never ends.
 *
 * @param failures from 1
 * @returns ms
 */
export function backOff(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(60_000, 2_000 * 2 ** Math.min(failures, 10));
  return 1_000 + random() * (ceiling - 1_000);
}
