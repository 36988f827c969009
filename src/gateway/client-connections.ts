import type { Server } from 'node:http';
import { isIPv4 } from 'node:net';

/**
 * Holds each client to so many connections, so that one cannot take them all. A proxy in front is one client, with the
 * connections of all who come through it.
 *
 * @param onExcess called for each connection that is closed for this
 */
export function limitPerClient(server: Server, most: number, onExcess: () => void): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const client = clientOf(socket.remoteAddress ?? '');
    const count = open.get(client) ?? 0;
    if (count >= most) {
      socket.destroy();
      onExcess();
      return;
    }
    open.set(client, count + 1);
    socket.once('close', () => {
      const left = (open.get(client) ?? 1) - 1;
      if (left > 0) open.set(client, left);
      else open.delete(client);
    });
  });
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
