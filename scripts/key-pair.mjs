import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

/**
 * A new pair of keys, for tests and proofs. Each is read from PEM: on Node 20 a key from `generateKeyPairSync` can block its process for
 * good, as its export as a JWK (by jose too, to sign) holds a lock that garbage collection takes again to free what generated it.
 *
 * @param {'ec' | 'ed25519' | 'rsa'} [type] an EC key is of P-256
 * @param {number} [modulusLength] of RSA, in bits
 */
export function newKeyPair(type = 'ec', modulusLength = 2_048) {
  /** @type {import('node:crypto').ED25519KeyPairOptions<'pem', 'pem'>} */
  const encoding = {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  };
  /** @type {Record<typeof type, () => { publicKey: string, privateKey: string }>} */
  const generate = {
    ec: () => generateKeyPairSync('ec', { namedCurve: 'P-256', ...encoding }),
    ed25519: () => generateKeyPairSync('ed25519', encoding),
    rsa: () => generateKeyPairSync('rsa', { modulusLength, ...encoding }),
  };
  const { publicKey, privateKey } = generate[type]();
  return { publicKey: createPublicKey(publicKey), privateKey: createPrivateKey(privateKey) };
}
