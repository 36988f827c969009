const WINDOW_MS = 60_000;
/** So many names are counted at most; then the oldest minute is forgotten. */
const MAX_COUNTED = 10_000;

/** Counts requests by name, each in minutes that begin with the first request. */
export class RequestCounter {
  readonly #clock: () => number;
  /** In the order in which the minutes began, and so in which they end. */
  readonly #minutes = new Map<string, { requests: number; endsAt: number }>();

  /** @param clock ms on a clock that never steps back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /**
   * Counts one request. Returns how long to wait, ms; 0 when the request is within the limit.
   *
   * @param limit requests in a minute
   */
  take(name: string, limit: number): number {
    const now = this.#clock();
    for (const [each, { endsAt }] of this.#minutes) {
      if (endsAt > now && this.#minutes.size <= MAX_COUNTED) break;
      this.#minutes.delete(each);
    }
    const minute = this.#minutes.get(name) ?? { requests: 0, endsAt: now + WINDOW_MS };
    this.#minutes.set(name, minute);
    if (minute.requests >= limit) return minute.endsAt - now;
    minute.requests += 1;
    return 0;
  }

  /** How many names are counted now. */
  get size(): number {
    return this.#minutes.size;
  }
}
