import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { listen as listenOnFreePort } from '../../scripts/serve.mjs';
import { createGateway, type Gateway } from './app.ts';
import type { TrustedProxies } from './client-address.ts';
import { createHostupReads } from './hostup.ts';
import { collectLog } from './log.fixture.ts';
import type { Pages } from './pages.ts';
import { listen, type ServerLimits } from './server.ts';
import { UPSTREAM_LIMITS } from './upstream-exchange.ts';
import { createVpsbgReads } from './vpsbg.ts';

/** A key that no response, header or log line may ever contain. */
export const CANARY = 'canary-key-7f3a9c51e2';

export interface TestUpstream {
  url: string;
  /** Every request that arrived, oldest first. */
  calls: IncomingMessage[];
  /** Sockets that are open now. */
  sockets: Set<Socket>;
}

/** A provider for one test: an HTTP server on loopback that responds as configured and is gone when the test ends. */
export async function startUpstream(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestUpstream> {
  const calls: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    calls.push(request);
    respond(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listenOnFreePort(server);
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return { url: `http://127.0.0.1:${port}`, calls, sockets };
}

/**
 * A provider without an HTTP server: each request that arrives whole gets its response by writing to its socket.
 *
 * @param respond gets the number of the request among all, from 1, and of its connection
 */
export async function startRawUpstream(
  respond: (socket: Socket, request: number, connection: number) => void,
): Promise<{ url: string; requests: () => number; connections: () => number }> {
  let [requests, connections] = [0, 0];
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    const connection = (connections += 1);
    let received = '';
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received += String(chunk);
      if (!received.endsWith('\r\n\r\n')) return;
      received = '';
      respond(socket, (requests += 1), connection);
    });
  });
  const port = await listenOnFreePort(server);
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    connections: () => connections,
  };
}

export function respondJson(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/**
 * What a gateway under test gets. Its clients share its event loop, which a busy machine holds up for seconds: with the
 * usual 5 s it would close a connection on which a request is on its way.
 */
export const TEST_LIMITS = { keepAliveTimeout: 60_000 } as const satisfies Partial<ServerLimits>;

export interface TestGateway {
  url: string;
  port: number;
  app: Gateway;
  /** How many connections are open. */
  connections: () => Promise<number>;
  /** How many requests for a VPS's media have reached the provider's side of it. */
  mediaRequests: () => number;
  /** What it logged, each entry a text of JSON. */
  log: string[];
}

/** A gateway before one upstream that plays both providers, on a real socket. */
export async function startGateway(
  upstreamUrl: string | undefined,
  options: {
    limits?: Partial<typeof UPSTREAM_LIMITS>;
    serverLimits?: Partial<ServerLimits>;
    pages?: Pages;
    host?: string;
    apiKey?: string;
    trustedProxies?: TrustedProxies;
    basePath?: string;
  } = {},
): Promise<TestGateway> {
  const { log, lines } = collectLog();
  const reads = { limits: { ...UPSTREAM_LIMITS, ...options.limits }, log };
  const apiKey = options.apiKey ?? CANARY;
  const hostup = upstreamUrl ? createHostupReads({ url: upstreamUrl, apiKey }, reads) : undefined;
  const vpsbg = upstreamUrl ? createVpsbgReads({ url: `${upstreamUrl}/v1`, apiKey }, reads) : undefined;
  const { trustedProxies, basePath } = options;
  const settings = { mode: 'owner', host: options.host ?? '127.0.0.1', trustedProxies, basePath } as const;
  let requested = 0;
  const counted = hostup && {
    ...hostup,
    isoMedia: (vpsId: string, signal: AbortSignal) => {
      requested += 1;
      return hostup.isoMedia(vpsId, signal);
    },
  };
  const app = createGateway(settings, { hostup: counted, vpsbg, pages: options.pages, log });
  const server = await listen(
    app,
    { port: 0, host: '127.0.0.1', trustedProxies, basePath },
    { ...TEST_LIMITS, ...options.serverLimits },
    log,
  );
  onTestFinished(async () => {
    await Promise.all([server.close(), hostup?.close(), vpsbg?.close()]);
  });
  return {
    url: server.url,
    port: Number(new URL(server.url).port),
    app,
    connections: () => server.connections(),
    mediaRequests: () => requested,
    log: lines,
  };
}

/** Sends bytes as they are and returns everything that comes back. */
export function rawExchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      received += String(chunk);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}
