import type { Upstream } from './environment.ts';
import { createUpstreamExchange, UPSTREAM_LIMITS, type UpstreamResponse } from './upstream-exchange.ts';

/** Reads from one provider. It has no way to send anything but a `GET`. */
export interface UpstreamClient {
  /**
   * `GET`s one path below the base URL. Redirects are not followed.
   *
   * A provider may close a keep-alive connection at the moment it is used again. Then the request is sent once more, on a
   * connection of its own (RFC 9110, section 9.2.2).
   *
   * @param path begins with `/`; every variable part of it is validated and encoded by the caller
   * @param signal gives up at once and closes the connection
   * @param mayRepeat is called before the request is sent once more; `false` forbids it
   * @throws UpstreamFault when there is no response
   */
  get(path: string, signal: AbortSignal, mayRepeat?: () => boolean): Promise<UpstreamResponse>;
  close(): Promise<void>;
}

/** A client for one provider and key. */
export function createUpstreamClient(upstream: Upstream, limits = UPSTREAM_LIMITS): UpstreamClient {
  const upstreamExchange = createUpstreamExchange(upstream, limits);
  return {
    get: (path, signal, mayRepeat = () => true) =>
      upstreamExchange.exchange({ method: 'GET', path, signal, mayRepeat }),
    close: () => upstreamExchange.close(),
  };
}
