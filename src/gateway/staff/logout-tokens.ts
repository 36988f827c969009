import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import { ProviderDown } from './provider-errors.ts';
import { boundedFetch } from './provider-fetch.ts';
import { TIMEOUT_S } from './provider-metadata.ts';
import type { StaffConfig } from './staff-config.ts';

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
/** In the header. Many providers omit it, or send that of every JWT; a token that states another purpose is refused. */
const TYPES = v.optional(v.picklist(['logout+jwt', 'application/logout+jwt', 'JWT', 'jwt']));

/** Whose sessions are over. */
export interface LogoutToken {
  jti: string;
  sub?: string | undefined;
  sid?: string | undefined;
}

/** Checks the logout tokens of the identity provider. */
export class LogoutTokens {
  readonly #config: Pick<StaffConfig, 'issuer' | 'clientId' | 'algorithm'>;
  /**
   * Kept, so that what anyone may send to the gateway does not become a call of the identity provider each time: jose
   * fetches them again for a key it does not know, at most every 30 s.
   */
  #keys: { url: string; set: JWTVerifyGetKey } | undefined;

  constructor(config: Pick<StaffConfig, 'issuer' | 'clientId' | 'algorithm'>) {
    this.#config = config;
  }

  /** @param keysUrl the provider's `jwks_uri` @throws where the token does not hold, or ProviderDown */
  async read(token: string, keysUrl: string | undefined): Promise<LogoutToken> {
    if (keysUrl === undefined) throw new ProviderDown('no jwks_uri');
    const { issuer, clientId, algorithm } = this.#config;
    const { payload, protectedHeader } = await jwtVerify(token, this.#keysAt(keysUrl), {
      issuer,
      audience: clientId,
      algorithms: [algorithm],
      clockTolerance: 30,
      maxTokenAge: 300,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    v.assert(TYPES, protectedHeader.typ);
    return v.parse(logoutClaims, payload);
  }

  #keysAt(url: string): JWTVerifyGetKey {
    if (this.#keys?.url === url) return this.#keys.set;
    const set = createRemoteJWKSet(new URL(url), {
      timeoutDuration: TIMEOUT_S * 1_000,
      [customFetch]: (address, { signal }) => boundedFetch(address, { method: 'GET', headers: {}, signal }),
    });
    this.#keys = { url, set };
    return set;
  }
}
