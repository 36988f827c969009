import type { RequestListener, Server } from 'node:http';
import { isIPv4 } from 'node:net';
import { clientAddress, plainAddress, type TrustedProxies } from './client-address.ts';

/** What one client may have, and who stands for many. */
export interface ClientLimit {
  /** Connections or, through a trusted proxy, requests in progress. */
  most: number;
  trusted?: TrustedProxies | undefined;
}

/** How many each client has. */
class Counts {
  readonly #open = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more. @returns what takes it back; `undefined` when the client has as many as it may */
  add(address: string): (() => void) | undefined {
    const client = clientOf(address);
    const open = this.#open;
    const count = open.get(client) ?? 0;
    if (count >= this.#most) return undefined;
    open.set(client, count + 1);
    return () => {
      const left = (open.get(client) ?? 1) - 1;
      if (left > 0) open.set(client, left);
      else open.delete(client);
    };
  }
}

/**
 * Holds each client to so many connections, so that one cannot take them all. A proxy that is not trusted is one client, with
 * the connections of all who come through it.
 *
 * @param onExcess called for each connection that is closed for this
 */
export function limitPerClient(server: Server, { most, trusted }: ClientLimit, onExcess: () => void): void {
  const counts = new Counts(most);
  server.on('connection', (socket) => {
    const { remoteAddress = '' } = socket;
    if (trusted?.has(plainAddress(remoteAddress))) return;
    const release = counts.add(remoteAddress);
    if (release) {
      socket.once('close', release);
      return;
    }
    socket.destroy();
    onExcess();
  });
}

/**
 * Holds each client to so many requests in progress where its connections are those of a trusted proxy.
 *
 * @param refuse called in place of the listener for each request beyond
 */
export function limitForwarded(
  listener: RequestListener,
  { most, trusted }: ClientLimit,
  refuse: RequestListener,
): RequestListener {
  if (!trusted) return listener;
  const counts = new Counts(most);
  return (request, response) => {
    if (!trusted.has(plainAddress(request.socket.remoteAddress ?? ''))) return listener(request, response);
    const release = counts.add(clientAddress(request, trusted));
    if (!release) return refuse(request, response);
    response.once('close', release);
    return listener(request, response);
  };
}

/** An IPv4 address, or the /64 of an IPv6 address: one client has as many addresses of it as it likes. */
export function clientOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(mapped) || !URL.canParse(`http://[${mapped}]`)) return mapped;
  const [head = '', tail] = new URL(`http://[${mapped}]`).hostname.slice(1, -1).split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
