import {
  createLocalJWKSet,
  importJWK,
  importSPKI,
  type CryptoKey,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import * as v from 'valibot';

/** What a tenant may sign with; each tenant has one. */
export const ALGORITHMS = ['ES256', 'EdDSA', 'RS256', 'HS256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** What a tenant's tokens are checked with: one key, or the one of a set that a token's `kid` names. */
export type VerificationKey = CryptoKey | Uint8Array | JWTVerifyGetKey;

/** A key, or what is wrong with what should be one: the end of a sentence that begins with the field's name. */
export type KeyOrWrong = { key: VerificationKey } | { wrong: string };

const MIN_SECRET_BYTES = 32;
/** RFC 7518, section 3.3. jose would take a shorter key here and fail at every token. */
const MIN_RSA_BITS = 2_048;

const jwk = v.looseObject({ kty: v.string(), kid: v.exactOptional(v.string()) });
const jwkSet = v.looseObject({ keys: v.pipe(v.array(jwk), v.minLength(1)) });

/** The secret of HS256. */
export function sharedSecret(text: string): KeyOrWrong {
  const key = new TextEncoder().encode(text);
  if (key.length < MIN_SECRET_BYTES) return { wrong: `must lead to at least ${MIN_SECRET_BYTES} bytes` };
  return { key };
}

/**
 * The public key, or set of them, in a JWK set or in a file's text: PEM, a JWK or a JWK set.
 */
export async function publicKey(source: string | object, algorithm: Algorithm): Promise<KeyOrWrong> {
  const unfit = { wrong: `holds no public key that fits ${algorithm}` };
  const isPrivate = { wrong: 'holds a private key: only its public half belongs here' };
  const isShort = { wrong: `holds an RSA key of less than ${MIN_RSA_BITS} bits` };
  if (typeof source === 'string' && source.includes('-----BEGIN')) {
    if (source.includes('PRIVATE KEY')) return isPrivate;
    try {
      const key = await importSPKI(source, algorithm);
      return isShortRsa(key) ? isShort : { key };
    } catch {
      return unfit;
    }
  }
  const set = readSet(source);
  if (!set) return unfit;
  if (set.keys.some((one) => 'd' in one || 'k' in one)) return isPrivate;
  try {
    const imported = await Promise.all(set.keys.map((one) => importJWK(one, algorithm)));
    const [only, ...more] = imported;
    if (!only || imported.some((one) => one instanceof Uint8Array)) return unfit;
    if (imported.some(isShortRsa)) return isShort;
    // A lone key without a name of its own fits any name that a token gives.
    if (more.length === 0 && set.keys[0]?.kid === undefined) return { key: only };
  } catch {
    return unfit;
  }
  const names = new Set(set.keys.map(({ kid }) => kid));
  if (names.has(undefined) || names.size < set.keys.length) {
    return { wrong: 'has several keys: each needs a `kid` of its own' };
  }
  return { key: createLocalJWKSet(set) };
}

function isShortRsa(key: CryptoKey | Uint8Array): boolean {
  const bits = 'algorithm' in key && 'modulusLength' in key.algorithm && key.algorithm.modulusLength;
  return typeof bits === 'number' && bits < MIN_RSA_BITS;
}

function readSet(source: string | object): JSONWebKeySet | undefined {
  let json: unknown = source;
  try {
    if (typeof source === 'string') json = JSON.parse(source);
  } catch {
    return undefined;
  }
  const set = v.safeParse(jwkSet, json);
  if (set.success) return set.output;
  const single = v.safeParse(jwk, json);
  return single.success ? { keys: [single.output] } : undefined;
}
