import { clampWait } from './retry-after.ts';

/** From here on a person may try by hand before the time is over, so that a wrong wait of a day is not final; ms. */
const LONG_WAIT_MS = 60 * 60_000;
const BY_HAND_EVERY_MS = 60_000;

interface RateGateOptions {
  /** Ms on a clock that never steps back; its zero point means nothing. */
  clock: () => number;
  /** Added to what the provider asked, ms: see `spread`. By default nothing. */
  more?: (askedMs: number) => number;
}

/**
 * One provider's gate: while it is shut no call is made, whoever asks. The browser and the gateway have one each for
 * every provider.
 */
export class RateGate {
  readonly #clock: () => number;
  readonly #more: (askedMs: number) => number;
  #notBefore = -Infinity;
  #byHandFrom = -Infinity;
  #oneMayPass = false;

  constructor({ clock, more = () => 0 }: RateGateOptions) {
    this.#clock = clock;
    this.#more = more;
  }

  /** When it opens, ms on its clock; `undefined` while it is open. */
  get opensAt(): number | undefined {
    return this.remaining > 0 ? this.#notBefore : undefined;
  }

  /** How long it stays shut, ms; 0 while it is open. */
  get remaining(): number {
    return Math.max(0, this.#notBefore - this.#clock());
  }

  /**
   * Shuts it for what the provider asked, clamped to [1 s, 24 h]. A shorter wait never shortens a longer one.
   *
   * @param waitMs as asked by the provider, ms
   * @returns when it opens, ms on its clock
   */
  shut(waitMs: number): number {
    const asked = clampWait(waitMs);
    this.#notBefore = Math.max(this.#notBefore, this.#clock() + asked + this.#more(asked));
    return this.#notBefore;
  }

  /** Opens it at once: a call that was let through has been answered, and its answer says how things are now. */
  open(): void {
    this.#notBefore = -Infinity;
  }

  /** Whether a call may be made now. A permission to pass is used up by this. */
  admit(): 'open' | 'let-through' | 'shut' {
    if (this.remaining === 0) return 'open';
    if (!this.#oneMayPass) return 'shut';
    this.#oneMayPass = false;
    return 'let-through';
  }

  /** Whether a person may try by hand although it is shut: for more than an hour, and not within a minute of the last try. */
  get takesTryByHand(): boolean {
    return this.remaining > LONG_WAIT_MS && this.#clock() >= this.#byHandFrom;
  }

  /** A person asks by hand: lets the next call through where that is allowed. */
  tryByHand(): void {
    if (!this.takesTryByHand) return;
    this.#byHandFrom = this.#clock() + BY_HAND_EVERY_MS;
    this.#oneMayPass = true;
  }

  /** Its clock may have stood still, as it does in some browsers while the machine sleeps: the next call finds out. */
  doubt(): void {
    this.#oneMayPass = this.remaining > 0;
  }
}

/**
 * Up to a tenth more than what was asked, and at least 250 ms, drawn once: so that many tabs do not return in the same
 * instant, and none comes early.
 */
export function spread(askedMs: number, random: () => number = Math.random): number {
  return Math.max(250, askedMs * 0.1 * random());
}
