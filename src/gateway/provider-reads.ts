import * as v from 'valibot';
import { HEADERS, type Provider, type UpstreamError } from '../contracts/gateway/api.ts';
import { backOff } from '../rate-limit/back-off.ts';
import { RateHold } from '../rate-limit/rate-hold.ts';
import { RateHolds, type Admission } from '../rate-limit/rate-holds.ts';
import { rateLimitWait, unavailableWait, type Wait } from '../rate-limit/retry-after.ts';
import type { ReadableHeaders } from '../contracts/paging.ts';
import type { IsOther } from '../contracts/response-identity.ts';
import type { ByteBudget } from './byte-budget.ts';
import { CallPace } from './call-pace.ts';
import type { Upstream } from './environment.ts';
import type { Failure } from './failure.ts';
import { inSeconds, newShareReached, paceReached, rateLimited } from './limit-failures.ts';
import { bytesOf, type Outcome } from './outcome.ts';
import { deviation, headersOf } from './response-headers.ts';
import { mask } from './secrets.ts';
import { createSharedReads } from './shared-reads.ts';
import {
  createUpstreamClient,
  UPSTREAM_LIMITS,
  UpstreamFault,
  type UpstreamResponse,
  type UpstreamClient,
} from './upstream-client.ts';
import {
  failureOfContract,
  failureOfFault,
  failureOfOther,
  failureOfStatus,
  failureOfUnreadable,
} from './upstream-failure.ts';

/** One documented `GET` of a provider. */
interface Endpoint<TSchema extends v.GenericSchema> {
  /** With placeholders, as it may be logged and shown: `/api/v2/vps/{id}/iso`. */
  template: string;
  /** The real path below the base URL. Its variable parts are validated and encoded. */
  path: string;
  schema: TSchema;
  /** Whether a body is about another resource than this path names; absent where there is no id to compare. */
  isOther?: IsOther;
  /** For a list: its body with what headers and other forms state about paging. */
  withPaging?: (json: unknown, headers: ReadableHeaders) => unknown;
}

export interface ReadOptions {
  limits?: typeof UPSTREAM_LIMITS;
  /** What makes the calls; by default HTTP to the upstream. */
  client?: UpstreamClient;
  /** Part of the provider's rate limit that may be used; CallPace has the default. */
  share?: number | undefined;
  /**
   * Gives each resource a rate limit of its own, so that no scenario of the sandbox holds up the others. A provider has
   * one for each key.
   */
  limitPerResource?: boolean;
  /** What the cached outcomes may take; each provider has its own without it. */
  budget?: ByteBudget;
  /** Takes one line for each upstream call that failed. It never holds an id, a name or a key. */
  log?: (line: string) => void;
}

/** Reads of one provider: shared, micro-cached, on hold while the provider limits requests. */
export interface ProviderReads {
  /** @param person for whom: each has a share of what is new; absent where there is one person alone */
  read<TSchema extends v.GenericSchema>(
    endpoint: Endpoint<TSchema>,
    signal: AbortSignal,
    person?: string,
  ): Promise<Outcome>;
  close(): Promise<void>;
}

/** A time between two requests that no client falls below by itself is not reported, ms. */
const USUAL_INTERVAL_MS = 2_000;

/** So many rate limits are remembered at most, where each resource has its own. */
const MAX_RATE_LIMITS = 1_000;

/** The response that required a wait: its path, and the failure it became. */
interface Refusal {
  path: string;
  failure: Failure;
}

/** The rate limit of a key, or in the sandbox of a resource: who has to wait, and how much of it is used. */
interface RateLimit {
  holds: RateHolds<Refusal>;
  pace: CallPace;
  /** Consecutive rate-limit responses that did not state how long to wait. */
  unspecified: number;
}

