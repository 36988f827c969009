import type { IncomingMessage } from 'node:http';
import { clientOf } from './client-connections.ts';

/**
 * Who sent a request, for limits by client: an IPv4 address, or the /64 of an IPv6 address. It is the address of the
 * connection: behind a proxy, that of the proxy.
 */
export function clientAddress({ socket }: IncomingMessage): string {
  return clientOf(socket.remoteAddress ?? '');
}
