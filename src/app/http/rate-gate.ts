import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import { RateHolds } from '../../rate-limit/rate-holds.ts';
import { onForget } from './forget.ts';
import { monotonicNow } from './monotonic.ts';

/** Why requests have to wait. */
export interface WaitReason {
  /** Who asked for it: the provider, or `null` for the gateway, which has limits of its own. */
  by: Provider | null;
  /** The body of the response that asked for it, where there is one. */
  problem?: GatewayProblem | undefined;
}

/**
 * Who has to wait, for each provider: one provider's limit never stops the other. All rate-limit state lives here,
 * beneath TanStack Query, because `refetch()` and remounts ignore its pending retry delays.
 */
export const gates: Readonly<Record<Provider, RateHolds<WaitReason>>> = {
  hostup: new RateHolds(monotonicNow),
  vpsbg: new RateHolds(monotonicNow),
};

// The waits go on whoever looks; what the responses say is for those who made the requests.
onForget(() => {
  for (const { reasons } of Object.values(gates)) for (const reason of reasons) delete reason.problem;
});
