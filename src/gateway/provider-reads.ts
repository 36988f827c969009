import * as v from 'valibot';
import { HEADERS, type Provider } from '../contracts/gateway/api.ts';
import { RateHold } from '../rate-limit/rate-hold.ts';
import type { ReadableHeaders } from '../contracts/paging.ts';
import type { IsOther } from '../contracts/response-identity.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { Upstream } from './environment.ts';
import { failedCall } from './failed-call.ts';
import type { Failure } from './failure.ts';
import { newShareReached, paceReached } from './limit-failures.ts';
import { NO_LOG, type Log } from './log.ts';
import { NO_METER, type Meter } from './meter.ts';
import { bytesOf, type Outcome } from './outcome.ts';
import { ProviderLimits } from './provider-limits.ts';
import { deviation, headersOf } from './response-headers.ts';
import { createSharedReads } from './shared-reads.ts';
import { hashOf } from './state/names.ts';
import { ReplicatedReads } from './state/replicated-reads.ts';
import { sharers, type SharedState } from './state/shared-state.ts';
import { createUpstreamClient, type UpstreamClient } from './upstream-client.ts';
import { UPSTREAM_LIMITS, UpstreamFault, type UpstreamResponse } from './upstream-exchange.ts';
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
  /** Of the key; by default they are known to these reads alone. */
  rateLimits?: ProviderLimits;
  /** What the cached outcomes may take; each provider has its own without it. */
  budget?: ByteBudget;
  /** Takes an entry for each upstream call that failed. It never holds an id, a name or a key. */
  log?: Log;
  /** Counts calls, and reads by how they were served. */
  meter?: Meter;
  /** What replicas share; without it, and where it is this process's own, the process keeps to itself. */
  state?: SharedState | undefined;
}

/** Reads of one provider: shared, micro-cached, on hold while the provider limits requests. */
export interface ProviderReads {
  /** @param person for whom: each has a share of what is new; absent where there is one person alone */
  read<TSchema extends v.GenericSchema>(
    endpoint: Endpoint<TSchema>,
    signal: AbortSignal,
    person?: string,
  ): Promise<Outcome>;
  /**
   * The same, loaded now: nothing that is cached or in progress. For a decision, so it may use the part of the limit that
   * other reads leave; a wait that the provider requires holds it back too.
   */
  readFresh<TSchema extends v.GenericSchema>(endpoint: Endpoint<TSchema>): Promise<Outcome>;
  /** The next read of this path, or of every path, is loaded anew, whichever replica has it. */
  renew(path?: string): Promise<void>;
  close(): Promise<void>;
}

/** A time between two requests that no client falls below by itself is not reported, ms. */
const USUAL_INTERVAL_MS = 2_000;

