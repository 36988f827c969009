import { ASSUMED_RATE_LIMIT_WINDOW_MS, ASSUMED_VPSBG_RATE_LIMIT_HEADERS } from '../contracts/assumptions.ts';
import type { WaitHeaders } from '../rate-limit/retry-after.ts';

/** HostUp's header: https://developer.hostup.se/errors/rate_limited */
const LIMIT = 'x-ratelimit-limit';
/** By default at most this part of the provider's limit is used: its owner has other programs with the same key. */
const OWNERS_SHARE = 0.5;

/** Until the first response states the limit, new resources are shared out as if so many calls a minute were allowed. */
const ALLOWED_AT_FIRST = 40;
/** A person may be the first to request this many resources at a time; more only where there is room. */
const LEAST_RESOURCES = 4;

/**
 * Keeps the calls to one provider at a share of its rate limit or below, once a response has stated the limit. With few
 * resources and a usual limit it holds nothing back.
 */
export class CallPace {
  readonly #clock: () => number;
  readonly share: number;
  readonly #replicas: () => number;
  /** Calls of the last minute, oldest first. */
  #calls: { resource: string; person: string | undefined; at: number }[] = [];
  #limit = Infinity;
  #responded = false;

  /**
   * @param clock ms on a clock that never steps back
   * @param share part of the limit that may be used, above 0 and at most 1
   * @param replicas so many gateways share that part without knowing of each other's calls
   */
  constructor(
    clock: () => number = () => performance.now(),
    share = OWNERS_SHARE,
    replicas: () => number = () => 1,
  ) {
    this.#clock = clock;
    this.share = share;
    this.#replicas = replicas;
  }

  /** Notes that a resource is requested now, and for whom. */
  begin(resource: string, person?: string): void {
    this.#forget();
    this.#calls.push({ resource, person, at: this.#clock() });
  }

  /** Learns the limit from a response: calls in a minute. What is no number changes nothing. */
  learn(headers: WaitHeaders): void {
    this.#responded = true;
    const stated = headers.get(LIMIT) ?? headers.get(ASSUMED_VPSBG_RATE_LIMIT_HEADERS.limit);
    const limit = stated?.trim() ?? '';
    if (/^[1-9]\d{0,8}$/.test(limit)) this.#limit = Number(limit);
  }

  /** The limit as the provider stated it, calls in a minute; Infinity while it is not known. */
  get limit(): number {
    return this.#limit;
  }

  /** Takes over what all replicas know: their calls of the last minute, oldest first, and the limit. */
  adopt(calls: readonly { resource: string; person?: string | undefined; ageMs: number }[], limit: number) {
    const now = this.#clock();
    this.#calls = calls.map(({ resource, person, ageMs }) => ({ resource, person, at: now - ageMs }));
    if (limit === Infinity) return;
    this.#limit = limit;
    this.#responded = true;
  }

  /** The most calls in a minute that may be made; Infinity while no limit is known. */
  get allowed(): number {
    return Math.max(1, Math.floor((this.#limit * this.share) / this.#replicas()));
  }

  /** Part of the allowed calls of the last minute that is used, 0 to 1; 0 while no limit is known. */
  get used(): number {
    this.#forget();
    return Math.min(1, this.#calls.length / this.allowed);
  }

  /** How long a response is good for, so that all resources of the last minute together stay within the pace; ms. */
  get leastInterval(): number {
    this.#forget();
    const resources = new Set(this.#calls.map(({ resource }) => resource)).size;
    return Math.ceil((resources * ASSUMED_RATE_LIMIT_WINDOW_MS) / this.allowed);
  }

  /** How long no call may be made, ms; 0 when one may be made now. */
  get remaining(): number {
    this.#forget();
    const leaving = this.#calls[this.#calls.length - this.allowed];
    return leaving ? leaving.at + ASSUMED_RATE_LIMIT_WINDOW_MS - this.#clock() : 0;
  }

  /**
   * How long a person must wait to request a resource that no one has requested in the last minute, ms; 0 when it is
   * known, or when there is room: for a quarter of the allowed calls by this person's own resources, and beyond that as
   * long as less than half of them are used by everyone. So no one can use up the pace of the other viewers.
   *
   * @param person absent where there is one person alone
   */
  waitForNew(resource: string, person: string | undefined): number {
    this.#forget();
    if (person === undefined || this.#calls.some((call) => call.resource === resource)) return 0;
    const allowed = this.#responded ? this.allowed : ALLOWED_AT_FIRST;
    // By the last call for each: it leaves when that does.
    const theirs = new Map<string, number>();
    for (const call of this.#calls) if (call.person === person) theirs.set(call.resource, call.at);
    const over = theirs.size - Math.max(LEAST_RESOURCES, Math.floor(allowed / 4));
    // Where there is no such call there is room now.
    const leaving = [...theirs.values()].toSorted((a, b) => a - b)[over] ?? -Infinity;
    const room = this.#calls[this.#calls.length - Math.floor(allowed / 2)]?.at ?? -Infinity;
    return Math.max(0, Math.min(leaving, room) + ASSUMED_RATE_LIMIT_WINDOW_MS - this.#clock());
  }

  #forget(): void {
    const since = this.#clock() - ASSUMED_RATE_LIMIT_WINDOW_MS;
    const first = this.#calls.findIndex(({ at }) => at > since);
    this.#calls = first === -1 ? [] : this.#calls.slice(first);
  }
}
