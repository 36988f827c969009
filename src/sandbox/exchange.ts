import type { ServerResponse } from 'node:http';
import type { Provider } from '../contracts/gateway/api.ts';

export type Headers = Record<string, string | string[]>;

/** One request and its response. */
export interface Exchange {
  provider: Provider;
  /** Path of the request, without its query. */
  path: string;
  /** Sandbox time, ms since the epoch. */
  now: number;
  /** The sandbox under another host name of loopback; a client that follows redirects is recorded there. */
  elsewhere: string;
  /** For faults that need the raw connection; everything else goes through `send`. */
  response: ServerResponse;
  send(status: number, headers: Headers, body: string): void;
}

/** A respond is what it does to the exchange. Faults wrap a good respond or take the connection over. */
export type Respond = (exchange: Exchange) => void;

/** A JSON response from typed values. */
export function json(value: unknown, status = 200): Respond {
  return jsonText(JSON.stringify(value), status);
}

/** A JSON response whose text must arrive exactly as written. */
export function jsonText(body: string, status = 200): Respond {
  return (x) => x.send(status, { 'content-type': 'application/json' }, body);
}

const cut = new WeakSet<ServerResponse>();

/** Ends the connection from our side, mid-response; `reset` sends RST instead of FIN. */
export function cutConnection(response: ServerResponse, reset = false): void {
  cut.add(response);
  if (reset) response.socket?.resetAndDestroy();
  else response.socket?.destroy();
}

/** Whether the sandbox itself cut this response short; otherwise the client did. */
export function wasCutByUs(response: ServerResponse): boolean {
  return cut.has(response);
}

/** Runs `action` after `ms` of real time, unless the connection closes first. */
export function later(response: ServerResponse, ms: number, action: () => void): void {
  const timer = setTimeout(action, ms);
  response.once('close', () => clearTimeout(timer));
}