export function createProviderReads(
  provider: Provider,
  upstream: Upstream,
  {
    limits = UPSTREAM_LIMITS,
    client = createUpstreamClient(upstream, limits),
    share,
    limitPerResource = false,
    budget,
    log = () => {},
  }: ReadOptions = {},
): ProviderReads {
  const rateLimits = new Map<string, RateLimit>();
  const shared = createSharedReads<Outcome>({
    restMs: USUAL_INTERVAL_MS,
    // A failure with a wait is not cached: the hold may open before it ends.
    cacheMs: (path, outcome) =>
      !outcome.ok && outcome.failure.retryAfter !== undefined ? null : rateLimitOf(path).pace.leastInterval,
    bytesOf,
    ...(budget && { budget }),
  });

  function rateLimitOf(path: string): RateLimit {
    const name = limitPerResource ? path : '';
    const known = rateLimits.get(name);
    if (known) return known;
    const holds = new RateHolds<Refusal>(() => performance.now());
    const rateLimit = { holds, pace: new CallPace(undefined, share), unspecified: 0 };
    const [oldest] = rateLimits.keys();
    if (rateLimits.size >= MAX_RATE_LIMITS && oldest !== undefined) rateLimits.delete(oldest);
    rateLimits.set(name, rateLimit);
    return rateLimit;
  }

  /** Learns from a response with an error status who has to wait now, and adds the wait to its failure. */
  function refused(
    path: string,
    failure: Failure,
    response: UpstreamResponse,
    admission: Admission<Refusal>,
  ): Failure {
    const rateLimit = rateLimitOf(path);
    const key = keyWait(response, rateLimit);
    const own = response.status === 503 ? unavailableWait(response.headers, Date.now()) : undefined;
    admission.learn({ key, path: own, reason: { path, failure } });
    if (key === undefined && own === undefined) return failure;
    const remaining = rateLimit.holds.holding(path)?.remaining ?? 0;
    return {
      ...failure,
      retryAfter: inSeconds(remaining),
      ...(key !== undefined && limitPerResource && { resourceOnly: true }),
    };
  }

  /** The response to a request that has to wait. */
  function onHold(path: string, hold: RateHold<Refusal>): Outcome {
    const { reason } = hold;
    const own = hold === rateLimitOf(path).holds.key ? undefined : reason?.failure;
    const failure = own ?? rateLimited(provider, reason && messageFor(path, reason), limitPerResource);
    return { ok: false, failure: { ...failure, retryAfter: inSeconds(hold.remaining) } };
  }

  async function load<TSchema extends v.GenericSchema>(
    { template, path, schema, isOther, withPaging = (json) => json }: Endpoint<TSchema>,
    signal: AbortSignal,
    person: string | undefined,
  ): Promise<Outcome> {
    const rateLimit = rateLimitOf(path);
    const { holds, pace } = rateLimit;
    const admission = holds.admit(path);
    if (admission instanceof RateHold) return onHold(path, admission);
    const call = { provider, endpoint: `GET ${template}` };
    const startedAt = performance.now();
    const fail = (failure: Failure): Outcome => {
      const ms = Math.round(performance.now() - startedAt);
      const status = failure.upstream ? ` status ${failure.upstream.status}` : '';
      const requestId = failure.upstream?.requestId ? ` ${failure.upstream.requestId}` : '';
      log(mask(`${provider} ${call.endpoint} ${failure.code}${status} ${ms} ms${requestId}`));
      return { ok: false, failure };
    };
    let response: UpstreamResponse;
    let other = false;
    pace.begin(path, person);
    try {
      // A probe decides for everyone: a person who could abort it could keep the provider closed.
      response = await client.get(path, admission.probe ? new AbortController().signal : signal, () => {
        if (pace.remaining > 0 || (!admission.probe && holds.holding(path))) return false;
        pace.begin(path, person);
        return true;
      });
      pace.learn(response.headers);
      other = isOther?.(response.json, response.headers.get('content-location')) ?? false;
      if (response.status >= 400) {
        const failure = other ? failureOfOther(call, response.status) : failureOfStatus(call, response);
        return fail(refused(path, failure, response, admission));
      }
      admission.learn();
    } catch (error) {
      if (error instanceof UpstreamFault && error.kind !== 'aborted')
        return fail(failureOfFault(call, error));
      throw error;
    } finally {
      admission.end();
    }
    if (response.unreadable) return fail(failureOfUnreadable(call, response));
    if (other) return fail(failureOfOther(call));
    const parsed = v.safeParse(schema, withPaging(response.json, response.headers));
    if (!parsed.success) return fail(failureOfContract(call, deviation(parsed.issues[0])));
    const headers = headersOf(response, schema);
    const { leastInterval } = pace;
    if (leastInterval > USUAL_INTERVAL_MS) headers[HEADERS.leastInterval] = String(leastInterval);
    const received = JSON.stringify(response.json);
    return { ok: true, body: JSON.stringify(parsed.output), headers, received: () => received };
  }

  return {
    read(endpoint, signal, person) {
      const { path } = endpoint;
      const { holds, pace } = rateLimitOf(path);
      const hold = holds.holding(path);
      if (hold) return Promise.resolve(onHold(path, hold));
      if (!shared.has(path)) {
        if (pace.remaining > 0) return refuse(paceReached(provider, pace.remaining, pace));
        const waitMs = pace.waitForNew(path, person);
        if (waitMs > 0) return refuse(newShareReached(provider, waitMs));
      }
      return shared.read(path, (abort) => load(endpoint, abort, person), signal);
    },
    close: () => client.close(),
  };
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

function refuse(failure: Failure): Promise<Outcome> {
  return Promise.resolve({ ok: false, failure });
}
