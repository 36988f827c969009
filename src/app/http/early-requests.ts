/** A request that the page sent before the app ran. Times are monotonic ms. */
export interface EarlyRequest {
  /** The token that it was sent with. */
  token: string;
  sentAt: number;
  /** When the headers of its response came; `sentAt` until then. */
  receivedAt: number;
  /** Rejects as `fetch` does. */
  response: Promise<Response>;
}

let waiting = new Map<string, EarlyRequest>();

/** @param requests by path at the gateway */
export function keepEarlyRequests(requests: ReadonlyMap<string, EarlyRequest>): void {
  waiting = new Map(requests);
}

/**
 * The request that was sent early for this path, once: the next one is sent anew. One that was sent with another token
 * may be another person's, and is dropped.
 *
 * @param signal rejects `response` with its reason
 */
export function takeEarlyRequest(
  path: string,
  token: string | undefined,
  signal: AbortSignal,
): EarlyRequest | undefined {
  const early = waiting.get(path);
  if (!early) return undefined;
  waiting.delete(path);
  if (early.token !== token) return undefined;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  early.response = Promise.race([early.response, aborted]);
  return early;
}
