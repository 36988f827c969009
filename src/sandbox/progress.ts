/** How a download's rate behaves. */
export interface Pace {
  /** Sandbox ms from the first byte to the last. */
  durationMs: number;
  /** Changes the shape of the waves; any number. */
  seed: number;
}

/**
 * Bytes of `size` that have arrived `elapsedMs` after the start: a slow start, then waves with short dips.
 * A pure function, never falling, 0 at the start and exactly `size` from `durationMs` on.
 */
export function bytesAt(size: number, { durationMs, seed }: Pace, elapsedMs: number): number {
  if (elapsedMs <= 0) return 0;
  if (elapsedMs >= durationMs) return size;
  const done = travelled(elapsedMs / durationMs, seed) / travelled(1, seed);
  return Math.min(size, Math.floor(size * done));
}

/** The waves' strength and their number over the whole download. Strengths sum to less than 1: the rate never falls below 0. */
const WAVES = [
  [0.42, 5],
  [0.33, 13],
  [0.22, 41],
] as const;

/** The integral of the rate over [0, u]; the rate is 1 plus waves, times a ramp over the first few percent. */
function travelled(u: number, seed: number): number {
  const ramp = 0.04;
  const s = u - ramp * (1 - Math.exp(-u / ramp));
  let sum = s;
  for (const [strength, count] of WAVES) {
    const turn = 2 * Math.PI * (count + (seed % 3));
    const phase = seed * 1.7 + count;
    sum += (strength / turn) * (Math.sin(turn * s + phase) - Math.sin(phase));
  }
  return sum;
}
