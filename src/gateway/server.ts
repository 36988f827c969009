import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import type { Gateway } from './app.ts';
import { belowBase } from './base-path.ts';
import { clientAddress, type TrustedProxies } from './client-address.ts';
import { limitForwarded, limitPerClient } from './client-connections.ts';
import { Drain } from './drain.ts';
import { EnvironmentError, type Settings } from './environment.ts';
import type { Failure } from './failure.ts';
import type { Operation } from './operation.ts';
import { redirectHeaders } from './headers.ts';
import { NO_LOG, type Log } from './log.ts';
import { NO_METER, type Meter } from './meter.ts';
import { OpenRequests, type ConnectionLimits } from './open-requests.ts';
import { problemParts, problemResponse } from './problem.ts';
import { tooMany } from './request-budget.ts';
import { requestEntry, requestIdOf, uncheckedToken, type LoggedRequest } from './request-log.ts';
import { refuseUnread } from './unread-requests.ts';

export interface GatewayServer {
  /** Where it listens: `http://127.0.0.1:4173`, or `http://127.0.0.1:4173/iso/`. */
  url: string;
  /** How many connections are open. */
  connections(): Promise<number>;
  /** From now on each response closes its connection; new ones are still accepted. */
  beginDrain(): void;
  /**
   * Stops listening, and waits for the requests in progress, at most `deadlineMs`.
   *
   * @returns how many of them were cut off then
   */
  drain(deadlineMs: number): Promise<number>;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/** What clients get: times in ms, and bytes for all headers of a request. */
export interface ServerLimits extends ConnectionLimits {
  headersTimeout: number;
  requestTimeout: number;
  /** Between two requests of a connection. */
  keepAliveTimeout: number;
  /** How often Node looks for slow requests. */
  connectionsCheckingInterval: number;
  maxHeaderSize: number;
  /** A connection on which nothing moves, in either direction, is closed. */
  socketTimeout: number;
  /** Further connections are closed at once. */
  maxConnections: number;
  /** So many may be one client's: half of them where it is not given. */
  maxConnectionsPerClient?: number | undefined;
}

const LIMITS: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  // The longest token must fit into it.
  maxHeaderSize: 32_768,
  socketTimeout: 30_000,
  responseTimeout: 120_000,
  maxOpenRequests: 4,
  maxWaitingRequests: 12,
  maxConnections: 1_000,
};

/**
 * Connects a gateway to Node's HTTP server.
 *
 * @public scripts/dev.mjs imports it through Vite
 * @param log takes an entry for each request that does not reach the app
 */
export function gatewayListener(app: Gateway, log: Log = NO_LOG, meter: Meter = NO_METER): RequestListener {
  let reading: IncomingMessage | undefined;
  const listener = getRequestListener(app.fetch, {
    // Requests that cannot be read at all, such as one with a malformed Host, do not reach the app.
    errorHandler: () => {
      const requestId = requestIdOf(undefined);
      const failure = { code: 'bad_request', detail: 'The request could not be read.' } as const;
      if (reading) {
        const { method = '-' } = reading;
        const token = uncheckedToken(reading);
        const reason = 'the target or Host cannot be read';
        const { code } = failure;
        meter.request('-', 400, 0);
        log.info(
          requestEntry({ requestId, method, route: '-', status: 400, ms: 0, token, code, reason }),
          'request',
        );
      }
      return problemResponse(failure, { path: '/', requestId });
    },
  });
  return (request, response) => {
    // Requests are read within this call. Later errors are those of a client that has gone.
    reading = request;
    void listener(request, response);
    reading = undefined;
  };
}

/**
 * Listens.
 *
 * @param log takes an entry for each request that does not reach the app, and for connections that are closed by a limit
 * @throws EnvironmentError when PORT or HOST cannot be had
 */
