import { RateGate } from './rate-gate.ts';
import type { Wait } from './retry-after.ts';

/** So many paths that asked to wait are remembered at most; the oldest goes first. Paths hold ids that people type. */
const MAX_PATHS = 1_000;

/** The waits that a response asks for. */
export interface Limits<Reason> {
  /** All requests with this key have to wait: status 429. */
  key?: Wait | undefined;
  /** This path alone has to wait: status 503. */
  path?: Wait | undefined;
  /** Kept with them: see `RateGate`. */
  reason: Reason;
}

/** The permission for one request. */
export interface Admission<Reason> {
  /** Whether the result decides for all others too. */
  probe: boolean;
  /** A response has come, of whatever status: it closes what it asks for, and opens what it was a probe of. */
  learn(limits?: Limits<Reason>): void;
  /** The request is over, with or without a response. */
  end(): void;
}

/** Which requests may go with one key: a gate for all of them, and one for each path that asked for itself alone. */
export class RateGates<Reason> {
  readonly key: RateGate<Reason>;
  readonly #clock: () => number;
  readonly #paths = new Map<string, RateGate<Reason>>();

  /** @param clock ms on a clock that never steps back */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.key = new RateGate(clock);
  }

  /** What holds requests for this path back now; of two the one that opens later. */
  holding(path: string): RateGate<Reason> | undefined {
    const own = this.#paths.get(path);
    const longest = own && own.remaining > this.key.remaining ? own : this.key;
    return longest.remaining > 0 ? longest : undefined;
  }

  /** The reason of every wait that is remembered, over or not. */
  get reasons(): Reason[] {
    return [this.key, ...this.#paths.values()].flatMap(({ reason }) =>
      reason === undefined ? [] : [reason],
    );
  }

  /** Takes the permission for one request, to be ended with `end`; while it has to wait, what holds it back. */
  admit(path: string): Admission<Reason> | RateGate<Reason> {
    const holding = this.holding(path);
    if (holding) return holding;
    const own = this.#paths.get(path);
    const probes = [this.key, own].filter((gate) => gate?.admit() === 'probe');
    const end = () => {
      for (const probe of probes) probe?.probeEnded();
    };
    return {
      probe: probes.length > 0,
      learn: (limits) => {
        end();
        if (limits?.key !== undefined) return this.key.close(limits.key, limits.reason);
        if (probes.includes(this.key)) this.key.open();
        if (limits?.path !== undefined) this.#gateOf(path).close(limits.path, limits.reason);
        else if (probes.includes(own)) this.#paths.delete(path);
      },
      end,
    };
  }

  /** The clock may have stood still: whatever is closed finds out by a probe. */
  doubt(): void {
    this.key.doubt();
    for (const gate of this.#paths.values()) gate.doubt();
  }

  /** Opens all of it. */
  open(): void {
    this.key.open();
    this.#paths.clear();
  }

  #gateOf(path: string): RateGate<Reason> {
    const gate = this.#paths.get(path) ?? new RateGate<Reason>(this.#clock);
    this.#paths.delete(path);
    this.#paths.set(path, gate);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > MAX_PATHS && oldest !== undefined) this.#paths.delete(oldest);
    return gate;
  }
}
