import type { Provider, UpstreamError } from '../contracts/gateway/api.ts';
import type { CallPace } from './call-pace.ts';
import type { Failure } from './failure.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import { rateLimitReached } from './upstream-failure.ts';

/**
 * The provider's limit holds a request back.
 *
 * @param upstream the provider's error that came with the wait
 */
export function rateLimited(
  provider: Provider,
  upstream: UpstreamError | undefined,
  resourceOnly: boolean,
): Failure {
  return {
    code: 'upstream_rate_limited',
    provider,
    detail: rateLimitReached(provider),
    ...(resourceOnly && { resourceOnly }),
    ...(upstream && { upstream }),
  };
}

/** The gateway's own share of the provider's limit is used up for this minute. */
export function paceReached(provider: Provider, waitMs: number, { allowed, share }: CallPace): Failure {
  const detail = `Drivebay uses at most ${share * 100} % of ${PROVIDER_FACTS[provider].label}'s rate limit and has made its ${allowed} requests for this minute. Wait a moment.`;
  return ownPace(provider, waitMs, detail);
}

/** A person has opened more new resources than their share. */
export function newShareReached(provider: Provider, waitMs: number): Failure {
  const detail = `You have opened many different pages in this minute, and others use ${PROVIDER_FACTS[provider].label} too. Open pages keep updating. Wait a moment before you open another.`;
  return ownPace(provider, waitMs, detail);
}

function ownPace(provider: Provider, waitMs: number, detail: string): Failure {
  const retryAfter = inSeconds(waitMs);
  return { code: 'upstream_rate_limited', provider, detail, retryAfter, ownPace: true, resourceOnly: true };
}

/** Whole seconds, rounded up, as in `Retry-After`. */
export function inSeconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}
