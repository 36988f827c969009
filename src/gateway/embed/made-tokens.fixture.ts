import { createSign } from 'node:crypto';
import { pair, sign } from './embedding.fixture.ts';

export const now = () => Math.floor(Date.now() / 1_000);
export const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
export const HEADER = { alg: 'ES256', typ: 'iso-embed+jwt' };

/** A token put together by hand, signed with the tenant's key whatever its content. */
export function raw(header: unknown, payload: unknown): string {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = createSign('sha256')
    .update(input)
    .sign({ key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** Changes one part of a good token. */
export const tampered = async (part: 0 | 1 | 2, change: (text: string) => string) => {
  const parts = (await sign()).split('.');
  parts[part] = change(parts[part] ?? '');
  return parts.join('.');
};
