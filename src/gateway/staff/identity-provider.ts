import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import * as v from 'valibot';
import { boundedText } from '../embed/remote-keys.ts';
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

/** The identity provider does not respond, or not as it must: nothing is known of the person. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
}
/** It refused the person, or takes back what it granted. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
}

const TIMEOUT_S = 5;
const METADATA_MS = 10 * 60_000;
/** So old a sign-in may be that was required to be new, s. */
const FRESH_S = 600;
const MAX_NAME = 200;
const MAX_VALUES = 500;

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const logoutClaims = v.pipe(
  v.object({
    jti: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
    sub: v.optional(v.pipe(v.string(), v.minLength(1))),
    sid: v.optional(v.pipe(v.string(), v.minLength(1))),
    events: v.looseObject({ [logoutEvent]: v.looseObject({}) }),
    nonce: v.optional(v.never()),
  }),
  v.check(({ sub, sid }) => (sub ?? sid) !== undefined),
);

/** The company's identity provider: OpenID Connect, authorization code with PKCE. */
export class IdentityProvider {
  readonly #config: StaffConfig;
  readonly #address: string;
  #metadata: { value: oidc.ServerMetadata; at: number } | undefined;
  /** For logout tokens: jose fetches them again for a key it does not know, at most every 30 s. */
  #keys: { url: string; set: JWTVerifyGetKey } | undefined;

  /** @param address of the gateway, without a slash at its end */
  constructor(config: StaffConfig, address: string = config.origin) {
    this.#config = config;
    this.#address = address;
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
      ...(isFresh && { prompt: 'login', max_age: '0' }),
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
    const { value } = this.#metadata ?? {};
    return Date.now() <= accessEndsAt && (!value || value.userinfo_endpoint !== undefined);
  }

  /**
   * What the identity provider says of the person now.
   *
   * @returns `undefined` where it gave nothing to check with
   * @throws ProviderDown, ProviderRefused
   */
  async check({ subject, tokens }: Pick<Identity, 'subject' | 'tokens'>): Promise<Claimed | undefined> {
    const client = await this.#client();
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
  async readLogoutToken(
    token: string,
  ): Promise<{ jti: string; sub?: string | undefined; sid?: string | undefined }> {
    const client = await this.#client();
    const { issuer, clientId, algorithm } = this.#config;
    const { jwks_uri: keys } = client.serverMetadata();
    if (keys === undefined) throw new ProviderDown('no jwks_uri');
    const { payload } = await jwtVerify(token, this.#keysAt(keys), {
      issuer,
      audience: clientId,
      algorithms: [algorithm],
      clockTolerance: 30,
      maxTokenAge: 300,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    return v.parse(logoutClaims, payload);
  }

  /** Kept, so that what anyone may send to the gateway does not become a call of the identity provider each time. */
  #keysAt(url: string): JWTVerifyGetKey {
    if (this.#keys?.url === url) return this.#keys.set;
    const set = createRemoteJWKSet(new URL(url), {
      timeoutDuration: TIMEOUT_S * 1_000,
      [joseFetch]: (address, { signal }) => boundedFetch(address, { method: 'GET', headers: {}, signal }),
    });
    this.#keys = { url, set };
    return set;
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
      await this.#serverMetadata(),
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
    // eslint-disable-next-line typescript/no-deprecated -- marked so that it stands out: on loopback, for tests
    if (this.#config.isInsecure) oidc.allowInsecureRequests(client);
    return client;
  }

  async #serverMetadata(): Promise<oidc.ServerMetadata> {
    const known = this.#metadata;
    if (known && performance.now() - known.at < METADATA_MS) return known.value;
    try {
      const { issuer, clientId, isInsecure } = this.#config;
      const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
        timeout: TIMEOUT_S,
        [oidc.customFetch]: boundedFetch,
        // eslint-disable-next-line typescript/no-deprecated -- as above
        ...(isInsecure && { execute: [oidc.allowInsecureRequests] }),
      });
      const value = found.serverMetadata();
      this.#checkEndpoints(value);
      this.#metadata = { value, at: performance.now() };
      return value;
    } catch (error) {
      // Old metadata are better than none while the address does not respond.
      if (known) return known.value;
      throw new ProviderDown('its metadata cannot be read', { cause: error });
    }
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

  async #guarded<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      const down = causeOf(error, (cause) => cause instanceof ProviderDown);
      if (down) throw new ProviderDown('it did not respond', { cause: error });
      const isRefusal =
        error instanceof oidc.AuthorizationResponseError ||
        (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') ||
        (error instanceof oidc.WWWAuthenticateChallengeError && error.status === 401);
      if (isRefusal) throw new ProviderRefused('it refused', { cause: error });
      throw error;
    }
  }
}

function causeOf(error: unknown, is: (cause: unknown) => boolean): boolean {
  for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined)
    if (is(cause)) return true;
  return false;
}

/** Follows no redirect, and reads no more than such a response can be long. @throws ProviderDown */
async function boundedFetch(
  url: string,
  {
    body,
    signal,
    method,
    headers: sent,
  }: Pick<oidc.CustomFetchOptions, 'headers' | 'method'> & {
    body?: unknown;
    signal?: AbortSignal | undefined;
  },
): Promise<Response> {
  try {
    const response = await fetch(url, {
      method,
      headers: sent,
      redirect: 'manual',
      // What is sent is a form.
      ...(body instanceof URLSearchParams && { body }),
      ...(signal && { signal }),
    });
    if (
      response.status >= 500 ||
      response.status === 429 ||
      (response.status >= 300 && response.status < 400)
    )
      throw new Error(`its status is ${response.status}`);
    const { status, headers } = response;
    const text = await boundedText(response);
    return new Response(text === '' ? null : text, { status, headers: cleaned(headers) });
  } catch (error) {
    throw new ProviderDown('it did not respond', { cause: error });
  }
}

/** The body is no longer encoded. */
function cleaned(headers: Headers): Headers {
  const copy = new Headers(headers);
  for (const name of ['content-encoding', 'content-length']) copy.delete(name);
  return copy;
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
