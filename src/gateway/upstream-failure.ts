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

/** The failure of a call that got no answer. */
export function failureOfFault({ provider, endpoint }: Call, fault: UpstreamFault): Failure {
  const code = fault.kind === 'timeout' ? 'upstream_timeout' : 'upstream_unavailable';
  const { label } = PROVIDER_FACTS[provider];
  return { code, provider, detail: `${label} ${fault.message} (${endpoint}). It is asked again in a while.` };
}

/** The failure of a call whose answer cannot be used. `what` completes "The answer was …". */
export function failureOfContract({ provider, endpoint }: Call, what: string): Failure {
  const { label, urlVariable } = PROVIDER_FACTS[provider];
  const detail = `${label}'s answer to ${endpoint} was ${what}. If this stays, check ${urlVariable}, or tell the maintainers that the API has changed.`;
  return { code: 'upstream_invalid', provider, detail };
}

/** The failure of a call whose response is larger than Drivebay reads. `what` completes "The response is …". */
export function failureOfSize({ provider, endpoint }: Call, what: string): Failure {
  const { label } = PROVIDER_FACTS[provider];
  const detail = `${label}'s response to ${endpoint} is ${what}, the most that Drivebay reads of one response. The address and the API key are not the cause: there is too much in it. Remove what is no longer needed there, or report it to the maintainers.`;
  return { code: 'upstream_invalid', provider, detail, tooLarge: true };
}

/** The failure of a call answered with an error status (400 or above). The status decides, never the body. */
export function failureOfStatus(call: Call, { status, json }: UpstreamAnswer): Failure {
  const code = codeOfStatus(status);
  const { provider } = call;
  return {
    code,
    provider,
    detail: explain(call, status, code),
    upstream: upstreamErrorOf(provider, status, json),
  };
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
