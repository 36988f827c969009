import { connect } from 'node:net';

/** What came over a raw connection, byte for byte, and how it ended. */
export interface RawResponse {
  /** Everything received, as Latin-1. */
  text: string;
  head: string;
  body: string;
  ended: 'closed' | 'reset' | 'gave up';
}

/**
 * For tests: sends a request over a raw socket and listens until the other side closes, or `patience` ms are
 * over since the request or since the first byte of the response.
 * @param patience real ms
 */
export function requestRaw(url: string, key: string, patience: number): Promise<RawResponse> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${key}\r\nConnection: close\r\n\r\n`,
      );
    });
    const finish = (ended: RawResponse['ended']) => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      const at = text.indexOf('\r\n\r\n');
      const [head, body] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 4)];
      resolve({ text, head, body, ended });
    };
    const timer = setTimeout(() => finish('gave up'), patience);
    socket.once('data', () => timer.refresh());
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('end', () => finish('closed'));
    socket.once('error', () => finish('reset'));
  });
}
