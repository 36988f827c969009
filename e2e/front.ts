import { createServer } from 'node:http';
import { serve } from '../scripts/serve.mjs';

/** What each server says for itself: the connection's, the body's coding, which `fetch` undid, and the date. */
const OWN_HEADERS = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
  'date',
];

interface Kept {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** A proxy in front of a gateway that may fall behind, as one with several replicas or a cache of its own does. */
export interface Front {
  url: string;
  /** From now on each path has the response that it had the first time. */
  fallBehind: () => void;
  /** From now on the gateway's own responses are forwarded again. */
  catchUp: () => void;
  /** How many old responses it sent for a path. */
  oldResponses: (path: string) => number;
  stop: () => Promise<void>;
}

/** Starts a front on a port of its own; `gateway` is the base URL behind it. */
export async function startFront(gateway: string): Promise<Front> {
  const first = new Map<string, Kept>();
  const old = new Map<string, number>();
  let behind = false;

  async function responseTo(path: string): Promise<Kept> {
    const before = first.get(path);
    if (behind && before) {
      old.set(path, (old.get(path) ?? 0) + 1);
      return before;
    }
    const response = await fetch(new URL(path, gateway));
    const headers = Object.fromEntries(response.headers);
    // This server sends its own.
    for (const name of OWN_HEADERS) delete headers[name];
    const kept = { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
    if (!before) first.set(path, kept);
    return kept;
  }

  const server = createServer((request, response) => {
    responseTo(request.url ?? '/').then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  });
  const { port, stop } = await serve(server);
  return {
    url: `http://127.0.0.1:${port}`,
    fallBehind: () => (behind = true),
    catchUp: () => (behind = false),
    oldResponses: (path) => old.get(path) ?? 0,
    stop,
  };
}
