import type { Provider, UpstreamError } from '../contracts/gateway/api.ts';
import { backOff } from '../rate-limit/back-off.ts';
import { RateHold } from '../rate-limit/rate-hold.ts';
import { RateHolds, type Admission } from '../rate-limit/rate-holds.ts';
import { rateLimitWait, unavailableWait, type Wait } from '../rate-limit/retry-after.ts';
import { CallPace } from './call-pace.ts';
import type { Failure } from './failure.ts';
import { inSeconds, rateLimited } from './limit-failures.ts';
import type { UpstreamResponse } from './upstream-exchange.ts';

/** So many rate limits are remembered at most, where each resource has its own. */
const MAX_RATE_LIMITS = 1_000;

/** The response that required a wait: its path, and the failure it became. */
export interface Refusal {
  path: string;
  failure: Failure;
}

/** The rate limit of a key, or in the sandbox of a resource: who has to wait, and how much of it is used. */
export interface RateLimit {
  holds: RateHolds<Refusal>;
  pace: CallPace;
  /** Consecutive rate-limit responses that did not state how long to wait. */
  unspecified: number;
}

/** The rate limit of one key of a provider, as its responses state it. */
export class ProviderLimits {
  readonly #provider: Provider;
  readonly #share: number | undefined;
  readonly #perResource: boolean;
  readonly #replicas: (() => number) | undefined;
  readonly #limits = new Map<string, RateLimit>();

  /**
   * @param share part of the provider's rate limit that may be used; CallPace has the default
   * @param perResource gives each path a limit of its own, so that no scenario of the sandbox holds up the others
   * @param replicas see CallPace
   */
  constructor(provider: Provider, share: number | undefined, perResource: boolean, replicas?: () => number) {
    this.#provider = provider;
    this.#share = share;
    this.#perResource = perResource;
    this.#replicas = replicas;
  }

  /** What tells the limit of this path from others of the key. */
  nameOf(path: string): string {
    return this.#perResource ? path : '';
  }

  /** How much of the pace is used, 0 to 1; where each resource has its own, of the one that is used most. */
  get used(): number {
    return Math.max(0, ...[...this.#limits.values()].map(({ pace }) => pace.used));
  }

  /** The limit that requests for this path are under. */
  of(path: string): RateLimit {
    const name = this.nameOf(path);
    const known = this.#limits.get(name);
    if (known) return known;
    const holds = new RateHolds<Refusal>(() => performance.now());
    const rateLimit = { holds, pace: new CallPace(undefined, this.#share, this.#replicas), unspecified: 0 };
    const [oldest] = this.#limits.keys();
    if (this.#limits.size >= MAX_RATE_LIMITS && oldest !== undefined) this.#limits.delete(oldest);
    this.#limits.set(name, rateLimit);
    return rateLimit;
  }

  /** Learns from a response with a good status that nobody has to wait. */
  accepted(path: string, admission: Admission<Refusal>): void {
    this.of(path).unspecified = 0;
    admission.learn();
  }

  /** Learns from a response with an error status who has to wait now, and adds the wait to its failure. */
  refused(
    path: string,
    failure: Failure,
    response: UpstreamResponse,
    admission: Admission<Refusal>,
  ): Failure {
    const rateLimit = this.of(path);
    const key = keyWait(response, rateLimit);
    const own = response.status === 503 ? unavailableWait(response.headers, Date.now()) : undefined;
    admission.learn({ key, path: own, reason: { path, failure } });
    if (key === undefined && own === undefined) return failure;
    const remaining = rateLimit.holds.holding(path)?.remaining ?? 0;
    return {
      ...failure,
      retryAfter: inSeconds(remaining),
      ...(key !== undefined && this.#perResource && { resourceOnly: true }),
    };
  }

  /** The failure of a request that has to wait. */
  onHold(path: string, hold: RateHold<Refusal>): Failure {
    const { reason } = hold;
    const own = hold === this.of(path).holds.key ? undefined : reason?.failure;
    const upstream = reason && messageFor(path, reason);
    const failure = own ?? rateLimited(this.#provider, upstream, this.#perResource);
    return { ...failure, retryAfter: inSeconds(hold.remaining) };
  }
}

/** How long a response closes the whole key, if it does: by status 429 alone. */
function keyWait({ status, headers }: UpstreamResponse, rateLimit: RateLimit): Wait | undefined {
  const wait = status === 429 ? rateLimitWait(headers, Date.now()) : undefined;
  if (status !== 429 || wait !== undefined) {
    rateLimit.unspecified = 0;
    return wait;
  }
  rateLimit.unspecified += 1;
  return backOff(rateLimit.unspecified);
}

/** The provider's error about a wait: whole for its own path, only code and request id for others. */
function messageFor(
  path: string,
  { path: about, failure: { upstream } }: Refusal,
): UpstreamError | undefined {
  if (!upstream || path === about) return upstream;
  return { ...upstream, title: null, detail: null, instance: null, errors: [] };
}
