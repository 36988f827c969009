import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals text for this gateway alone: who can write to the state or to a cookie cannot make one, and who can read it cannot
 * read it.
 */
export class Seal {
  readonly #secret: string;
  readonly #place: string;

  /**
   * @param secret of the gateway, the same on every replica
   * @param place the gateway's own: what was sealed elsewhere does not open
   */
  constructor(secret: string, place: string) {
    this.#secret = secret;
    this.#place = place;
  }

  /** @param purpose and name of what is sealed: it opens under the same alone */
  close(text: string, purpose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key(purpose), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @returns `undefined` where it was not sealed here for this purpose */
  open(sealed: string, purpose: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key(purpose), nonce, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(tag);
      const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  #key(purpose: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#secret, this.#place, purpose, 32));
  }
}
