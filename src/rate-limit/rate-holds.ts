import { RateHold } from './rate-hold.ts';
import type { Wait } from './retry-after.ts';

/** So many paths on hold are remembered at most; the oldest goes first. Paths hold ids that people type. */
const MAX_PATHS = 1_000;

/** The waits that a response requires. */
export interface Limits<Reason> {
  /** All requests with this key have to wait: status 429. */
  key?: Wait | undefined;
  /** This path alone has to wait: status 503. */
  path?: Wait | undefined;
  /** Stored with them: see `RateHold`. */
  reason: Reason;
}

/** One admitted request. */
export interface Admission<Reason> {
  /** Whether the result decides for all others too. */
  probe: boolean;
  /** A response has come, of whatever status: it closes what it limits, and opens what it was a probe of. */
  learn(limits?: Limits<Reason>): void;
  /** The request is over, with or without a response. */
  end(): void;
}

/** Which requests may go with one key: one hold for all of them, and one for each path that is limited by itself. */
export class RateHolds<Reason> {
  readonly key: RateHold<Reason>;
  readonly #clock: () => number;
  readonly #paths = new Map<string, RateHold<Reason>>();

  /** @param clock ms on a clock that never steps back */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.key = new RateHold(clock);
  }

  /** What holds requests for this path back now; of two the one that opens later. */
  holding(path: string): RateHold<Reason> | undefined {
    const own = this.#paths.get(path);
    const longest = own && own.remaining > this.key.remaining ? own : this.key;
    return longest.remaining > 0 ? longest : undefined;
  }

  /** The hold of this path alone. */
  ofPath(path: string): RateHold<Reason> | undefined {
    return this.#paths.get(path);
  }

  /** The reason of every wait that is remembered, over or not. */
  get reasons(): Reason[] {
    return [this.key, ...this.#paths.values()].flatMap(({ reason }) =>
      reason === undefined ? [] : [reason],
    );
  }

  /** Admits one request, to be ended with `end`; returns the hold while it has to wait. */
  admit(path: string): Admission<Reason> | RateHold<Reason> {
    const holding = this.holding(path);
    if (holding) return holding;
    const own = this.#paths.get(path);
    const probes = [this.key, own].filter((hold) => hold?.admit() === 'probe');
    const end = () => {
      for (const probe of probes) probe?.probeEnded();
    };
    return {
      probe: probes.length > 0,
      learn: (limits) => {
        end();
        if (limits?.key === undefined) {
          if (probes.includes(this.key)) this.key.open();
          if (limits?.path === undefined && probes.includes(own)) this.#paths.delete(path);
        }
        if (limits) this.close(path, limits);
      },
      end,
    };
  }

  /** Closes what a response limits, whoever it was sent to. */
  close(path: string, { key, path: own, reason }: Limits<Reason>): void {
    if (key !== undefined) this.key.close(key, reason);
    else if (own !== undefined) this.#holdOf(path).close(own, reason);
  }

  /** The clock may have stood still: whatever is closed sends a probe. */
  recheck(): void {
    this.key.recheck();
    for (const hold of this.#paths.values()) hold.recheck();
  }

  /** Opens all of it. */
  open(): void {
    this.key.open();
    this.#paths.clear();
  }

  #holdOf(path: string): RateHold<Reason> {
    const hold = this.#paths.get(path) ?? new RateHold<Reason>(this.#clock);
    this.#paths.delete(path);
    this.#paths.set(path, hold);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > MAX_PATHS && oldest !== undefined) this.#paths.delete(oldest);
    return hold;
  }
}
