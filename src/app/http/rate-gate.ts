import type { Provider } from '../../contracts/gateway/api.ts';
import { RateGates } from '../../contracts/http/rate-gates.ts';
import { monotonicNow } from './monotonic.ts';

/**
 * Who has to wait, for each provider: one provider's limit never stops the other. The reason of a wait is who asked for
 * it: the provider, or `null` for the gateway, which has limits of its own. All rate-limit state lives here, beneath
 * TanStack Query, because `refetch()` and remounts ignore its pending retry delays.
 */
export const gates: Readonly<Record<Provider, RateGates<Provider | null>>> = {
  hostup: new RateGates(monotonicNow),
  vpsbg: new RateGates(monotonicNow),
};
