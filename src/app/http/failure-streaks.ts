/** So many paths are counted at most; the one that failed longest ago goes first. */
const MAX_COUNTED = 100;
/** A timer may fire this much before its time, ms. */
const TIMER_SLACK_MS = 50;

interface Streak {
  count: number;
  /** When the next automatic try is due, on the caller's clock. */
  retryAt: number;
}

/**
 * Failures in a row of each path, for the back-off. A try before the next one was due, as a person's own, neither counts
 * nor moves that one. Bounded: paths hold ids that people type.
 */
export class FailureStreaks {
  readonly #streaks = new Map<string, Streak>();

  /**
   * Notes a failure of a path.
   *
   * @param now ms on a clock that never steps back
   * @param leastMs the next try comes no sooner after any failure
   * @param backOff wait before the next try after the n-th failure in a row, ms
   * @returns how many counted failures there are in a row, from 1, and when the next automatic try is due
   */
  failed(
    path: string,
    now: number,
    leastMs: number,
    backOff: (failures: number) => number,
  ): Readonly<Streak> {
    const before = this.#streaks.get(path);
    const early = before !== undefined && now < before.retryAt - TIMER_SLACK_MS;
    const count = early ? before.count : (before?.count ?? 0) + 1;
    const retryAt = Math.max(early ? before.retryAt : now + backOff(count), now + leastMs);
    const streak = { count, retryAt };
    this.#streaks.delete(path);
    this.#streaks.set(path, streak);
    const [oldest] = this.#streaks.keys();
    if (this.#streaks.size > MAX_COUNTED && oldest !== undefined) this.#streaks.delete(oldest);
    return streak;
  }

  /** How many failures in a row a path has had. */
  count(path: string): number {
    return this.#streaks.get(path)?.count ?? 0;
  }

  succeeded(path: string): void {
    this.#streaks.delete(path);
  }

  /** How many paths are counted. */
  get size(): number {
    return this.#streaks.size;
  }
}
