import { RATE_LIMIT, RATE_WINDOW_MS } from './assumed.ts';

export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** End of the window, sandbox ms since the epoch. */
  resetAt: number;
}

/** Requests of each key in fixed windows of a minute of sandbox time. */
export class RateLimit {
  readonly #windows = new Map<string, { resetAt: number; used: number }>();
  readonly #limit: number;

  constructor(limit = RATE_LIMIT) {
    this.#limit = limit;
  }

  take(key: string, now: number): Allowance {
    let window = this.#windows.get(key);
    if (!window || now >= window.resetAt) {
      window = { resetAt: now + RATE_WINDOW_MS, used: 0 };
      this.#windows.set(key, window);
    }
    window.used += 1;
    return {
      allowed: window.used <= this.#limit,
      limit: this.#limit,
      remaining: Math.max(0, this.#limit - window.used),
      resetAt: window.resetAt,
    };
  }
}
