// Servers of tests and of the bench.
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Starts to listen, on a free port of loopback unless a port is given.
 *
 * @param {import('node:net').Server} server
 * @param {number} [port]
 * @param {string} [host]
 * @returns {Promise<number>} the port
 */
export async function listen(server, port = 0, host = '127.0.0.1') {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/**
 * The same for an HTTP server. `stop` ends its connections too.
 *
 * @param {import('node:http').Server} server
 * @param {number} [port]
 * @returns {Promise<{ port: number, url: string, stop: () => Promise<void> }>}
 */
export async function serve(server, port = 0) {
  const taken = await listen(server, port);
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Below the ports that systems hand out by themselves, and none of them blocked by browsers. */
const CHOSEN_PORTS = { from: 20_000, count: 12_000 };

/**
 * A port that is free now, for what has to know its port before it starts. The system gives it to no server or connection
 * meanwhile.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = CHOSEN_PORTS.from + Math.floor(Math.random() * CHOSEN_PORTS.count);
  const server = createServer();
  try {
    await listen(server, port);
  } catch {
    return freePort();
  }
  server.close();
  await once(server, 'close');
  return port;
}
