/** Of one person, in each minute that begins with their first request. */
const REQUESTS_A_MINUTE = 60;
const WINDOW_MS = 60_000;
/** So many people are counted at most; then the oldest minute is forgotten. */
const MAX_COUNTED = 10_000;

/** Counts the requests of each person, whatever tokens they come with. */
export class RequestBudget {
  readonly #clock: () => number;
  /** In the order in which the minutes began, and so in which they end. */
  readonly #minutes = new Map<string, { requests: number; endsAt: number }>();

  /** @param clock ms on a clock that never steps back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /**
   * Counts one request. Returns how long the person must wait, ms; 0 when the request is within the limit.
   *
   * @param person the same for all tokens of one `sub` of one tenant
   */
  take(person: string): number {
    const now = this.#clock();
    for (const [name, { endsAt }] of this.#minutes) {
      if (endsAt > now && this.#minutes.size <= MAX_COUNTED) break;
      this.#minutes.delete(name);
    }
    const minute = this.#minutes.get(person) ?? { requests: 0, endsAt: now + WINDOW_MS };
    this.#minutes.set(person, minute);
    if (minute.requests >= REQUESTS_A_MINUTE) return minute.endsAt - now;
    minute.requests += 1;
    return 0;
  }

  /** How many people are counted now. */
  get size(): number {
    return this.#minutes.size;
  }
}
