import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  exportJWK,
  importJWK,
  importSPKI,
  type CryptoKey,
  type JWK,
  type JSONWebKeySet,
} from 'jose';
import * as v from 'valibot';
import type { NamedKey } from './key-ring.ts';
import { isWeakSecret } from './weak-secret.ts';

/** What a tenant may sign with; each tenant has one. */
export const ALGORITHMS = ['ES256', 'EdDSA', 'RS256', 'HS256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Keys, or what is wrong with what should be some: the end of a sentence that begins with the field's name. */
export type KeysOrWrong = { keys: NamedKey[]; fingerprints: string[] } | { wrong: string };

const MIN_SECRET_BYTES = 32;
/** A token without a `kid` is checked with each key that has none. */
const MAX_KEYS = 5;
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

/** A secret of HS256. Its fingerprint is a hash. */
export function sharedSecret(text: string, kid: string | undefined): KeysOrWrong {
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
  return { keys: [{ kid, key }], fingerprints: [fingerprintOf(text)] };
}

/** Stands for a text in comparisons. Spaces around it, such as a last line break, make no other secret. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('base64url');
}

/**
 * The public key, or set of them, in a JWK set or in a file's text: PEM, a JWK or a JWK set.
 */
export async function publicKey(source: string | object, algorithm: Algorithm): Promise<KeysOrWrong> {
  const unfit = { wrong: `holds no public key that fits ${algorithm}` };
  const isPrivate = { wrong: 'holds a private key: only its public half belongs here' };
  const isShort = { wrong: `holds an RSA key of less than ${MIN_RSA_BITS} bits` };
  if (typeof source === 'string' && source.includes('-----BEGIN')) {
    if (source.includes('PRIVATE KEY')) return isPrivate;
    try {
      const key = await importSPKI(source, algorithm, { extractable: true });
      return isShortRsa(key) ? isShort : await keysOrWrong([key], [await exportJWK(key)]);
    } catch {
      return unfit;
    }
  }
  const set = readSet(source);
  if (!set) return unfit;
  if (set.keys.some((one) => 'd' in one || 'k' in one)) return isPrivate;
  try {
    const imported = await Promise.all(set.keys.map((one) => importJWK(one, algorithm)));
    const keys = imported.flatMap((one) => (one instanceof Uint8Array ? [] : [one]));
    if (keys.length < imported.length) return unfit;
    return keys.some(isShortRsa) ? isShort : await keysOrWrong(keys, set.keys);
  } catch {
    return unfit;
  }
}

/** Fingerprints are RFC 7638 thumbprints: the same key has the same one as PEM and as JWK, whatever its `kid`. */
async function keysOrWrong(keys: CryptoKey[], jwks: JWK[]): Promise<KeysOrWrong> {
  const fingerprints = await Promise.all(jwks.map((one) => calculateJwkThumbprint(one)));
  if (fingerprints.some((one) => PUBLISHED_KEYS.has(one))) {
    return { wrong: 'holds the key of a published example: everyone has its private half' };
  }
  return { keys: keys.map((key, n) => ({ kid: jwks[n]?.kid, key })), fingerprints };
}

/** The keys of several sources, none of them twice and no two of one name. */
export function joinedKeys(sources: readonly KeysOrWrong[]): KeysOrWrong {
  const keys: NamedKey[] = [];
  const fingerprints: string[] = [];
  for (const source of sources) {
    if ('wrong' in source) return source;
    keys.push(...source.keys);
    fingerprints.push(...source.fingerprints);
  }
  const nameless = fingerprints.filter((_, n) => keys[n]?.kid === undefined);
  if (new Set(nameless).size < nameless.length) return { wrong: 'holds the same key twice' };
  const names = keys.flatMap(({ kid }) => (kid === undefined ? [] : [kid]));
  if (new Set(names).size < names.length) return { wrong: 'holds two keys with the same `kid`' };
  if (keys.length > MAX_KEYS) return { wrong: `holds more than ${MAX_KEYS} keys` };
  return { keys, fingerprints };
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