export async function listen(
  app: Gateway,
  {
    port,
    host,
    maxConnections,
    maxConnectionsPerClient,
    trustedProxies: trusted,
    basePath = '',
    operation,
  }: Pick<
    Settings,
    'port' | 'host' | 'maxConnections' | 'maxConnectionsPerClient' | 'trustedProxies' | 'basePath'
  > &
    Partial<Pick<Settings, 'operation'>>,
  given: Partial<ServerLimits> = {},
  log: Log = NO_LOG,
  meter: Meter = NO_METER,
): Promise<GatewayServer> {
  const limits: ServerLimits = {
    ...LIMITS,
    ...(maxConnections !== undefined && { maxConnections }),
    maxConnectionsPerClient,
    ...(operation && timesOf(operation)),
    ...given,
  };
  const most = limits.maxConnectionsPerClient ?? Math.ceil(limits.maxConnections / 2);
  const perClient = { most, trusted };
  const parts = { trusted, log, meter };
  const requests = new OpenRequests(limits);
  const drain = new Drain();
  const server = createServer(
    // A request without Host is refused by the gateway itself, so that it is in the log.
    { ...limits, requireHostHeader: false, IncomingMessage: requests.IncomingMessage },
    drain.hold(
      requests.limit(
        limitForwarded(
          belowBase(
            gatewayListener(app, log, meter),
            basePath,
            refusing(outside(basePath), 'BASE_PATH', parts),
            toFirstPage(basePath, parts),
          ),
          perClient,
          refusing(TOO_MANY_OPEN, 'MAX_CONNECTIONS_PER_CLIENT', parts),
        ),
      ),
    ),
  );
  drain.watch(server);
  server.timeout = limits.socketTimeout;
  server.maxConnections = limits.maxConnections;
  const closed = (limit: string, most: number) => log.warn({ limit, most }, 'connection closed');
  limitPerClient(server, perClient, () => closed('MAX_CONNECTIONS_PER_CLIENT', most));
  const mostRequests = limits.maxOpenRequests + limits.maxWaitingRequests;
  requests.watch(server, () => closed('requests without a response', mostRequests));
  server.on('drop', () => closed('MAX_CONNECTIONS', limits.maxConnections));
  refuseUnread(server, requests, log, meter);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const realPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${isIP(host) === 6 ? `[${host}]` : host}:${realPort}${basePath === '' ? '' : `${basePath}/`}`,
    connections: () => promisify(server.getConnections.bind(server))(),
    beginDrain: () => drain.begin(),
    drain: (deadlineMs) => drain.end(server, deadlineMs),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const TOO_MANY_OPEN = tooMany(
  1_000,
  'Too many requests of your address are in progress. Wait until some of them are complete.',
);

function outside(base: string): Failure {
  return {
    code: 'not_found',
    detail: `This gateway is served under ${base}/ (BASE_PATH). A proxy in front must pass the path on as it is.`,
  };
}

/** What a request that does not reach the app is logged and counted with. */
interface BesideApp {
  trusted: TrustedProxies | undefined;
  log: Log;
  meter: Meter;
}

/** Refuses requests before they reach the app, with an entry in the log. */
function refusing(failure: Failure, reason: string, parts: BesideApp): RequestListener {
  return (request, response) => {
    const requestId = requestIdOf(undefined);
    // The path is not repeated: it may hold anything.
    const { status, headers, body } = problemParts(failure, { path: '/', requestId });
    note('info', request, { requestId, status, code: failure.code, reason }, parts);
    response.writeHead(status, headers).end(body);
  };
}

/** `/iso` leads to `/iso/`: in the log as other redirects are. */
function toFirstPage(base: string, parts: BesideApp): RequestListener {
  return (request, response) => {
    const requestId = requestIdOf(undefined);
    const query = (request.url ?? '').slice(base.length);
    note('debug', request, { requestId, status: 308 }, parts);
    const headers = { ...redirectHeaders(`${base}/${query}`, requestId), 'content-length': '0' };
    response.writeHead(308, headers).end();
  };
}

function note(
  level: 'info' | 'debug',
  request: IncomingMessage,
  about: Pick<LoggedRequest, 'requestId' | 'status' | 'code' | 'reason'>,
  { trusted, log, meter }: BesideApp,
): void {
  const { method = '-' } = request;
  const client = trusted && clientAddress(request, trusted);
  const token = uncheckedToken(request);
  log[level](requestEntry({ method, route: '-', ms: 0, client, token, ...about }), 'request');
  meter.request('-', about.status, 0);
}

/** What an operator set, and what follows from it: no other limit ends sooner. */
function timesOf({ headersTimeout, keepAliveTimeout }: Operation): Partial<ServerLimits> {
  return {
    headersTimeout,
    keepAliveTimeout,
    requestTimeout: Math.max(LIMITS.requestTimeout, headersTimeout),
    responseTimeout: Math.max(LIMITS.responseTimeout, keepAliveTimeout + 10_000),
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
