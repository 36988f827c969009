import * as oidc from 'openid-client';
import * as v from 'valibot';
import { parse } from '../state/outcome-record.ts';
import { LogoutTokens, type LogoutToken } from './logout-tokens.ts';
import { causesOf, ProviderDown, ProviderRefused } from './provider-errors.ts';
import { boundedFetch } from './provider-fetch.ts';
import { ProviderMetadata, TIMEOUT_S } from './provider-metadata.ts';
import type { StaffConfig } from './staff-config.ts';

/** What the identity provider says of a person. */
export interface Identity {
  subject: string;
  /** The subject where it has no name. */
  name: string;
  /** The identity provider's own session, for back-channel logout. */
  sid: string | null;
  /** Of the claims that the file names, every value. */
  claims: Record<string, string[]>;
  /** When the person signed in there, ms since the epoch; `null` where it does not say. */
  authenticatedAt: number | null;
  /** What the claims can be checked with again. */
  tokens: { refresh: string | null; access: string; accessEndsAt: number };
}

/** What may change while a session lasts. */
type Claimed = Pick<Identity, 'name' | 'claims' | 'tokens'>;

/** What binds a sign-in to one browser and one request. */
export interface SignInChecks {
  state: string;
  nonce: string;
  verifier: string;
  /** The person must sign in there anew. */
  isFresh: boolean;
}

/** A person who signed in there longer ago than this signs in again, s. */
const LONGEST_S = 24 * 3_600;
/** So old a sign-in may be that was required to be new, s. */
const FRESH_S = 600;
/** It could not decide, and refused nobody. https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
const DOWN = new Set(['server_error', 'temporarily_unavailable']);
const MAX_NAME = 200;
const MAX_VALUES = 500;
const withRefreshToken = v.object({ refresh_token: v.string() });

/** The company's identity provider: OpenID Connect, authorization code with PKCE. */
export class IdentityProvider {
  readonly #config: StaffConfig;
  readonly #address: string;
  readonly #metadata: ProviderMetadata;
  readonly #logoutTokens: LogoutTokens;

  /** @param address of the gateway, without a slash at its end */
  constructor(config: StaffConfig, address: string = config.origin) {
    this.#config = config;
    this.#address = address;
    this.#metadata = new ProviderMetadata(config);
    this.#logoutTokens = new LogoutTokens(config);
  }

