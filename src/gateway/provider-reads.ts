import * as v from 'valibot';
import { HEADERS, type Provider, type UpstreamError } from '../contracts/gateway/api.ts';
import { backOff } from '../contracts/http/back-off.ts';
import { RateGate } from '../contracts/http/rate-gate.ts';
import { parseHttpDate, requestedWait } from '../contracts/http/retry-after.ts';
import type { IsOther } from '../contracts/response-identity.ts';
import { differenceFrom, type Drift } from '../contracts/tolerant.ts';
import type { ByteBudget } from './byte-budget.ts';
import { CallPace } from './call-pace.ts';
import type { Upstream } from './environment.ts';
import type { Failure } from './failure.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import { mask } from './secrets.ts';
import { createSharedReads } from './shared-reads.ts';
import {
  createUpstreamClient,
  UPSTREAM_LIMITS,
  UpstreamFault,
  type UpstreamAnswer,
  type UpstreamClient,
} from './upstream-client.ts';
import {
  failureOfContract,
  failureOfFault,
  failureOfOther,
  failureOfStatus,
  failureOfUnreadable,
} from './upstream-failure.ts';

/** What one read of a provider came to: a body ready to send, or the reason why there is none. */
export type Outcome =
  | {
      ok: true;
      /** JSON of the documented fields. */
      body: string;
      headers: Record<string, string>;
      /** JSON as it came, keys masked; absent where it may not be seen. */
      received?: () => string;
      /** Whether `received` is cut down to what a token opens. */
      narrowed?: boolean;
    }
  | { ok: false; failure: Failure };

/** One documented `GET` of a provider. */
export interface Endpoint<TSchema extends v.GenericSchema> {
  /** With placeholders, as it may be logged and shown: `/api/v2/vps/{id}/iso`. */
  template: string;
  /** The real path below the base URL. Its variable parts are validated and encoded. */
  path: string;
  schema: TSchema;
  /** Whether a body is about another resource than this path names; absent where there is no id to compare. */
  isOther?: IsOther;
}

export interface ReadOptions {
  limits?: typeof UPSTREAM_LIMITS;
  /** What makes the calls; by default HTTP to the upstream. */
  client?: UpstreamClient;
  /** Part of the provider's rate limit that may be used; CallPace says how much without it. */
  share?: number | undefined;
  /** What the outcomes that are kept may take; each provider has its own without it. */
  budget?: ByteBudget;
  /** Takes one line for each upstream call that failed. It never holds an id, a name or a key. */
  log?: (line: string) => void;
}

