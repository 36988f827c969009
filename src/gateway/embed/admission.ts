import { createHash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import {
  embedClaims,
  MAX_TOKEN_LENGTH,
  MAX_TOKEN_SECONDS,
  TOKEN_TYPE,
  unverifiedClaims,
  type EmbedClaims,
} from '../../contracts/embed/claims.ts';
import type { Failure } from '../failure.ts';
import type { EmbedConfig, Tenant } from './tenants.ts';

/** How far the panel's clock and ours may be apart, seconds. */
const CLOCK_TOLERANCE = 5;

export type Admission =
  | {
      ok: true;
      tenant: Tenant;
      claims: EmbedClaims;
      /** Stands for the token in the log and in limits: a hash, from which nobody gets the `jti` back. */
      tokenName: string;
    }
  | {
      ok: false;
      failure: Failure;
      /** Id of the tenant that the token claims to be of: for the log, not verified. */
      tenant?: string;
    };

/**
 * Decides whether the request's token is one of ours. Beyond what jose looks at: `aud` is one text, the time from `iat`
 * to `exp` is within the tenant's limit, `parent` is a page that may embed, `acct` is an account that is configured.
 *
 * @param authorization the header as it came
 */
export async function admit(
  { origin, tenants }: EmbedConfig,
  authorization: string | undefined,
): Promise<Admission> {
  if (!authorization) {
    const detail =
      'Send an embed token as "Authorization: Bearer …". A control panel gives it to its frame; without a panel, paste one at /token.';
    return { ok: false, failure: { code: 'token_missing', detail } };
  }
  const token = authorization.length > MAX_TOKEN_LENGTH + 7 ? undefined : bearer(authorization);
  const said = token === undefined ? undefined : unverifiedClaims(token);
  if (token === undefined || !said) return invalid('it is not of the documented form');
  const tenant = tenants.find(({ issuer }) => issuer === said.iss);
  if (!tenant) return invalid('its `iss` is not known here');
  const admission = await admitTo(tenant, token, origin);
  return admission.ok ? admission : { ...admission, tenant: tenant.id };
}

async function admitTo(tenant: Tenant, token: string, origin: string): Promise<Admission> {
  const claims = await verified(token, tenant, origin);
  if ('ok' in claims) return claims;
  if (claims.aud !== origin) return invalid('its `aud` must be the origin of this gateway');
  const lifetime = claims.exp - claims.iat;
  if (lifetime <= 0 || lifetime > tenant.maxTokenSeconds) {
    return invalid(`its \`exp\` must be after its \`iat\`, by at most ${tenant.maxTokenSeconds} s`);
  }
  if (claims.parent !== origin && !tenant.parents.includes(claims.parent)) {
    return invalid('its `parent` is not an origin that may embed');
  }
  if (!tenant.accounts.has(claims.acct)) return invalid('its `acct` is not known here');
  const hash = createHash('sha256').update(`${tenant.id}\0${claims.jti}`).digest('hex');
  return { ok: true, tenant, claims, tokenName: hash.slice(0, 16) };
}

function bearer(authorization: string): string | undefined {
  return /^bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
}

async function verified(
  token: string,
  { algorithm, issuer, key }: Tenant,
  origin: string,
): Promise<EmbedClaims | Refused> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      issuer,
      audience: origin,
      typ: TOKEN_TYPE,
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: MAX_TOKEN_SECONDS,
      requiredClaims: ['sub', 'jti', 'iat', 'exp', 'parent', 'acct', 'role'],
    });
    const parsed = v.safeParse(embedClaims, payload);
    return parsed.success ? parsed.output : invalid('it is not of the documented form');
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      const detail = 'Ask the control panel for a new token: the time of this one is over.';
      return { ok: false, failure: { code: 'token_expired', detail, reason: 'its `exp` has passed' } };
    }
    if (error instanceof errors.JWTClaimValidationFailed)
      return invalid(`its \`${error.claim}\` does not hold`);
    if (error instanceof errors.JOSEError)
      return invalid(`it is not signed with the tenant's ${algorithm} key`);
    throw error;
  }
}

type Refused = Extract<Admission, { ok: false }>;

function invalid(reason: string): Refused {
  const detail = `The token is refused: ${reason}. docs/embedding.md says what a token holds.`;
  return { ok: false, failure: { code: 'token_invalid', detail, reason } };
}
