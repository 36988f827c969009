import type { Provider } from '../../contracts/gateway/api.ts';
import { kindOf } from '../http/errors.ts';
import { rateLimits } from '../http/rate-limits.ts';
import { nameOf } from '../http/request.ts';
import { gatewayTime } from '../http/server-clock.ts';
import { formatClockTime } from '../text/iso-time.ts';
import * as m from './messages/failures.en.ts';

/** What keeps requests from being sent for now. */
export interface RateLimit {
  /** "HostUp's rate limit is reached". */
  reason: string;
  /** Ms since the epoch by the gateway's clock. */
  until: number;
  /** Whether the last request was refused for it: then the next update is made as soon as it is over. */
  refused?: true;
}

/** The limit for requests of a path now, the provider's or the gateway's own; never our back-off. `null` without one. */
export function rateLimit(provider: Provider, path: string): RateLimit | null {
  const { opensAt, reason } = rateLimits[provider].holding(path) ?? {};
  if (opensAt === undefined) return null;
  const { by = null, problem } = reason ?? {};
  // A 503 with Retry-After is a wait as well, but no limit.
  const limited = !problem || kindOf(problem.code, problem.status) === 'rate-limited';
  const who = nameOf(by);
  return {
    reason: (limited ? m.limitReached : m.unavailable)({ who }),
    until: gatewayTime(opensAt),
  };
}

/** "HostUp's rate limit is reached (until 14:03:22)". */
export function untilWords({ reason, until }: RateLimit): string {
  return m.untilTime({ reason, time: formatClockTime(until) });
}
