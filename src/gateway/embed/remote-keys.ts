import { createRemoteJWKSet, customFetch, errors, type CryptoKey, type FetchImplementation } from 'jose';

/** How old fetched keys may become before they are fetched again, ms. */
const REFRESH_MS = 600_000;
/** An unknown `kid` has them fetched again, but not sooner than so long after the last time; so does a failure, ms. */
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;
const MAX_BYTES = 65_536;
/** A token without a `kid` may be checked with so many keys. */
const MAX_CANDIDATES = 5;

/** The keys at a `jwksUrl` were never fetched: nothing is known about a token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** A tenant's public keys at a URL. Once fetched they are kept until others take their place, however long that takes. */
export class RemoteKeys {
  readonly url: string;
  readonly #set: ReturnType<typeof createRemoteJWKSet>;
  readonly #timer: NodeJS.Timeout;
  #failedAt = -Infinity;

  /** @param fetch for tests */
  constructor(url: string, fetch: FetchImplementation = globalThis.fetch) {
    this.url = url;
    this.#set = createRemoteJWKSet(new URL(url), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      // Old keys are better than none while the URL does not respond.
      cacheMaxAge: Infinity,
      [customFetch]: (address, options) => this.#fetch(fetch, address, options),
    });
    this.#timer = setInterval(() => void this.load(), REFRESH_MS).unref();
  }

  /** Fetches them now. @returns why that failed; what was fetched before is kept */
  async load(): Promise<string | undefined> {
    try {
      await this.#set.reload();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async candidates(algorithm: string, kid: string | undefined): Promise<CryptoKey[]> {
    try {
      return [await this.#set({ alg: algorithm, ...(kid !== undefined && { kid }) })];
    } catch (error) {
      if (error instanceof errors.JWKSMultipleMatchingKeys) return someOf(error);
      if (error instanceof errors.JWKSNoMatchingKey) return [];
      // An unknown kid, and fetching again failed: the known keys have not got it.
      if (this.#set.jwks()) return [];
      throw new KeysUnavailable(error instanceof Error ? error.message : '');
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Follows no redirect, and reads no more than a set of keys can be long. */
  async #fetch(
    fetch: FetchImplementation,
    url: string,
    options: Parameters<FetchImplementation>[1],
  ): Promise<Response> {
    const now = performance.now();
    if (now - this.#failedAt < COOLDOWN_MS) throw new Error('the last try failed less than 30 s ago');
    // Until it succeeds it has failed: others do not try meanwhile.
    this.#failedAt = now;
    const response = await fetch(url, options);
    if (response.status !== 200) throw new Error(`its status is ${response.status}, not 200`);
    const body = await boundedText(response);
    this.#failedAt = -Infinity;
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  }
}

async function someOf(keys: AsyncIterable<CryptoKey>): Promise<CryptoKey[]> {
  const some: CryptoKey[] = [];
  for await (const key of keys) {
    some.push(key);
    if (some.length === MAX_CANDIDATES) break;
  }
  return some;
}

/** A body as text. @throws where it is longer than 64 KiB */
export async function boundedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_BYTES) throw new Error(`it is longer than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The remote keys that are in use, one for each URL: they outlive a change of the file of tenants. */
export class RemoteKeySets {
  readonly #sets = new Map<string, RemoteKeys>();

  at(url: string): RemoteKeys {
    const known = this.#sets.get(url) ?? new RemoteKeys(url);
    this.#sets.set(url, known);
    return known;
  }

  /** Forgets those at other URLs. */
  keep(urls: ReadonlySet<string>): void {
    for (const [url, keys] of this.#sets) {
      if (urls.has(url)) continue;
      keys.close();
      this.#sets.delete(url);
    }
  }
}
