import * as oidc from 'openid-client';
import { ProviderDown } from './provider-errors.ts';
import { boundedFetch } from './provider-fetch.ts';
import type { StaffConfig } from './staff-config.ts';

/** A call of the identity provider takes at most so long, s. */
export const TIMEOUT_S = 5;
const FRESH_MS = 10 * 60_000;
/** Where they cannot be read again, the next try is so much later, ms. */
const RETRY_MS = 30_000;

/** Where the identity provider has what, by its own metadata: read when they are first needed, and again every ten minutes. */
export class ProviderMetadata {
  readonly #config: Pick<StaffConfig, 'issuer' | 'clientId' | 'endpointOrigins' | 'isInsecure'>;
  #known: { value: oidc.ServerMetadata; until: number } | undefined;
  /** One for all who wait. */
  #reading: Promise<oidc.ServerMetadata> | undefined;

  constructor(config: Pick<StaffConfig, 'issuer' | 'clientId' | 'endpointOrigins' | 'isInsecure'>) {
    this.#config = config;
  }

  /** As far as they were read. */
  get known(): oidc.ServerMetadata | undefined {
    return this.#known?.value;
  }

  /** @throws ProviderDown */
  async read(): Promise<oidc.ServerMetadata> {
    const before = this.#known;
    if (before && performance.now() < before.until) return before.value;
    try {
      this.#reading ??= this.#discover().finally(() => (this.#reading = undefined));
      const value = await this.#reading;
      this.#known = { value, until: performance.now() + FRESH_MS };
      return value;
    } catch (error) {
      if (!before) throw new ProviderDown('its metadata cannot be read', { cause: error });
      // Old metadata are better than none while the address does not respond.
      this.#known = { value: before.value, until: performance.now() + RETRY_MS };
      return before.value;
    }
  }

  async #discover(): Promise<oidc.ServerMetadata> {
    const { issuer, clientId, isInsecure } = this.#config;
    const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
      timeout: TIMEOUT_S,
      [oidc.customFetch]: boundedFetch,
      // eslint-disable-next-line typescript/no-deprecated -- marked so that it stands out: on loopback, for tests
      ...(isInsecure && { execute: [oidc.allowInsecureRequests] }),
    });
    const metadata = found.serverMetadata();
    this.#checkEndpoints(metadata);
    return metadata;
  }

  /** No secret and no code goes to a host that the operator did not name. */
  #checkEndpoints(metadata: oidc.ServerMetadata): void {
    const { issuer, endpointOrigins } = this.#config;
    if (metadata.issuer !== issuer) throw new ProviderDown('its issuer is another one');
    const allowed = new Set([new URL(issuer).origin, ...endpointOrigins]);
    const names = [
      'authorization_endpoint',
      'token_endpoint',
      'jwks_uri',
      'userinfo_endpoint',
      'end_session_endpoint',
    ] as const;
    for (const name of names) {
      const url = metadata[name];
      if (url === undefined && name !== 'userinfo_endpoint' && name !== 'end_session_endpoint')
        throw new ProviderDown(`its metadata lack ${name}`);
      if (url !== undefined && !(URL.canParse(url) && allowed.has(new URL(url).origin)))
        throw new ProviderDown(
          `its ${name} is not at the issuer's origin, nor at one of \`endpointOrigins\``,
        );
    }
  }
}
