import * as v from 'valibot';
import { assumedVpsbgError } from '../contracts/assumptions.ts';
import type { GatewayErrorCode, Provider, UpstreamError } from '../contracts/gateway/api.ts';
import { problem } from '../contracts/hostup/problem.ts';
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

/** The failure of a call answered with an error status (400 or above). The status decides, never the body. */
export function failureOfStatus(call: Call, { status, json }: UpstreamAnswer): Failure {
  const code = codeOfStatus(status);
  const { provider } = call;
  return { code, provider, detail: explain(call, status, code), upstream: said(provider, status, json) };
}

function codeOfStatus(status: number): GatewayErrorCode {
  if (status === 401) return 'upstream_unauthorized';
  if (status === 403) return 'upstream_forbidden';
  if (status === 404) return 'upstream_not_found';
  if (status === 423) return 'upstream_locked';
  if (status === 429) return 'upstream_rate_limited';
  if (status === 503) return 'upstream_unavailable';
  return status < 500 ? 'upstream_rejected' : 'upstream_failed';
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

const MAX_TEXT = 500;
const MAX_ERRORS = 20;
const CODE = /^[a-z0-9_]{1,64}$/;
const PLAIN = /^[\w./:+-]{1,200}$/;

/** The provider's own words, as far as they may be passed on: never its `type` or `extensions`, never HTML. */
function said(provider: Provider, status: number, json: unknown): UpstreamError {
  const parsed = v.safeParse(problem, json);
  const read = parsed.success ? parsed.output : undefined;
  const message = v.safeParse(assumedVpsbgError, json);
  const fallback = provider === 'vpsbg' && message.success ? message.output.message : null;
  const errors = (read?.errors ?? []).slice(0, MAX_ERRORS).map(
    (error) =>
      error && {
        pointer: cut(error.pointer),
        detail: cut(error.detail),
        code: only(CODE, error.code),
      },
  );
  return {
    status,
    code: only(CODE, read?.code),
    title: cut(read?.title),
    detail: cut(read?.detail ?? fallback),
    instance: only(PLAIN, read?.instance),
    requestId: only(PLAIN, read?.requestId),
    timestamp: only(PLAIN, read?.timestamp),
    errors,
  };
}

function only(pattern: RegExp, text: string | null | undefined): string | null {
  return text && pattern.test(text) ? text : null;
}

function cut(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
