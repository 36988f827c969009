import type { Algorithm } from './keys.ts';

/** The most characters of a refused token that are quoted. */
const MAX_QUOTED = 80;

/** A text from a refused token, for a sentence: short, printable ASCII, in quotes. Anything else by its kind. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value !== 'string') return 'no text';
  const plain = value.slice(0, MAX_QUOTED).replaceAll(/[^\x20-\x7e]|["`]/g, '?');
  return `"${plain}${value.length > MAX_QUOTED ? '...' : ''}"`;
}

/** How far a claim's time lies behind the gateway's clock. @param time seconds since the epoch */
export function behind(time: number): string {
  return duration(Date.now() / 1_000 - time);
}

/** How far a claim's time lies ahead of the gateway's clock. @param time seconds since the epoch */
export function aheadOf(time: number): string {
  return duration(time - Date.now() / 1_000);
}

/** @param seconds negative counts as 0 */
function duration(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  if (whole < 120) return `${whole} s`;
  if (whole < 7_200) return `${Math.round(whole / 60)} min`;
  return whole < 172_800 ? `${Math.round(whole / 3_600)} h` : `${Math.round(whole / 86_400)} days`;
}

/** Bytes of a signature where the algorithm has one length; RFC 7518, section 3.4, and RFC 8037. */
const SIGNATURE_BYTES = { ES256: 64, EdDSA: 64, HS256: 32, RS256: undefined } satisfies Record<
  Algorithm,
  number | undefined
>;

/** Why a signature is invalid, as far as its form shows. */
export function signatureFault(signature: string, algorithm: Algorithm): string {
  const bytes = Buffer.from(signature, 'base64url');
  const wanted = SIGNATURE_BYTES[algorithm];
  // A SEQUENCE that spans the whole, of two INTEGERs.
  const isDer = bytes[0] === 0x30 && bytes[1] === bytes.length - 2 && bytes[2] === 0x02;
  if (algorithm === 'ES256' && isDer) {
    return 'the ES256 signature is DER-encoded; JWS needs r||s, 64 bytes';
  }
  if (wanted !== undefined && bytes.length !== wanted) {
    return `its ${algorithm} signature has ${bytes.length} bytes; ${wanted} are needed`;
  }
  return `it is not signed with the tenant's ${algorithm} key`;
}