export function createProviderReads(
  provider: Provider,
  upstream: Upstream,
  {
    limits = UPSTREAM_LIMITS,
    client = createUpstreamClient(upstream, limits),
    share,
    limitPerResource = false,
    state,
    rateLimits = new ProviderLimits(provider, share, limitPerResource, () => sharers(state)),
    budget,
    log = NO_LOG,
    meter = NO_METER,
  }: ReadOptions = {},
): ProviderReads {
  const interval = (path: string) =>
    Math.max(USUAL_INTERVAL_MS * sharers(state), rateLimits.of(path).pace.leastInterval);
  const endPace = meter.pace(provider, () => rateLimits.used);
  // A failure with a wait is not cached: the hold may open before it ends.
  const cacheMs = (path: string, outcome: Outcome) =>
    !outcome.ok && outcome.failure.retryAfter !== undefined ? null : interval(path);
  const replicas =
    state && !state.local
      ? new ReplicatedReads(state, [provider, upstream.url, upstream.apiKey], { rateLimits, cacheMs })
      : undefined;
  const shared = createSharedReads<Outcome>({
    // While replicas know of each other, they rest together.
    restMs: () => (replicas && state?.up ? 0 : USUAL_INTERVAL_MS * sharers(state)),
    cacheMs: (path, outcome) => replicas?.lastsFor(outcome) ?? cacheMs(path, outcome),
    bytesOf,
    ...(budget && { budget }),
  });

  async function load<TSchema extends v.GenericSchema>(
    { template, path, schema, isOther, withPaging = (json) => json }: Endpoint<TSchema>,
    signal: AbortSignal,
    person: string | undefined,
  ): Promise<Outcome> {
    const { holds, pace } = rateLimits.of(path);
    const admission = holds.admit(path);
    if (admission instanceof RateHold) return { ok: false, failure: rateLimits.onHold(path, admission) };
    const call = { provider, endpoint: `GET ${template}` };
    const startedAt = performance.now();
    const counted = (result: string) =>
      meter.providerCall(provider, call.endpoint, result, performance.now() - startedAt);
    const fail = (failure: Failure): Outcome => {
      counted(failure.code);
      if (failure.retryAfter !== undefined) meter.held(provider, failure.retryAfter);
      log.warn(failedCall(provider, call.endpoint, failure, startedAt), 'provider call failed');
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
        return fail(rateLimits.refused(path, failure, response, admission));
      }
      rateLimits.accepted(path, admission);
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
    const received = written(response.json);
    if (received === undefined) return fail(failureOfContract(call, 'nested too deeply'));
    counted('ok');
    const headers = headersOf(response, schema);
    const leastInterval = interval(path);
    if (leastInterval > USUAL_INTERVAL_MS) headers[HEADERS.leastInterval] = String(leastInterval);
    return { ok: true, body: JSON.stringify(parsed.output), headers, received: () => received };
  }

  /** Why the provider wants no call now; `undefined` when it does not mind. */
  function onHold(path: string): Failure | undefined {
    const hold = rateLimits.of(path).holds.holding(path);
    return hold && rateLimits.onHold(path, hold);
  }

  /** Why the gateway does not make a call now, to keep to its share; `undefined` when it may. */
  function ownLimit(path: string, person: string | undefined): Failure | undefined {
    const { pace } = rateLimits.of(path);
    if (pace.remaining > 0) return paceReached(provider, pace.remaining, pace);
    const waitMs = pace.waitForNew(path, person);
    return waitMs > 0 ? newShareReached(provider, waitMs) : undefined;
  }

  async function read<TSchema extends v.GenericSchema>(
    endpoint: Endpoint<TSchema>,
    signal: AbortSignal,
    person?: string,
    paced = true,
  ): Promise<Outcome> {
    const { path } = endpoint;
    if (replicas && (await replicas.look(path))) shared.renew(path);
    const held = onHold(path);
    if (held) return { ok: false, failure: held };
    let how: 'shared' | 'called' = 'shared';
    const call = (abort: AbortSignal, name: string | undefined) => {
      how = 'called';
      return load(endpoint, abort, name);
    };
    const counted = (outcome: Promise<Outcome>) => outcome.finally(() => meter.providerRead(provider, how));
    if (replicas) {
      const name = person === undefined ? undefined : hashOf(person);
      const mayLoad = () => onHold(path) ?? (paced ? ownLimit(path, name) : undefined);
      const readWith = (abort: AbortSignal) =>
        replicas.read({
          path,
          person: name,
          paced,
          mayLoad,
          load: () => call(abort, name),
          abort,
        });
      return counted(shared.read(path, readWith, signal));
    }
    const failure = paced && !shared.has(path) ? ownLimit(path, person) : undefined;
    if (failure) return { ok: false, failure };
    return counted(shared.read(path, (abort) => call(abort, person), signal));
  }

  async function renew(path?: string): Promise<void> {
    shared.renew(path);
    await replicas?.renew(path);
  }

  return {
    read: (endpoint, signal, person) => read(endpoint, signal, person),
    async readFresh(endpoint) {
      await renew(endpoint.path);
      return read(endpoint, new AbortController().signal, undefined, false);
    },
    renew,
    close() {
      endPace();
      return client.close();
    },
  };
}

/** JSON as text; nothing where it is nested deeper than the stack is. */
function written(json: unknown): string | undefined {
  try {
    return JSON.stringify(json);
  } catch {
    return undefined;
  }
}
