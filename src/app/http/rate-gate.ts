import type { Provider } from '../../contracts/gateway/api.ts';
import { RateGate, spread } from '../../contracts/http/rate-gate.ts';
import { monotonicNow } from './monotonic.ts';

const gate = () => new RateGate({ clock: monotonicNow, more: (askedMs) => spread(askedMs) });

/**
 * A gate for each provider: one provider's limit never stops the other. All rate-limit state lives here, beneath
 * TanStack Query, because `refetch()` and remounts ignore its pending retry delays.
 */
export const gates: Readonly<Record<Provider, RateGate>> = { hostup: gate(), vpsbg: gate() };
