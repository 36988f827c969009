import { importPKCS8, SignJWT } from 'jose';
import * as v from 'valibot';
import { embedClaims, TOKEN_TYPE } from '../../contracts/embed/claims.ts';
import { EnvironmentError } from '../environment.ts';
import type { Algorithm } from './keys.ts';

/** What a token is signed with: a private key in PEM (PKCS #8), or for HS256 the shared secret. */
export interface SigningKey {
  algorithm: Algorithm;
  key: string | Uint8Array;
  /** Names the key where the tenant has several. */
  kid?: string | undefined;
}

/**
 * Signs an embed token, as a panel's backend does with its own library.
 *
 * @param claims checked against the contract before they are signed
 * @throws EnvironmentError when a claim or the key is not as it must be
 */
export async function mint(claims: unknown, { algorithm, key, kid }: SigningKey): Promise<string> {
  const parsed = v.safeParse(embedClaims, claims);
  if (!parsed.success) {
    const claim = v.getDotPath(parsed.issues[0]) ?? 'one';
    throw new EnvironmentError(
      `The claims are not those of an embed token: see \`${claim}\` in docs/embedding.md.`,
    );
  }
  try {
    const signingKey = typeof key === 'string' ? await importPKCS8(key, algorithm) : key;
    const header = { alg: algorithm, typ: TOKEN_TYPE, ...(kid !== undefined && { kid }) };
    return await new SignJWT(parsed.output).setProtectedHeader(header).sign(signingKey);
  } catch {
    throw new EnvironmentError(
      `The key cannot sign with ${algorithm}: it must be a private key in PEM (PKCS #8).`,
    );
  }
}
