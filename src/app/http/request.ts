import * as v from 'valibot';
import { gatewayProblem, HEADERS, withDetails, type Provider } from '../../contracts/gateway/api.ts';
import { backOff } from '../../rate-limit/back-off.ts';
import { RateHold } from '../../rate-limit/rate-hold.ts';
import type { Admission } from '../../rate-limit/rate-holds.ts';
import { rateLimitWait, unavailableWait } from '../../rate-limit/retry-after.ts';
import type { IsOther } from '../../contracts/response-identity.ts';
import { differenceFrom } from '../../contracts/tolerant.ts';
import { AccessEnded, currentAccess } from './access.ts';
import { detailFor } from './audience.ts';
import { currentDesk } from './desk.ts';
import { takeEarlyRequest } from './early-requests.ts';
import { logError } from './error-log.ts';
import { kindOf, RequestError, sourceOf, type ErrorKind } from './errors.ts';
import { endedExchange, learnClocks } from './exchange.ts';
import { FailureStreaks } from './failure-streaks.ts';
import { keepResponse, keptResponse, type KeptResponse } from './kept-responses.ts';
import * as m from './messages/errors.en.ts';
import { monotonicNow } from './monotonic.ts';
import { networkIsBackSince } from './network-return.ts';
import { loadProblemWords, problemDetail } from './problem-detail.ts';
import { rateLimits, type WaitReason } from './rate-limits.ts';
import { receivedIsWanted } from './received.ts';
import { clocks } from './server-clock.ts';
import { snapshotOf, type Snapshot } from './snapshot.ts';
import * as surface from '../surface.ts';

/** Headers and body together, ms. The gateway gives up on a provider after 10 s, so that it can still respond in time. */
const DEADLINE_MS = 12_000;

/** The gateway repeats a failure for 2 s: a retry before that would count one failure twice. */
const GATEWAY_REPEATS_MS = 2_200;

/** The providers' names, as they write them. */
const PROVIDER_NAMES: Record<Provider, string> = { hostup: 'HostUp', vpsbg: 'VPSBG' };

/** So many deviations and unknown fields of a response are listed in its details. */
const MOST_DIFFERENCES = 200;

type Send = (path: string, init: RequestInit) => Promise<Response>;

interface Target<TSchema extends v.GenericSchema> {
  /** Path at the gateway, from `contracts/gateway/api.ts`. */
  path: string;
  /** Whose rate limit and clock apply; `null` for the gateway's own responses. */
  provider: Provider | null;
  schema: TSchema;
  signal: AbortSignal;
  /** Whether a body is about another resource than the path names; absent where there is no id to compare. */
  isOther?: IsOther;
  /** What sends the request; `fetch` by default. */
  send?: Send;
}

const streaks = new FailureStreaks();

/**
 * Sends a request to the gateway and parses the response with its schema. Where a token is needed, it waits for one, and
 * retries with the next one when this one is refused.
 *
 * @throws {RequestError} always of this type, except that an abort by the caller is passed on as it is. The error
 *   carries when the next try may be made.
 */
export async function request<const TSchema extends v.GenericSchema>(
  target: Target<TSchema>,
): Promise<Snapshot<v.InferOutput<TSchema>>> {
  const access = currentAccess();
  if (!access) return requestOnce(target);
  try {
    let token = await access.token(target.signal);
    for (;;) {
      try {
        const response = await requestOnce(target, token);
        access.worked(token);
        return response;
      } catch (error) {
        if (!(error instanceof RequestError && error.kind === 'no-access')) throw error;
        const { code = 'token_invalid', claim = null } = error.problem ?? {};
        const why = { code, claim, detail: error.message };
        const next = await access.renewed(token, target.signal, why);
        if (next === null) throw error;
        token = next;
      }
    }
  } catch (error) {
    throw error instanceof AccessEnded ? fail(target, 'no-access', () => error.message) : error;
  }
}