  /** The address to send the browser to. @throws ProviderDown */
  async begin({ state, nonce, verifier, isFresh }: SignInChecks): Promise<string> {
    const { scopes } = this.#config;
    const url = oidc.buildAuthorizationUrl(await this.#client(), {
      redirect_uri: `${this.#address}/auth/callback`,
      scope: scopes.join(' '),
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(isFresh && { prompt: 'login' }),
      // With a `max_age` the ID token must say when the person signed in there.
      max_age: isFresh ? '0' : String(LONGEST_S),
    });
    return url.href;
  }

  /**
   * Redeems the code in the address that the browser came back to.
   *
   * @throws ProviderDown, ProviderRefused, or another error where the response does not hold
   */
  async complete(callback: URL, { state, nonce, verifier, isFresh }: SignInChecks): Promise<Identity> {
    const client = await this.#client();
    return this.#guarded(async () => {
      const tokens = await oidc.authorizationCodeGrant(client, callback, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(isFresh && { maxAge: FRESH_S }),
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('no ID token');
      const { sub: subject, sid, auth_time: at } = claims;
      return {
        ...(await this.#claimed(client, tokens, subject, claims)),
        subject,
        // Of the signed token alone: the userinfo response is not signed.
        sid: typeof sid === 'string' ? sid : null,
        authenticatedAt: typeof at === 'number' ? Math.min(at * 1_000, Date.now()) : null,
      };
    });
  }

  /** Whether there is something to check a person's claims with, by the metadata known so far. */
  canCheck({ refresh, accessEndsAt }: Identity['tokens']): boolean {
    if (refresh !== null) return true;
    const { known } = this.#metadata;
    return Date.now() <= accessEndsAt && (!known || known.userinfo_endpoint !== undefined);
  }

  /**
   * What the identity provider says of the person now.
   *
   * @param keep takes a new refresh token before anything else can fail: the earlier one may be used up by then
   * @returns `undefined` where it gave nothing to check with
   * @throws ProviderDown, ProviderRefused
   */
  async check(
    { subject, tokens }: Pick<Identity, 'subject' | 'tokens'>,
    keep: (refresh: string) => Promise<unknown>,
  ): Promise<Claimed | undefined> {
    const client = await this.#client();
    client[oidc.customFetch] = async (url, options) => {
      const response = await boundedFetch(url, options);
      const grant = options.method === 'POST' && parse(await response.clone().text(), withRefreshToken);
      if (grant && grant.refresh_token !== tokens.refresh) await keep(grant.refresh_token);
      return response;
    };
    return this.#guarded(async () => {
      if (tokens.refresh !== null) {
        const renewed = await oidc.refreshTokenGrant(client, tokens.refresh);
        const claims = renewed.claims();
        if (claims && claims.sub !== subject) throw new ProviderRefused('another subject');
        if (!claims && client.serverMetadata().userinfo_endpoint === undefined) return undefined;
        return this.#claimed(client, renewed, subject, claims ?? {}, tokens.refresh);
      }
      if (!this.canCheck(tokens)) return undefined;
      const info = await oidc.fetchUserInfo(client, tokens.access, subject);
      return { ...this.#about(subject, info), tokens };
    });
  }

  /** Where a browser ends its session at the identity provider; `undefined` where it has no such address. */
  async logoutUrl(): Promise<string | undefined> {
    const client = await this.#client();
    if (client.serverMetadata().end_session_endpoint === undefined) return undefined;
    const { clientId } = this.#config;
    // Without `id_token_hint`: no token goes through the browser.
    const parameters = { client_id: clientId, post_logout_redirect_uri: `${this.#address}/sign-in` };
    return oidc.buildEndSessionUrl(client, parameters).href;
  }

  /** @returns whose sessions are over. @throws where the token does not hold, or ProviderDown */
  async readLogoutToken(token: string): Promise<LogoutToken> {
    const { jwks_uri: keys } = await this.#metadata.read();
    return this.#logoutTokens.read(token, keys);
  }

  async #claimed(
    client: oidc.Configuration,
    tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
    subject: string,
    claims: Record<string, unknown>,
    refresh: string | null = null,
  ): Promise<Claimed> {
    const hasInfo = client.serverMetadata().userinfo_endpoint !== undefined;
    const info = hasInfo ? await oidc.fetchUserInfo(client, tokens.access_token, subject) : {};
    return {
      ...this.#about(subject, { ...claims, ...info }),
      tokens: {
        refresh: tokens.refresh_token ?? refresh,
        access: tokens.access_token,
        accessEndsAt: Date.now() + (tokens.expiresIn() ?? 0) * 1_000,
      },
    };
  }

  #about(subject: string, claims: Record<string, unknown>): Omit<Claimed, 'tokens'> {
    const { name } = claims;
    const names = new Set(this.#config.access.flatMap((rule) => Object.keys(rule.claims)));
    return {
      name:
        typeof name === 'string' && name.trim() !== '' ? name.slice(0, MAX_NAME) : subject.slice(0, MAX_NAME),
      claims: Object.fromEntries([...names].map((each) => [each, valuesAt(claims, each)])),
    };
  }

  /** A client of its own for each use: the keys of the identity provider are fetched each time, so they may change. */
  async #client(): Promise<oidc.Configuration> {
    const { clientId, clientSecret, algorithm } = this.#config;
    const client = new oidc.Configuration(
      await this.#metadata.read(),
      clientId,
      { id_token_signed_response_alg: algorithm },
      oidc.ClientSecretBasic(clientSecret),
    );
    return this.#prepared(client);
  }

  #prepared(client: oidc.Configuration): oidc.Configuration {
    client.timeout = TIMEOUT_S;
    client[oidc.customFetch] = boundedFetch;
    oidc.enableNonRepudiationChecks(client);
    // eslint-disable-next-line typescript/no-deprecated -- as in provider-metadata.ts
    if (this.#config.isInsecure) oidc.allowInsecureRequests(client);
    return client;
  }

  async #guarded<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      const isDown =
        causesOf(error).some((cause) => cause instanceof ProviderDown) ||
        (error instanceof oidc.AuthorizationResponseError && DOWN.has(error.error));
      if (isDown) throw new ProviderDown('it did not respond', { cause: error });
      const isRefusal =
        error instanceof oidc.AuthorizationResponseError ||
        (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') ||
        (error instanceof oidc.WWWAuthenticateChallengeError && error.status === 401);
      if (isRefusal) throw new ProviderRefused('it refused', { cause: error });
      throw error;
    }
  }
}

/** The values of a claim by its own name, else by a path such as `realm_access.roles`. */
function valuesAt(claims: Record<string, unknown>, name: string): string[] {
  const own = (from: unknown, key: string): unknown =>
    typeof from === 'object' && from !== null && Object.hasOwn(from, key)
      ? Object.entries(from).find(([each]) => each === key)?.[1]
      : undefined;
  const found = own(claims, name) ?? name.split('.').reduce<unknown>(own, claims);
  return [found]
    .flat()
    .filter((value): value is string => typeof value === 'string')
    .slice(0, MAX_VALUES);
}
