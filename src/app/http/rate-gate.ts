import type { Provider } from '../../contracts/gateway/api.ts';
import { RateGate, spread } from '../../contracts/http/rate-gate.ts';
import { monotonicNow } from './monotonic.ts';

/** The gate of one provider. It knows who shut it: the gateway keeps limits of its own before the provider's. */
class ProviderGate extends RateGate {
  readonly #provider: Provider;
  #askedBy: Provider | null;

  constructor(provider: Provider) {
    super({ clock: monotonicNow, more: (askedMs) => spread(askedMs) });
    this.#provider = provider;
    this.#askedBy = provider;
  }

  /** Who asked for the wait that counts; `null` for the gateway. */
  get askedBy(): Provider | null {
    return this.#askedBy;
  }

  override shut(waitMs: number, askedBy: Provider | null = this.#provider): number {
    const before = this.opensAt;
    const opensAt = super.shut(waitMs);
    if (opensAt !== before) this.#askedBy = askedBy;
    return opensAt;
  }
}

/**
 * A gate for each provider: one provider's limit never stops the other. All rate-limit state lives here, beneath
 * TanStack Query, because `refetch()` and remounts ignore its pending retry delays.
 */
export const gates: Readonly<Record<Provider, ProviderGate>> = {
  hostup: new ProviderGate('hostup'),
  vpsbg: new ProviderGate('vpsbg'),
};
