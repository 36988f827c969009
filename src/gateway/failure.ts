import type { GatewayErrorCode } from '../contracts/gateway/errors.ts';
import type { Provider, UpstreamError } from '../contracts/gateway/api.ts';

/** Why the gateway has no data to give. Becomes a problem document in problem.ts. */
export interface Failure {
  code: GatewayErrorCode;
  /** One or two sentences: what happened, where, and what to do next. */
  detail: string;
  provider?: Provider;
  /** Whole seconds until another request makes sense. */
  retryAfter?: number;
  /** Whether the gateway waits to keep to its part of a rate limit, not because the provider requires it. */
  ownPace?: boolean;
  /** Whether the wait is for this resource alone: others of the provider may be requested. */
  resourceOnly?: boolean;
  /** Which claim of a token is wrong: its path, or the name of a field of the header. */
  claim?: string;
  /** For the log, beside the code: why, in one line without any secret. */
  reason?: string;
  /**
   * Beside `upstream_invalid`, what is wrong with the response: `size` of the body or `headers` over a limit, a `page`
   * in place of data, the data of an`other` id; absent for any other form.
   */
  cause?: 'size' | 'headers' | 'page' | 'other';
  /** Beside `invalid_body`: the fields that are not valid, as JSON pointers. */
  errors?: { pointer: string; detail: string }[];
  /** Beside `gate_closed`. */
  gate?: { reason: string | null; code: string | null };
  /** Beside `method_not_allowed`: the methods that are. */
  allow?: string;
  /** The provider's own error. */
  upstream?: UpstreamError;
}
