import { ASSUMED_RATE_LIMIT_WINDOW_MS, ASSUMED_VPSBG_RATE_LIMIT_HEADERS } from '../contracts/assumptions.ts';
import type { WaitHeaders } from '../contracts/http/retry-after.ts';

/** By default at most this part of the provider's limit is used: its owner has other programs with the same key. */
const OWNERS_SHARE = 0.5;

/**
 * Keeps the calls to one provider at a share of its rate limit or below, once an answer has told the limit. With few
 * resources and a usual limit it holds nothing back.
 */
export class CallPace {
  readonly #clock: () => number;
  readonly share: number;
  /** Calls of the last minute, oldest first. */
  #calls: { resource: string; at: number }[] = [];
  #allowed = Infinity;

  /**
   * @param clock ms on a clock that never steps back
   * @param share part of the limit that may be used, above 0 and at most 1
   */
  constructor(clock: () => number = () => performance.now(), share = OWNERS_SHARE) {
    this.#clock = clock;
    this.share = share;
  }

  /** Notes that a resource is asked for now. */
  begin(resource: string): void {
    this.#forget();
    this.#calls.push({ resource, at: this.#clock() });
  }

  /** Learns the limit from an answer: `X-RateLimit-Limit`, calls in a minute. What is no number changes nothing. */
  learn(headers: WaitHeaders): void {
    const limit = headers.get(ASSUMED_VPSBG_RATE_LIMIT_HEADERS.limit)?.trim() ?? '';
    if (/^[1-9]\d{0,8}$/.test(limit)) this.#allowed = Math.max(1, Math.floor(Number(limit) * this.share));
  }

  /** The most calls in a minute that may be made; Infinity while no limit is known. */
  get allowed(): number {
    return this.#allowed;
  }

  /** How long an answer is good for, so that all resources of the last minute together stay within the pace; ms. */
  get leastInterval(): number {
    this.#forget();
    const resources = new Set(this.#calls.map(({ resource }) => resource)).size;
    return Math.ceil((resources * ASSUMED_RATE_LIMIT_WINDOW_MS) / this.#allowed);
  }

  /** How long no call may be made, ms; 0 when one may be made now. */
  get remaining(): number {
    this.#forget();
    const leaving = this.#calls[this.#calls.length - this.#allowed];
    return leaving ? leaving.at + ASSUMED_RATE_LIMIT_WINDOW_MS - this.#clock() : 0;
  }

  #forget(): void {
    const since = this.#clock() - ASSUMED_RATE_LIMIT_WINDOW_MS;
    const first = this.#calls.findIndex(({ at }) => at > since);
    this.#calls = first === -1 ? [] : this.#calls.slice(first);
  }
}
