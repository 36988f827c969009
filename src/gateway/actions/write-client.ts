import type { Upstream } from '../environment.ts';
import { createUpstreamExchange, UPSTREAM_LIMITS, type UpstreamResponse } from '../upstream-exchange.ts';

/** Within the time in which the gateway's own client still waits: ms. */
const WRITE_LIMITS = { ...UPSTREAM_LIMITS, deadlineMs: 15_000 };

/** The one way by which a request that changes something leaves the gateway. It has a key of its own, and no `GET`. */
export interface WriteClient {
  /**
   * Sends the request once, on a connection of its own. It is never sent again, and goes on when the browser has
   * gone.
   *
   * @param path as in upstream-exchange.ts
   * @throws UpstreamFault when there is no response; `sent` states whether the provider may have acted all the same
   */
  send(method: 'POST' | 'DELETE', path: string, body?: object): Promise<UpstreamResponse>;
  close(): Promise<void>;
}

export function createWriteClient(upstream: Upstream, limits = WRITE_LIMITS): WriteClient {
  const upstreamExchange = createUpstreamExchange(upstream, limits);
  return {
    send(method, path, body) {
      const { signal } = new AbortController();
      return upstreamExchange.exchange({ method, path, signal, ...(body && { body }) });
    },
    close: () => upstreamExchange.close(),
  };
}
