import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import { RateGate, spread } from '../../contracts/http/rate-gate.ts';
import { onForget } from './forget.ts';
import { monotonicNow } from './monotonic.ts';

/** The gate of one provider. It knows who shut it: the gateway keeps limits of its own before the provider's. */
class ProviderGate extends RateGate {
  readonly #provider: Provider;
  #askedBy: Provider | null;
  #problem: GatewayProblem | undefined;

  constructor(provider: Provider) {
    super({ clock: monotonicNow, more: (askedMs) => spread(askedMs) });
    this.#provider = provider;
    this.#askedBy = provider;
    onForget(() => (this.#problem = undefined));
  }

  /** Who asked for the wait that counts; `null` for the gateway. */
  get askedBy(): Provider | null {
    return this.#askedBy;
  }

  /** What the response said that asked for the wait that counts. */
  get problem(): GatewayProblem | undefined {
    return this.#problem;
  }

  override shut(waitMs: number, askedBy: Provider | null = this.#provider, problem?: GatewayProblem): number {
    const before = this.opensAt;
    const opensAt = super.shut(waitMs);
    if (opensAt !== before) {
      this.#askedBy = askedBy;
      this.#problem = problem;
    }
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
