import type { Provider } from '../../contracts/gateway/api.ts';
import { monotonicNow } from './monotonic.ts';

const KEPT_SAMPLES = 5;
const MAX_ROUND_TRIP_MS = 3_000;
const PLAUSIBLE_FROM = Date.UTC(2024, 0, 1);
const PLAUSIBLE_UNTIL = Date.UTC(2100, 0, 1);

/**
 * Another machine's clock, learned from the `Date` of its responses, so that a wrong clock on this device bends no
 * countdown. Until the first response it follows this device's clock.
 */
export class ServerClock {
  #offsets: number[] = [];
  /** The median of `#offsets`; kept, since a page with many countdowns reads it hundreds of times a second. */
  #offset: number | undefined;
  #stale = false;

  constructor(
    private readonly monotonic: () => number = monotonicNow,
    private readonly local: () => number = Date.now,
  ) {}

  /**
   * Learns from one response. Slow responses and implausible dates are ignored.
   *
   * @param date time of the other clock, ms since the epoch
   * @param sentAt when the request went out, monotonic ms
   * @param receivedAt when the headers came, monotonic ms
   */
  learn(date: number, sentAt: number, receivedAt: number): void {
    const plausible = date >= PLAUSIBLE_FROM && date < PLAUSIBLE_UNTIL;
    if (!plausible || receivedAt - sentAt > MAX_ROUND_TRIP_MS) return;
    const kept = this.#stale ? [] : this.#offsets;
    this.#stale = false;
    this.#offsets = [...kept, date - (sentAt + receivedAt) / 2].slice(-KEPT_SAMPLES);
    const sorted = this.#offsets.toSorted((a, b) => a - b);
    this.#offset = sorted[Math.floor(sorted.length / 2)];
  }

  /** What was learned may be off, as after sleep: the next response replaces it all. */
  relearn(): void {
    this.#stale = true;
  }

  /** Now by that clock, ms since the epoch. */
  now(): number {
    return this.#offset === undefined ? this.local() : this.monotonic() + this.#offset;
  }

  /** Whether anything was learned yet. */
  get known(): boolean {
    return this.#offsets.length > 0;
  }
}

/** The gateway's clock, for the age of what is shown, and each provider's own, for the times that provider names. */
export const clocks: Readonly<Record<'gateway' | Provider, ServerClock>> = {
  gateway: new ServerClock(),
  hostup: new ServerClock(),
  vpsbg: new ServerClock(),
};

/** A time to come on the monotonic scale, as ms since the epoch by the gateway's clock; never in the past. */
export function gatewayTime(monotonic: number): number {
  return clocks.gateway.now() + Math.max(0, monotonic - monotonicNow());
}
