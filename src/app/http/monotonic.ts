/** Milliseconds on a clock that never steps. The zero point means nothing. */
export function monotonicNow(): number {
  return performance.now();
}
