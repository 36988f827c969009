import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  importJWK,
  importSPKI,
  type CryptoKey,
  type JWK,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import * as v from 'valibot';
import { isWeakSecret } from './weak-secret.ts';

/** What a tenant may sign with; each tenant has one. */
export const ALGORITHMS = ['ES256', 'EdDSA', 'RS256', 'HS256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** What a tenant's tokens are checked with: one key, or the one of a set that a token's `kid` names. */
export type VerificationKey = CryptoKey | Uint8Array | JWTVerifyGetKey;

/** A key, or what is wrong with what should be one: the end of a sentence that begins with the field's name. */
export type KeyOrWrong = { key: VerificationKey; fingerprints: string[] } | { wrong: string };

const MIN_SECRET_BYTES = 32;
/** RFC 7518, section 3.3. jose would take a shorter key here and fail at every token. */
const MIN_RSA_BITS = 2_048;

/** Thumbprints of the public keys in RFC 7515 A.3, RFC 7517 A.1, RFC 8037 and on jwt.io. */
const PUBLISHED_KEYS: ReadonlySet<string> = new Set([
  'oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U',
  'cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s',
  'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  '19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8',
]);

const jwk = v.looseObject({ kty: v.string(), kid: v.exactOptional(v.string()) });
const jwkSet = v.looseObject({ keys: v.pipe(v.array(jwk), v.minLength(1)) });

/** The secret of HS256. Its fingerprint is a hash. */
export function sharedSecret(text: string): KeyOrWrong {
  const key = new TextEncoder().encode(text);
  if (key.length < MIN_SECRET_BYTES) return { wrong: `must lead to at least ${MIN_SECRET_BYTES} bytes` };
  if (text.includes('-----BEGIN') || text.includes('"kty"')) {
    return {
      wrong: 'leads to a key of another algorithm: HS256 needs a random text that only both sides know',
    };
  }
  if (isWeakSecret(text)) {
    return {
      wrong: 'leads to a text that can be guessed: make a random one, such as by "openssl rand -base64 48"',
    };
  }
  return { key, fingerprints: [fingerprintOf(text)] };
}

/** Stands for a text in comparisons. Spaces around it, such as a last line break, make no other secret. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('base64url');
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
      const key = await importSPKI(source, algorithm, { extractable: true });
      return isShortRsa(key) ? isShort : await publicKeyOrWrong(key, [await exportJWK(key)]);
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
    if (more.length === 0 && set.keys[0]?.kid === undefined) return await publicKeyOrWrong(only, set.keys);
  } catch {
    return unfit;
  }
  const names = new Set(set.keys.map(({ kid }) => kid));
  if (names.has(undefined) || names.size < set.keys.length) {
    return { wrong: 'has several keys: each needs a `kid` of its own' };
  }
  return publicKeyOrWrong(createLocalJWKSet(set), set.keys);
}

/** Fingerprints are RFC 7638 thumbprints: the same key has the same one as PEM and as JWK, whatever its `kid`. */
async function publicKeyOrWrong(key: VerificationKey, jwks: JWK[]): Promise<KeyOrWrong> {
  const fingerprints = await Promise.all(jwks.map((one) => calculateJwkThumbprint(one)));
  if (fingerprints.some((one) => PUBLISHED_KEYS.has(one))) {
    return { wrong: 'holds the key of a published example: everyone has its private half' };
  }
  return { key, fingerprints };
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
