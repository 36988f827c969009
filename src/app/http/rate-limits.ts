import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import { RateHolds } from '../../rate-limit/rate-holds.ts';
import { onForget } from './forget.ts';
import { monotonicNow } from './monotonic.ts';

/** Why requests have to wait. */
export interface WaitReason {
  /** Whose limit it is: the provider's, or `null` for the gateway's own. */
  by: Provider | null;
  /** The body of the response that set it, where there is one. */
  problem?: GatewayProblem | undefined;
}

/**
 * Which requests have to wait, for each provider: one provider's limit never stops the other. All rate-limit state lives here,
 * beneath TanStack Query, because `refetch()` and remounts ignore its pending retry delays.
 */
export const rateLimits: Readonly<Record<Provider, RateHolds<WaitReason>>> = {
  hostup: new RateHolds(monotonicNow),
  vpsbg: new RateHolds(monotonicNow),
};

// The limits stay for the next person; the texts of the responses were for the one before.
onForget(() => {
  for (const { reasons } of Object.values(rateLimits)) for (const reason of reasons) delete reason.problem;
});
