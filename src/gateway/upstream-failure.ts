import type { GatewayErrorCode, Provider } from '../contracts/gateway/api.ts';
import { codeOfStatus, upstreamErrorOf } from '../contracts/gateway/upstream-error.ts';
import type { Failure } from './failure.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import type { UpstreamAnswer, UpstreamFault } from './upstream-client.ts';

/** Which call failed: the provider, and its endpoint as a template without ids, `GET /api/v2/vps/{id}/iso`. */
export interface Call {
  provider: Provider;
  endpoint: string;
}

/** The failure of a call that got no answer, or none that is HTTP within our limits. */
export function failureOfFault({ provider, endpoint }: Call, fault: UpstreamFault): Failure {
  const { label } = PROVIDER_FACTS[provider];
  const detail = `${label} ${fault.message} (${endpoint}). It is asked again in a while.`;
  if (fault.kind === 'invalid') return { code: 'upstream_invalid', provider, detail, cause: 'headers' };
  return { code: fault.kind === 'timeout' ? 'upstream_timeout' : 'upstream_unavailable', provider, detail };
}

/** The failure of a call whose answer cannot be used. `what` completes "The answer was …". */
export function failureOfContract({ provider, endpoint }: Call, what: string, advice?: string): Failure {
  const { label, urlVariable } = PROVIDER_FACTS[provider];
  const next =
    advice ?? `If this stays, check ${urlVariable}, or tell the maintainers that the API has changed.`;
  const detail = `${label}'s answer to ${endpoint} was ${what}. ${next}`;
  return { code: 'upstream_invalid', provider, detail };
}

/** The failure of a call with a success status whose body holds no JSON that can be read. */
export function failureOfUnreadable(
  call: Call,
  { unreadable, challenge }: Pick<UpstreamAnswer, 'unreadable' | 'challenge'>,
): Failure {
  if (challenge) return failureOfChallenge(call);
  const { label, urlVariable } = PROVIDER_FACTS[call.provider];
  const { what, cause } = unreadable ?? { what: 'without JSON', cause: 'form' };
  const advice = {
    size: `That is the most that Drivebay reads at once: ask ${label}'s support why it is so long.`,
    page: `A login page, a proxy or a protection service may stand in front of ${label}. If this stays, check ${urlVariable}.`,
    form: undefined,
  }[cause];
  const failure = failureOfContract(call, what, advice);
  return cause === 'form' ? failure : { ...failure, cause };
}

/**
 * The failure of a call whose response is about another resource: nothing of it is passed on.
 *
 * @param status an error status. One that speaks of the key or the service stays what it is; one that speaks of the
 *   resource speaks of another
 */
export function failureOfOther(call: Call, status = 200): Failure {
  const ofResource = status < 500 && status !== 401 && status !== 429;
  if (!ofResource) return failureOfStatus(call, { status, json: undefined });
  const { label } = PROVIDER_FACTS[call.provider];
  const advice = `Nothing of it is shown. It is asked again in a while; if this stays, tell ${label}'s support.`;
  return { ...failureOfContract(call, 'about another id than the one requested', advice), cause: 'other' };
}

/** The failure of a call answered with an error status (400 or above). The status decides, never the body. */
export function failureOfStatus(
  call: Call,
  { status, json, challenge, unreadable }: Pick<UpstreamAnswer, 'status' | 'json'> & Partial<UpstreamAnswer>,
): Failure {
  const { provider } = call;
  const upstream = upstreamErrorOf(provider, status, json);
  // The API itself sends JSON: a page that forbids comes from what stands in front of it, and says nothing of the key.
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
  const detail = `A protection service in front of ${label} blocked the request (${endpoint}) and sent a page for browsers. Ask ${label}'s support to let this server's address through. It is asked again in a while.`;
  return { code: 'upstream_unavailable', provider, detail };
}

function explain({ provider, endpoint }: Call, status: number, code: GatewayErrorCode): string {
  const { label, keyVariable, makeKey } = PROVIDER_FACTS[provider];
  const answered = `${label} answered ${endpoint} with status ${status}`;
  if (code === 'upstream_unauthorized') return `${label} refused the API key in ${keyVariable}. ${makeKey}`;
  if (code === 'upstream_forbidden') {
    return `${label} refused access: the API key in ${keyVariable} may not read this, or it is not yours. ${makeKey}`;
  }
  if (code === 'upstream_not_found')
    return `${label} does not know this id, or it is not yours. Check the id.`;
  if (code === 'upstream_locked') return `${label} has locked this for now. It is asked again in a while.`;
  if (code === 'upstream_rate_limited') return `${label} asks to wait before it is asked again.`;
  if (code === 'upstream_rejected') return `${answered}. Asking again will not help; its own words may.`;
  return `${answered}. It is asked again in a while; if this stays, ask ${label}'s support.`;
}
