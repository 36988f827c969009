import { clampWait, MIN_WAIT_MS, type Wait } from './retry-after.ts';

/** While a wait is not credible, one request may go through in this time; ms. */
const PROBE_EVERY_MS = 60_000;
/** While a probe is in progress, so long the others wait for its result; ms. */
const PROBE_RESULT_MS = 2_000;

/**
 * Holds requests back while a provider limits them. A wait that is not credible is not obeyed to its end: one
 * request a minute goes through as a probe, and its result decides.
 *
 * `Reason` is whatever the owner wants to know of the wait that counts.
 */
export class RateHold<Reason> {
  readonly #clock: () => number;
  #notBefore = -Infinity;
  #reason: Reason | undefined;
  /** Whether the one request that comes after the wait is a probe. */
  #probes = false;
  #probedAt = -Infinity;
  #probeInProgress = false;

  /** @param clock ms on a clock that never steps back; its zero point means nothing */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** When it opens or the next probe may go, ms on its clock; `undefined` while requests may go. */
  get opensAt(): number | undefined {
    const { remaining } = this;
    if (remaining === 0) return undefined;
    return this.#probeInProgress ? this.#clock() + remaining : this.#notBefore;
  }

  /** How long nothing may be sent, ms; 0 when a request may go now. */
  get remaining(): number {
    const now = this.#clock();
    const remaining = Math.max(0, this.#notBefore - now);
    if (!this.#probeInProgress) return remaining;
    return Math.min(remaining, Math.max(MIN_WAIT_MS, this.#probedAt + PROBE_RESULT_MS - now));
  }

  /** What came with the wait that counts, or counted last. */
  get reason(): Reason | undefined {
    return this.#reason;
  }

  /** Whether the wait is not credible, so that probes find out when it is over. */
  get probes(): boolean {
    return this.#probes;
  }

  /** Closes it. A credible wait replaces one that is not; of two alike the longer counts. */
  close(wait: Wait, reason: Reason): void {
    const until = this.#clock() + (wait === 'probe' ? PROBE_EVERY_MS : clampWait(wait));
    const replaces = this.#probes && wait !== 'probe';
    if (replaces || until > this.#notBefore) {
      this.#notBefore = until;
      this.#reason = reason;
    }
    this.#probes = wait === 'probe';
  }

  /** Opens it at once, for everyone. */
  open(): void {
    this.#notBefore = -Infinity;
    this.#probes = false;
  }

  /** Admits one request. A probe must be ended with `probeEnded`. */
  admit(): 'open' | 'probe' | 'closed' {
    if (this.remaining > 0) return 'closed';
    if (!this.#probes) return 'open';
    this.#probedAt = this.#clock();
    this.#notBefore = this.#probedAt + PROBE_EVERY_MS;
    this.#probeInProgress = true;
    return 'probe';
  }

  /** The probe is over. Without `open` or `close` before, as when no response came, the next goes a minute after it. */
  probeEnded(): void {
    this.#probeInProgress = false;
  }

  /** Its clock may have stood still, as it does in some browsers while the machine sleeps: a probe finds out. */
  recheck(): void {
    if (this.remaining === 0) return;
    this.#probes = true;
    const now = this.#clock();
    this.#notBefore = Math.min(this.#notBefore, Math.max(now, this.#probedAt + PROBE_EVERY_MS));
  }
}
