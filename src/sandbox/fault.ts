import type { Respond } from './exchange.ts';

/** A way for a provider to go wrong, on any resource. */
export interface Fault {
  /** One sentence, for the list in docs/sandbox.md. */
  about: string;
  /** @param t sandbox ms since the fault began. Returns `good` where the fault is over. */
  apply(good: Respond, t: number, moment: { now: number }): Respond;
}