async function requestOnce<const TSchema extends v.GenericSchema>(
  target: Target<TSchema>,
  token?: string,
): Promise<Snapshot<v.InferOutput<TSchema>>> {
  const { path, provider, send = surface.hasGateway ? sendToGateway : sendDirect } = target;
  const desk = currentDesk();
  const refusal = desk?.refusal(path) ?? null;
  if (refusal !== null) throw fail(target, 'no-access', () => refusal);
  const admission = provider ? rateLimits[provider].admit(path) : undefined;
  if (admission instanceof RateHold) {
    const { reason, opensAt: retryAt } = admission;
    const { by: limitedBy, problem } = reason ?? { by: null };
    const later = () => m.nextRequestLater({ who: nameOf(limitedBy) });
    throw fail(target, 'rate-limited', later, { problem, retryAt, limitedBy });
  }

  const deadline = new AbortController();
  const onAbort = () => deadline.abort(target.signal.reason);
  target.signal.addEventListener('abort', onAbort, { once: true });
  if (target.signal.aborted) onAbort();
  const timer = setTimeout(() => deadline.abort(new DOMException('deadline', 'TimeoutError')), DEADLINE_MS);
  // HostUp's API itself, which the static build uses, sends nothing else.
  const asDetails = provider && receivedIsWanted() && surface.hasGateway;
  const place = desk?.at(path) ?? path;
  const url = asDetails ? withDetails(place) : place;
  const early = takeEarlyRequest(url, token, deadline.signal);
  const sentAt = early?.sentAt ?? monotonicNow();
  try {
    const kept = keptResponse(url, target.schema);
    const response = await (early?.response ??
      send(url, {
        headers: {
          accept: 'application/json',
          ...(kept && { 'if-none-match': kept.etag }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: deadline.signal,
      }));
    learnClocks(response.headers, provider, early ?? endedExchange(response.url, sentAt));
    if (desk && !desk.isOurs(response.headers)) throw fail(target, 'no-access', () => m.otherSignedIn());
    const unchanged = response.status === 304 ? kept : undefined;
    // Read to its end though nothing is in it: left unread, the browser counts it as broken off.
    const json: unknown = unchanged ? await response.text() : await readJson(response, target);
    if (!response.ok && !unchanged) {
      await loadProblemWords();
      throw problemError(json, response, target, admission);
    }
    admission?.learn();
    const parsed = unchanged ?? parseBody(json, response, target, url);
    streaks.succeeded(path);
    return snapshotOf(parsed, response, path, sentAt);
  } catch (error) {
    if (target.signal.aborted) throw error;
    if (error instanceof RequestError) throw error;
    const hint = offlineHint();
    const retryAt = networkIsBackSince(sentAt) ? monotonicNow() + GATEWAY_REPEATS_MS : undefined;
    if (deadline.signal.aborted) {
      const late = () => m.noResponse({ seconds: String(DEADLINE_MS / 1_000) });
      throw fail(target, 'timeout', () => withHint(late(), hint?.()), { retryAt });
    }
    const lost = surface.hasGateway ? m.gatewayLost : m.hostupLost;
    throw fail(target, 'network', () => withHint(lost(), (hint ?? m.checkNetwork)()), { retryAt });
  } finally {
    admission?.end();
    clearTimeout(timer);
    target.signal.removeEventListener('abort', onAbort);
  }
}

/** `onLine` explains a failure. It is no reason to stop: with a VPN or a virtual adapter it is often wrong. */
function offlineHint(): (() => string) | null {
  const online = globalThis.navigator?.onLine ?? true;
  return online ? null : m.offline;
}

function withHint(first: string, second: string | undefined): string {
  return second === undefined ? first : m.twoSentences({ first, second });
}

function sendToGateway(path: string, init: RequestInit): Promise<Response> {
  return fetch(surface.base + path, init);
}

/** For the static build, which has no gateway. */
async function sendDirect(path: string, init: RequestInit): Promise<Response> {
  const { requestHostUp } = await import('./hostup-direct.ts');
  return requestHostUp(path, init);
}

async function readJson<TSchema extends v.GenericSchema>(
  response: Response,
  target: Target<TSchema>,
): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  const body = await response.text();
  if (/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    try {
      return JSON.parse(body);
    } catch {
      // Reported below.
    }
  }
  const what = response.ok ? 'contract' : kindOf('', response.status);
  throw fail(target, what, () => m.notFromGateway({ status: String(response.status) }));
}

function parseBody<TSchema extends v.GenericSchema>(
  json: unknown,
  response: Response,
  target: Target<TSchema>,
  url: string,
): Omit<KeptResponse<TSchema>, 'etag'> {
  const { schema, isOther } = target;
  if (isOther?.(json)) {
    throw fail(target, 'contract', () => m.otherId({ who: nameOf(target.provider) }));
  }
  const result = v.safeParse(schema, json);
  if (!result.success) {
    const where = v.getDotPath(result.issues[0]);
    throw fail(target, 'contract', () => {
      const who = nameOf(target.provider);
      return where === null ? m.unexpectedBody({ who }) : m.unexpectedValue({ who, where });
    });
  }
  const extent = response.headers.get(HEADERS.received);
  const received =
    extent === null
      ? undefined
      : { json, part: extent === 'part', ...differenceFrom(schema, json, MOST_DIFFERENCES) };
  const parsed = { schema, body: result.output, received };
  const etag = response.headers.get('etag');
  if (etag !== null) keepResponse(url, { ...parsed, etag });
  return parsed;
}

function problemError<TSchema extends v.GenericSchema>(
  json: unknown,
  response: Response,
  target: Target<TSchema>,
  admission: Admission<WaitReason> | undefined,
) {
  const result = v.safeParse(gatewayProblem, json);
  const problem = result.success ? result.output : undefined;
  const kind = kindOf(problem?.code ?? '', response.status);
  const { provider, path } = target;
  const limited = kind === 'rate-limited';
  const waitIn = limited ? rateLimitWait : unavailableWait;
  const wait =
    limited || response.status === 503 ? waitIn(response.headers, clocks.gateway.now()) : undefined;
  // A limit that does not say how long leaves open what it was a probe of: whether the limit is over.
  if (!limited || wait !== undefined) {
    const reason = { by: sourceOf(problem, provider), problem };
    admission?.learn(limited && !problem?.resourceOnly ? { key: wait, reason } : { path: wait, reason });
  }
  const retryAt = provider && wait !== undefined ? rateLimits[provider].holding(path)?.opensAt : undefined;
  const detail = () =>
    problem ? problemDetail(problem, provider) : m.gatewayStatus({ status: String(response.status) });
  return fail(target, kind, detail, { problem, retryAt });
}

function fail<TSchema extends v.GenericSchema>(
  target: Target<TSchema>,
  kind: ErrorKind,
  detail: () => string,
  more: {
    problem?: RequestError['problem'];
    retryAt?: number | undefined;
    limitedBy?: RequestError['limitedBy'];
  } = {},
): RequestError {
  // A request that was not sent is no failure of its own.
  const streak =
    more.limitedBy === undefined
      ? streaks.failed(target.path, monotonicNow(), GATEWAY_REPEATS_MS, backOff)
      : { count: streaks.count(target.path), retryAt: monotonicNow() + GATEWAY_REPEATS_MS };
  const error = new RequestError({
    kind,
    detail: () => detailFor(kind, detail()),
    provider: target.provider,
    path: target.path,
    problem: more.problem,
    limitedBy: more.limitedBy,
    retryAt: more.retryAt ?? streak.retryAt,
    inARow: streak.count,
    at: clocks.gateway.now(),
  });
  logError(error);
  return error;
}

/** The name of a provider, or for `null` of what responds in front of it: the gateway, where there is one. */
export function nameOf(provider: Provider | null): string {
  if (provider) return PROVIDER_NAMES[provider];
  return surface.hasGateway ? m.theGateway() : PROVIDER_NAMES.hostup;
}
