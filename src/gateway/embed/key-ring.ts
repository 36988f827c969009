import type { CryptoKey } from 'jose';
import type { RemoteKeys } from './remote-keys.ts';

/** A key that tokens are checked with, and the `kid` that names it. */
export interface NamedKey {
  kid: string | undefined;
  key: CryptoKey | Uint8Array;
}

/** What a tenant's tokens are checked with: several keys while one takes the place of another. */
export class KeyRing {
  readonly keys: readonly NamedKey[];
  readonly remote: RemoteKeys | undefined;

  /** @param remote keys of `jwksUrl`, instead of others */
  constructor(keys: readonly NamedKey[], remote?: RemoteKeys) {
    this.keys = keys;
    this.remote = remote;
  }

  /**
   * The keys that a token may be signed with. A token that names one: those of that name, and those without a name. One that
   * names none: those without a name, or the only one there is.
   *
   * @throws KeysUnavailable when they are at a URL and were never fetched
   */
  async candidates(algorithm: string, kid: string | undefined): Promise<readonly NamedKey['key'][]> {
    if (this.remote) return this.remote.candidates(algorithm, kid);
    const named = kid === undefined ? [] : this.keys.filter((one) => one.kid === kid);
    const found = [...named, ...this.keys.filter((one) => one.kid === undefined)];
    const only = this.keys.length === 1 && kid === undefined ? this.keys : [];
    return (found.length > 0 ? found : only).map(({ key }) => key);
  }
}
