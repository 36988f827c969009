import type { GatewayErrorCode, Provider, UpstreamError } from '../contracts/gateway/api.ts';

/** Why the gateway has no data to give. Becomes a problem document in problem.ts. */
export interface Failure {
  code: GatewayErrorCode;
  /** One or two sentences: what happened, where, and what to do next. */
  detail: string;
  /** For the log, beside the code: why, in our own words. No value that came with the request. */
  reason?: string;
  provider?: Provider;
  /** Whole seconds until another request makes sense. */
  retryAfter?: number;
  /** Whether the gateway waits to keep to its part of a rate limit, not because the provider asked it to. */
  ownPace?: boolean;
  /** What the provider itself said. */
  upstream?: UpstreamError;
}
