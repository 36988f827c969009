import { createServer, type RequestListener } from 'node:http';
import { isIP } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Gateway } from './app.ts';
import { EnvironmentError } from './environment.ts';
import { problemResponse } from './problem.ts';

export interface GatewayServer {
  /** Where it listens: `http://127.0.0.1:4173`. */
  url: string;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/** Connects a gateway to Node's HTTP server. */
export function gatewayListener(app: Gateway): RequestListener {
  const listener = getRequestListener(app.fetch, {
    // Requests that cannot be read at all, such as one with a malformed Host, do not reach the app.
    errorHandler: () =>
      problemResponse({ code: 'bad_request', detail: 'The request could not be read.' }, { path: '/' }),
  });
  return (request, response) => {
    void listener(request, response);
  };
}

/**
 * What clients get for one request: ms, and bytes for all headers, which the longest token must fit into. Node looks for
 * slow ones at the interval.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 32_768,
};

/**
 * Listens.
 *
 * @throws EnvironmentError when PORT or HOST cannot be had
 */
export async function listen(
  app: Gateway,
  { port, host }: { port: number; host: string },
  limits = LIMITS,
): Promise<GatewayServer> {
  const server = createServer(limits, gatewayListener(app));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const realPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${realPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explain(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new EnvironmentError(`PORT ${port} is in use: stop the other program or choose another PORT.`);
  }
  if (code === 'EACCES')
    return new EnvironmentError(`PORT ${port} needs more rights: choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new EnvironmentError('HOST is not an address of this machine.');
  }
  return error;
}
