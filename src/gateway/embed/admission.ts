import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTVerifyOptions } from 'jose';
import * as v from 'valibot';
import {
  formFault,
  MAX_TOKEN_LENGTH,
  MAX_TOKEN_SECONDS,
  readClaims,
  TOKEN_TYPE,
  type EmbedClaims,
  type TokenFault,
} from '../../contracts/embed/claims.ts';
import { decodePart } from '../../contracts/embed/token-part.ts';
import type { Failure } from '../failure.ts';
import type { NamedKey } from './key-ring.ts';
import { KeysUnavailable } from './remote-keys.ts';
import type { EmbedConfig, Tenant } from './tenants.ts';
import { aheadOf, behind, quoted, signatureFault } from './token-hints.ts';

export type Admission =
  | {
      ok: true;
      tenant: Tenant;
      claims: EmbedClaims;
      /** Stands for the token in the log and in limits: a hash that does not reveal the `jti`. */
      tokenName: string;
    }
  | Refused;

interface Refused {
  ok: false;
  failure: Failure;
  /** Id of the tenant that the token claims to be of: for the log, not verified. */
  tenant?: string;
}

/**
 * Decides whether the request's token is one of ours, and names what is wrong with one that is not. Beyond what jose
 * looks at: `aud` is ours alone, the time from `iat` to `exp` is within the tenant's limit, `parent` is a page that may
 * embed, `acct` is an account that is configured. What the tenant expects of a claim is named only after the signature
 * has been verified.
 *
 * @param authorization the header as it came
 */
export async function admit(
  { tenants }: Pick<EmbedConfig, 'tenants'>,
  authorization: string | undefined,
): Promise<Admission> {
  if (!authorization) {
    const detail =
      'Send an embed token as "Authorization: Bearer …". A control panel gives it to its frame; without a panel, paste one at /token.';
    return { ok: false, failure: { code: 'token_missing', detail } };
  }
  const token = /^bearer (.*)$/i.exec(authorization)?.[1];
  if (token === undefined) return invalid(null, 'the Authorization header is not "Bearer" and a token');
  const fault = formFault(token);
  if (fault && token.length > MAX_TOKEN_LENGTH)
    return invalid(null, `${fault.reason}; it has ${token.length}`);
  if (fault) return invalid(fault.claim, fault.reason);

  const [head, body, signature = ''] = token.split('.');
  const header = v.safeParse(joseHeader, decodePart(head));
  if (!header.success) return invalid('header', 'its header is not a JSON object');
  const payload = v.safeParse(looseClaims, decodePart(body));
  if (!payload.success) return invalid('payload', 'its payload is not a JSON object');
  const { iss } = payload.output;
  const tenant = tenants.find(({ issuer }) => issuer === iss);
  if (!tenant) {
    const named = readClaims(payload.output);
    if ('fault' in named && named.fault.claim === 'iss') return invalid('iss', named.fault.reason);
    return invalid('iss', 'its `iss` is not known here: it must be the `issuer` of a tenant of this gateway');
  }
  const wrong = headerFault(header.output, tenant);
  const admission = wrong
    ? invalid(wrong.claim, wrong.reason)
    : await admitTo(tenant, { token, kid: kidIn(header.output), signature });
  return admission.ok ? admission : { ...admission, tenant: tenant.id };
}

async function admitTo(tenant: Tenant, signed: Signed): Promise<Admission> {
  const verified = await verify(signed, tenant);
  if ('ok' in verified) return verified;
  const claims = readClaims(verified.payload);
  if ('fault' in claims) return invalid(claims.fault.claim, claims.fault.reason);
  return admitted(claims.claims, tenant);
}

/** What this gateway expects of claims that are well formed, signed and of this time. */
function admitted(claims: EmbedClaims, tenant: Tenant): Admission {
  if (!tenant.origins.includes(claims.aud)) return invalid('aud', audienceReason(tenant, claims.aud));
  // To the millisecond: fractions of seconds this large are not exact.
  const lifetime = Math.round((claims.exp - claims.iat) * 1_000) / 1_000;
  if (lifetime <= 0) return invalid('exp', 'its `exp` must be after its `iat`');
  if (lifetime > tenant.maxTokenSeconds) {
    const limit = `at most ${tenant.maxTokenSeconds} s after its \`iat\``;
    return invalid('exp', `its \`exp\` must be ${limit}; it is ${lifetime} s after it`);
  }
  if (claims.parent !== claims.aud && !tenant.parents.includes(claims.parent)) {
    const reason = `its \`parent\` is not an origin that may embed: it must be one of the tenant's \`parents\`; it is ${quoted(claims.parent)}`;
    return invalid('parent', reason);
  }
  if (!tenant.accounts.has(claims.acct)) {
    const reason = `its \`acct\` is not known here: it must be one of the tenant's \`accounts\`; it is ${quoted(claims.acct)}`;
    return invalid('acct', reason);
  }
  const hash = createHash('sha256').update(`${tenant.id}\0${claims.jti}`).digest('hex');
  return { ok: true, tenant, claims, tokenName: hash.slice(0, 16) };
}

const looseClaims = v.looseObject({ iss: v.optional(v.unknown()) });
const joseHeader = v.looseObject({
  alg: v.optional(v.unknown()),
  crit: v.optional(v.unknown()),
  kid: v.optional(v.unknown()),
});
type Header = v.InferOutput<typeof joseHeader>;

