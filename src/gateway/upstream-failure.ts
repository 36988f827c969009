import type { GatewayErrorCode } from '../contracts/gateway/errors.ts';
import type { Provider } from '../contracts/gateway/api.ts';
import { codeOfStatus, upstreamErrorOf } from '../contracts/gateway/upstream-error.ts';
import { RETRIED, upstreamWords } from '../contracts/gateway/upstream-words.ts';
import type { Failure } from './failure.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import type { UpstreamResponse, UpstreamFault } from './upstream-exchange.ts';

/** Which call failed: the provider, and its endpoint as a template without ids, `GET /api/v2/vps/{id}/iso`. */
export interface Call {
  provider: Provider;
  endpoint: string;
}

/** The failure of a call that got no response, or none that is HTTP within our limits. */
export function failureOfFault({ provider, endpoint }: Call, fault: UpstreamFault): Failure {
  const { label } = PROVIDER_FACTS[provider];
  const detail = `${label} ${fault.message} (${endpoint}). ${RETRIED}`;
  if (fault.kind === 'invalid') return { code: 'upstream_invalid', provider, detail, cause: 'headers' };
  return { code: fault.kind === 'timeout' ? 'upstream_timeout' : 'upstream_unavailable', provider, detail };
}

/** The failure of a call whose response cannot be used. `what` completes "The response was …". */
export function failureOfContract({ provider, endpoint }: Call, what: string, advice?: string): Failure {
  const { label, urlVariable } = PROVIDER_FACTS[provider];
  const next =
    advice ??
    `If it continues, check ${urlVariable}, or report to the Drivebay maintainers that the API has changed.`;
  const detail = `${label}'s response to ${endpoint} was ${what}. ${next}`;
  return { code: 'upstream_invalid', provider, detail };
}

/** The failure of a call with a success status whose body holds no JSON that can be read. */
export function failureOfUnreadable(
  call: Call,
  { unreadable, challenge }: Pick<UpstreamResponse, 'unreadable' | 'challenge'>,
): Failure {
  if (challenge) return failureOfChallenge(call);
  const { label, urlVariable } = PROVIDER_FACTS[call.provider];
  const { what, cause } = unreadable ?? { what: 'without JSON', cause: 'form' };
  const advice = {
    size: `Drivebay reads no more than that at once. Contact ${label} support.`,
    page: `A login page, a proxy or a protection service may stand in front of ${label}. If it continues, check ${urlVariable}.`,
    form: undefined,
  }[cause];
  const failure = failureOfContract(call, what, advice);
  return cause === 'form' ? failure : { ...failure, cause };
}

/**
 * The failure of a call whose response is about another resource: nothing of it is passed on.
 *
 * @param status an error status. One about the key or the service stays what it is; one about the
 *   resource is about another
 */
export function failureOfOther(call: Call, status = 200): Failure {
  const ofResource = status < 500 && status !== 401 && status !== 429;
  if (!ofResource) return failureOfStatus(call, { status, json: undefined });
  const { label } = PROVIDER_FACTS[call.provider];
  const advice = `It is not shown. ${RETRIED} If it continues, contact ${label} support.`;
  return { ...failureOfContract(call, 'about another ID than the one requested', advice), cause: 'other' };
}

/** The failure of a call whose response has an error status (400 or above). The status decides, never the body. */
export function failureOfStatus(
  call: Call,
  {
    status,
    json,
    challenge,
    unreadable,
  }: Pick<UpstreamResponse, 'status' | 'json'> & Partial<UpstreamResponse>,
): Failure {
  const { provider } = call;
  const upstream = upstreamErrorOf(status, json);
  // The API itself sends JSON: a forbidding page comes from a service in front of it, and is not about the key.
  const inFront = challenge || (status === 403 && unreadable?.cause === 'page');
  if (inFront && BLOCKING.has(status)) {
    const failure = failureOfChallenge(call);
    return { ...failure, code: status === 429 ? 'upstream_rate_limited' : failure.code, upstream };
  }
  const code = codeOfStatus(status);
  return { code, provider, detail: explain(call, status, code), upstream };
}

/** Statuses of the pages that protection services send. */
const BLOCKING: ReadonlySet<number> = new Set([401, 403, 405, 406, 429, 503]);

function failureOfChallenge({ provider, endpoint }: Call): Failure {
  const { label } = PROVIDER_FACTS[provider];
  const detail = `A protection service in front of ${label} blocked the request (${endpoint}) and sent a page for browsers. Contact ${label} support to allow this server's address. ${RETRIED}`;
  return { code: 'upstream_unavailable', provider, detail };
}

/** The detail of a request that waits for the provider's rate limit. */
export function rateLimitReached(provider: Provider): string {
  return upstreamWords(PROVIDER_FACTS[provider].label, 'upstream_rate_limited', 429);
}

function explain({ provider }: Call, status: number, code: GatewayErrorCode): string {
  const { label, keyVariable, makeKey } = PROVIDER_FACTS[provider];
  // In embed mode embed/failure-shown.ts says something else.
  const setKey = `${makeKey}, set it in ${keyVariable} or, with STAFF_CONFIG, where that file names it, and restart the gateway.`;
  if (code === 'upstream_unauthorized') return `${label} refused the API key. ${setKey}`;
  if (code === 'upstream_forbidden') {
    return `${label} refused access. The API key lacks the permission, or this is not yours. ${setKey}`;
  }
  return upstreamWords(label, code, status);
}
