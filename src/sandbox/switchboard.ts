import type { Provider } from '../contracts/gateway/api.ts';
import type { Respond } from './exchange.ts';
import { FAULTS } from './faults.ts';

interface Switched {
  fault: string;
  since: number;
  until: number;
}

/** Faults that tests switch on and off for any id, and for the lists. Times in sandbox ms. */
export class Switchboard {
  readonly #switched = new Map<string, Switched>();

  on(provider: Provider, id: string, fault: string, now: number, forMs = Infinity): void {
    this.#switched.set(`${provider}/${id}`, { fault, since: now, until: now + forMs });
  }

  off(provider: Provider, id: string): void {
    this.#switched.delete(`${provider}/${id}`);
  }

  /** `good`, or what the switched fault makes of it. */
  apply(provider: Provider, id: string, good: Respond, now: number): Respond {
    const switched = this.#switched.get(`${provider}/${id}`);
    const fault = switched && FAULTS[switched.fault];
    if (!switched || !fault || now >= switched.until) return good;
    return fault.apply(good, now - switched.since, { now });
  }
}