/** Reads of one provider: shared, micro-cached, held back while the provider asks to wait. */
export interface ProviderReads {
  read<TSchema extends v.GenericSchema>(endpoint: Endpoint<TSchema>, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}

/** A time between two requests that no client falls below by itself needs no word, ms. */
const USUAL_INTERVAL_MS = 2_000;

export function createProviderReads(
  provider: Provider,
  upstream: Upstream,
  {
    limits = UPSTREAM_LIMITS,
    client = createUpstreamClient(upstream, limits),
    share,
    budget,
    log = () => {},
  }: ReadOptions = {},
): ProviderReads {
  const gate = new RateGate({ clock: () => performance.now() });
  const pace = new CallPace(undefined, share);
  const shared = createSharedReads<Outcome>({
    restMs: USUAL_INTERVAL_MS,
    keepMs: () => pace.leastInterval,
    bytesOf,
    ...(budget && { budget }),
  });
  /** Answers in a row that asked to wait and did not say how long. */
  let unsaid = 0;
  /** The last response that asked to wait. */
  let refusal: { path: string; upstream: UpstreamError | undefined } | undefined;

  /** The provider's words about a wait: all of them to the path they were about, only code and id to others. */
  function wordsOfWait(path: string): UpstreamError | undefined {
    if (!refusal?.upstream || refusal.path === path) return refusal?.upstream;
    return { ...refusal.upstream, title: null, detail: null, instance: null, errors: [] };
  }

  async function load<TSchema extends v.GenericSchema>(
    { template, path, schema, isOther }: Endpoint<TSchema>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const call = { provider, endpoint: `GET ${template}` };
    const startedAt = performance.now();
    const fail = (failure: Failure): Outcome => {
      const ms = Math.round(performance.now() - startedAt);
      const said = failure.upstream ? ` status ${failure.upstream.status}` : '';
      const requestId = failure.upstream?.requestId ? ` ${failure.upstream.requestId}` : '';
      log(mask(`${provider} ${call.endpoint} ${failure.code}${said} ${ms} ms${requestId}`));
      return { ok: false, failure };
    };
    let answer: UpstreamAnswer;
    pace.begin(path);
    try {
      answer = await client.get(path, signal, () => {
        if (pace.remaining > 0) return false;
        pace.begin(path);
        return true;
      });
    } catch (error) {
      if (error instanceof UpstreamFault && error.kind !== 'aborted')
        return fail(failureOfFault(call, error));
      throw error;
    }
    pace.learn(answer.headers);
    const asked = waitOf(answer);
    unsaid = asked === 'unsaid' ? unsaid + 1 : 0;
    const other = isOther?.(answer.json, answer.headers.get('content-location')) ?? false;
    if (answer.status >= 400) {
      const failure = other ? failureOfOther(call, answer.status) : failureOfStatus(call, answer);
      if (asked === undefined) return fail(failure);
      refusal = { path, upstream: failure.upstream };
      gate.shut(asked === 'unsaid' ? backOff(unsaid) : asked);
      return fail({ ...failure, retryAfter: inSeconds(gate.remaining) });
    }
    if (answer.unreadable) return fail(failureOfUnreadable(call, answer));
    if (other) return fail(failureOfOther(call));
    const parsed = v.safeParse(schema, answer.json);
    if (!parsed.success) return fail(failureOfContract(call, deviation(parsed.issues[0])));
    const headers = headersOf(answer, schema);
    const { leastInterval } = pace;
    if (leastInterval > USUAL_INTERVAL_MS) headers[HEADERS.leastInterval] = String(leastInterval);
    const received = JSON.stringify(answer.json);
    return { ok: true, body: JSON.stringify(parsed.output), headers, received: () => received };
  }

  return {
    read(endpoint, signal) {
      if (gate.remaining > 0) return refuse(asksToWait(provider, gate.remaining, wordsOfWait(endpoint.path)));
      const held = shared.has(endpoint.path) ? 0 : pace.remaining;
      if (held > 0) return refuse(keepsItsPace(provider, held, pace));
      return shared.read(endpoint.path, (abort) => load(endpoint, abort), signal);
    },
    close: () => client.close(),
  };
}

/** About: a character may take two bytes, and what is made of the body to be sent once as much again. */
export function bytesOf(outcome: Outcome): number {
  if (!outcome.ok) return 4 * JSON.stringify(outcome.failure).length;
  // What came, too, is kept: it is about as long as what was read of it.
  return 4 * outcome.body.length * (outcome.received ? 2 : 1);
}

/** How long the provider wants to be left alone after this answer, in ms; `undefined` when it does not. */
function waitOf({ status, headers }: UpstreamAnswer): number | 'unsaid' | undefined {
  if (status === 429) return requestedWait(headers, Date.now()) ?? 'unsaid';
  // X-RateLimit-Reset comes with every answer of HostUp and means nothing beside a 503.
  if (status === 503 && headers.get('retry-after') !== null) return requestedWait(headers, Date.now());
  return undefined;
}

function refuse(failure: Failure): Promise<Outcome> {
  return Promise.resolve({ ok: false, failure });
}

/** @param upstream what the provider wrote when it asked for the wait */
function asksToWait(provider: Provider, waitMs: number, upstream: UpstreamError | undefined): Failure {
  const retryAfter = inSeconds(waitMs);
  const detail = `${PROVIDER_FACTS[provider].label} asks to wait before it is asked again.`;
  return { code: 'upstream_rate_limited', provider, detail, retryAfter, ...(upstream && { upstream }) };
}

function keepsItsPace(provider: Provider, waitMs: number, { allowed, share }: CallPace): Failure {
  const retryAfter = inSeconds(waitMs);
  const detail = `Drivebay uses at most ${share * 100} % of ${PROVIDER_FACTS[provider].label}'s rate limit, and its ${allowed} calls of this minute are made.`;
  return { code: 'upstream_rate_limited', provider, detail, retryAfter, ownPace: true };
}

function inSeconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** Where an answer leaves its documented envelope, as words after "The answer was". */
function deviation(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)?.slice(0, 100);
  const where = path ? `at \`${path}\`` : 'at its top level';
  if (issue.received === 'undefined') return `not as documented ${where}: it is missing`;
  const expected = issue.expected ?? 'another value';
  return `not as documented ${where}: ${expected} expected, ${issue.received.slice(0, 60)} came`;
}

function headersOf(
  { headers, completedAt, json }: UpstreamAnswer,
  schema: v.GenericSchema,
): Record<string, string> {
  const own: Record<string, string> = { [HEADERS.asOf]: new Date(completedAt).toISOString() };
  const date = parseHttpDate(headers.get('date'));
  // A clock that was never set is no time to go by.
  if (date !== undefined && date >= Date.UTC(2020) && date < Date.UTC(2100)) {
    own[HEADERS.upstreamDate] = new Date(date).toISOString();
  }
  const drift = driftHeader(differenceFrom(schema, json).drift);
  if (drift !== undefined) own[HEADERS.drift] = drift;
  return own;
}

/** Browsers and proxies take headers of several kilobytes, not of any size; a key may be as long as the body. */
const MAX_DRIFT_HEADER = 4_000;

/** Deviations as a header's value; those that find no room are left out. */
export function driftHeader(drifts: Drift[]): string | undefined {
  const said: Drift[] = [];
  let header: string | undefined;
  for (const drift of drifts) {
    said.push({ ...drift, path: drift.path.slice(0, 200) });
    const next = encodeURIComponent(JSON.stringify(said));
    if (next.length > MAX_DRIFT_HEADER) break;
    header = next;
  }
  return header;
}
