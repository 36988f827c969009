import type { GatewayErrorCode } from '../../contracts/gateway/errors.ts';
import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';

/** What went wrong, as far as the screen must distinguish. Retry, page and notice decide on this, never on prose. */
export type ErrorKind =
  | 'network'
  | 'timeout'
  | 'no-access'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'not-configured'
  | 'rate-limited'
  | 'locked'
  | 'rejected'
  | 'server'
  | 'contract';

const KIND_OF_CODE: Record<GatewayErrorCode, ErrorKind> = {
  bad_request: 'rejected',
  request_timeout: 'network',
  request_too_large: 'rejected',
  unsupported_media_type: 'rejected',
  invalid_body: 'rejected',
  expectation_failed: 'rejected',
  headers_too_large: 'rejected',
  forbidden_host: 'forbidden',
  forbidden_origin: 'forbidden',
  token_missing: 'no-access',
  token_invalid: 'no-access',
  token_expired: 'no-access',
  keys_unavailable: 'server',
  forbidden_resource: 'forbidden',
  token_rate_limited: 'rate-limited',
  signed_out: 'no-access',
  session_expired: 'no-access',
  recent_login_needed: 'rejected',
  no_role: 'no-access',
  account_unknown: 'forbidden',
  sign_in_unavailable: 'server',
  token_used: 'rejected',
  token_too_old: 'rejected',
  action_not_allowed: 'forbidden',
  action_in_progress: 'rejected',
  action_not_possible: 'rejected',
  gate_closed: 'rejected',
  media_changed: 'rejected',
  image_not_found: 'not-found',
  idempotency_key_reused: 'rejected',
  outcome_unknown: 'timeout',
  job_not_found: 'not-found',
  audit_failed: 'server',
  state_unavailable: 'server',
  not_found: 'not-found',
  method_not_allowed: 'rejected',
  internal_error: 'server',
  provider_not_configured: 'not-configured',
  upstream_not_found: 'not-found',
  upstream_forbidden: 'forbidden',
  upstream_locked: 'locked',
  upstream_rate_limited: 'rate-limited',
  upstream_unauthorized: 'unauthorized',
  upstream_rejected: 'rejected',
  upstream_failed: 'server',
  upstream_invalid: 'contract',
  upstream_unavailable: 'server',
  upstream_timeout: 'timeout',
};

/** Kinds that a retry cannot mend: no automatic polling after them. */
const FINAL_KINDS: ReadonlySet<ErrorKind> = new Set([
  'no-access',
  'unauthorized',
  'forbidden',
  'not-found',
  'not-configured',
  'rejected',
]);

interface RequestErrorInit {
  kind: ErrorKind;
  /** What happened and what to do next, in one or two sentences; a function where they follow the page's language. */
  detail: string | (() => string);
  provider: Provider | null;
  /** Path of the request at the gateway. */
  path: string;
  problem?: GatewayProblem | undefined;
  /** Whose limit kept the request from being sent: the provider's, or `null` for the gateway's. Absent when it was sent. */
  limitedBy?: Provider | null | undefined;
  /** When the next try may be made, on the `monotonicNow` scale (ms). Fixed once, so that a re-render cannot move it. */
  retryAt?: number | undefined;
  /** How many requests for this path have failed in a row, this one included; 1 when not given. */
  inARow?: number;
  /** When it happened, ms since the epoch by the gateway's clock. */
  at: number;
}

/** A request without a usable response. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly #detail: RequestErrorInit['detail'];
  readonly kind: ErrorKind;
  readonly provider: Provider | null;
  readonly path: string;
  readonly problem: GatewayProblem | undefined;
  readonly limitedBy: Provider | null | undefined;
  readonly retryAt: number | undefined;
  readonly inARow: number;
  readonly at: number;

  constructor(init: RequestErrorInit) {
    super();
    this.#detail = init.detail;
    this.kind = init.kind;
    this.provider = init.provider;
    this.path = init.path;
    this.problem = init.problem;
    this.limitedBy = init.limitedBy;
    this.retryAt = init.retryAt;
    this.inARow = init.inARow ?? 1;
    this.at = init.at;
  }

  /** In the language that the page has now. */
  override get message(): string {
    return typeof this.#detail === 'string' ? this.#detail : this.#detail();
  }

  /** Whether a retry may succeed without a person. */
  get retryable(): boolean {
    return !FINAL_KINDS.has(this.kind);
  }

  /** Whether it may be one failure between two good responses: no news yet where there is data. */
  get mayBeHiccup(): boolean {
    return this.retryable && this.inARow < 2;
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: RequestError;
  }
}

/** Where a problem comes from: the provider, or `null` for the gateway itself. */
export function sourceOf(problem: GatewayProblem | undefined, provider: Provider | null): Provider | null {
  if (!problem || problem.ownPace) return null;
  return problem.code.startsWith('upstream_') || problem.code === 'provider_not_configured' ? provider : null;
}

/** The kind of a gateway problem; a code this version does not know is judged by its HTTP status. */
export function kindOf(code: string, status: number): ErrorKind {
  const known = new Map<string, ErrorKind>(Object.entries(KIND_OF_CODE)).get(code);
  if (known) return known;
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 423) return 'locked';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server' : 'rejected';
}