/** What is wrong with a header before the signature is looked at. */
function headerFault({ alg, crit }: Header, { algorithm }: Tenant): TokenFault | null {
  if (alg !== algorithm) {
    return { claim: 'alg', reason: `its header's \`alg\` must be ${algorithm}; it is ${quoted(alg)}` };
  }
  if (crit === undefined) return null;
  return { claim: 'crit', reason: "its header's `crit` is not supported: leave it out" };
}

/** A token in the parts that its keys are found by. */
interface Signed {
  token: string;
  kid: string | undefined;
  signature: string;
}

/** Anything but text names no key. */
function kidIn({ kid }: Header): string | undefined {
  return kid === undefined ? undefined : typeof kid === 'string' ? kid : '';
}

const KEYS_UNAVAILABLE: Refused = {
  ok: false,
  failure: {
    code: 'keys_unavailable',
    detail:
      "The panel's keys could not be fetched yet, so no token of it can be checked. Try again in a moment.",
    retryAfter: 30,
  },
};

/** The first key that fits decides; a signature by none of them is refused as by the last. */
async function verifyWithOneOf(
  token: string,
  first: Candidate,
  others: readonly Candidate[],
  options: JWTVerifyOptions,
): Promise<{ payload: unknown }> {
  try {
    return await jwtVerify(token, first, options);
  } catch (error) {
    const [next, ...more] = others;
    if (!next || !(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    return verifyWithOneOf(token, next, more, options);
  }
}
type Candidate = NamedKey['key'];

async function verify(
  { token, kid, signature }: Signed,
  tenant: Tenant,
): Promise<{ payload: unknown } | Refused> {
  const { algorithm, issuer, keys, clockToleranceSeconds: tolerance } = tenant;
  const options = {
    algorithms: [algorithm],
    issuer,
    audience: [...tenant.origins],
    typ: TOKEN_TYPE,
    clockTolerance: tolerance,
    maxTokenAge: MAX_TOKEN_SECONDS,
    requiredClaims: ['sub', 'jti', 'iat', 'exp', 'parent', 'acct', 'role'],
  };
  try {
    const [first, ...others] = await keys.candidates(algorithm, kid);
    if (!first) return invalid('kid', "its header's `kid` must name one of the tenant's keys");
    return await verifyWithOneOf(token, first, others, options);
  } catch (error) {
    if (error instanceof KeysUnavailable) return KEYS_UNAVAILABLE;
    if (error instanceof errors.JWTExpired) return expired(error, tenant);
    if (error instanceof errors.JWTClaimValidationFailed) return unfit(error, tenant);
    if (error instanceof errors.JWTInvalid) return invalid('payload', 'its payload is not a JSON object');
    if (error instanceof errors.JOSEError) return invalid('signature', signatureFault(signature, algorithm));
    throw error;
  }
}

/** Times are claims like others: one that is malformed or beyond the limit is named before the expiry. */
function expired({ payload, claim }: errors.JWTExpired, tenant: Tenant): Refused {
  const read = readClaims(payload);
  if ('fault' in read) return invalid(read.fault.claim, read.fault.reason);
  if (claim === 'iat') {
    const admission = admitted(read.claims, tenant);
    if (!admission.ok) return admission;
  }
  const { exp, iat } = read.claims;
  const ago = `its \`exp\` was ${behind(exp)} ago by the gateway's clock`;
  const hint = `If it was signed just now, the panel's clock is ${behind(iat)} behind.`;
  const detail = `The token has expired: ${ago}. Get a new one from the control panel. ${hint}`;
  return refused('token_expired', detail, ago, 'exp');
}

/** The reason for a claim that jose rejects. */
function unfit({ claim, payload }: errors.JWTClaimValidationFailed, tenant: Tenant): Refused {
  if (claim === 'typ') return invalid('typ', `its header's \`typ\` must be "${TOKEN_TYPE}"`);
  const read = readClaims(payload);
  if ('fault' in read) return invalid(read.fault.claim, read.fault.reason);
  const { aud, iat, nbf } = read.claims;
  if (claim === 'aud') return invalid('aud', audienceReason(tenant, aud));
  const time = claim === 'nbf' ? nbf : claim === 'iat' ? iat : undefined;
  if (time === undefined) return invalid(claim, `its \`${claim}\` is invalid`);
  const reason = `its \`${claim}\` is in the future: the panel's clock is ${aheadOf(time)} ahead of the gateway's, and ${tenant.clockToleranceSeconds} s are tolerated`;
  return invalid(claim, reason);
}

function audienceReason({ origins }: Tenant, aud: string): string {
  const own = origins.map((origin) => `"${origin}"`).join(' or ');
  return `its \`aud\` must be the origin of this gateway, ${own}; it is ${quoted(aud)}`;
}

function invalid(claim: string | null, reason: string): Refused {
  const detail = `The token is invalid: ${reason}. See docs/embedding.md for what a token contains.`;
  return refused('token_invalid', detail, reason, claim);
}

function refused(
  code: Failure['code'],
  detail: string,
  reason: string,
  claim: string | null = null,
): Refused {
  return { ok: false, failure: { code, detail, reason, ...(claim !== null && { claim }) } };
}
