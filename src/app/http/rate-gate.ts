import { clampWait } from '../../contracts/http/retry-after.ts';
import type { Provider } from '../../contracts/gateway/api.ts';
import { monotonicNow } from './monotonic.ts';

/**
 * One provider's gate: while it is shut, no call is made, whoever asks. All rate-limit state lives here, beneath
 * TanStack Query, because `refetch()` and remounts ignore its pending retry delays.
 */
export class RateGate {
  #notBefore = 0;

  constructor(private readonly clock: () => number = monotonicNow) {}

  /** When the gate opens, on the monotonic scale (ms); `undefined` while it is open. */
  get opensAt(): number | undefined {
    return this.#notBefore > this.clock() ? this.#notBefore : undefined;
  }

  /**
   * Shuts the gate for what the provider asked, clamped to [1 s, 24 h], plus a little that is drawn once so that many
   * tabs do not return in the same instant. Never opens earlier than it already would.
   *
   * @param waitMs as asked by the provider, ms
   * @returns when it opens, on the monotonic scale (ms)
   */
  shut(waitMs: number): number {
    const asked = clampWait(waitMs);
    const spread = Math.max(250, asked * 0.1 * Math.random());
    this.#notBefore = Math.max(this.#notBefore, this.clock() + asked + spread);
    return this.#notBefore;
  }
}

/** A gate for each provider: one provider's limit never stops the other. */
export const gates: Readonly<Record<Provider, RateGate>> = {
  hostup: new RateGate(),
  vpsbg: new RateGate(),
};

/** Wait before the next try after the n-th failure in a row (n from 1), in ms: full jitter, 1 s to 60 s. */
export function backOff(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(60_000, 2_000 * 2 ** Math.min(failures, 10));
  return 1_000 + random() * (ceiling - 1_000);
}
