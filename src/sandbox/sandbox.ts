import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from '../contracts/gateway/api.ts';
import { createAccounts } from './accounts.ts';
import type { Account, AccountName } from './accounts.ts';
import { ASSUMED_VPSBG_RATE_LIMIT_HEADERS, POWER_SCOPE, WRITE_SCOPES } from './assumed.ts';
import { createClock } from './clock.ts';
import type { SandboxClock } from './clock.ts';
import { control } from './control.ts';
import { wasCutByUs } from './exchange.ts';
import type { Exchange, Respond } from './exchange.ts';
import { hostup } from './hostup.ts';
import { HostupWorld } from './hostup-world.ts';
import { jsonBody } from './json-body.ts';
import { RateLimit } from './rate-limit.ts';
import type { Allowance } from './rate-limit.ts';
import { methodNotAllowed, rateLimited, retryAfter, unauthorized } from './refusal.ts';
import { RequestLog } from './request-log.ts';
import { Copies } from './scenario.ts';
import { Switchboard } from './switchboard.ts';
import { vpsbg } from './vpsbg.ts';

export interface SandboxOptions {
  /** 0 is any free port, and the default. */
  port?: number;
  /** Sandbox seconds per real second; 1 by default. */
  speed?: number;
  /** Sandbox time at the start, ms since the epoch; now by default. */
  start?: number;
  /** Requests that a key may make in a minute of sandbox time; as assumed by default. */
  limit?: number;
}

type Keys = Account['keys'];

export interface Sandbox {
  /** `http://127.0.0.1:PORT`; paths begin with `/api/v2`. */
  hostupUrl: string;
  /** `http://127.0.0.1:PORT/v1` */
  vpsbgUrl: string;
  /** `http://127.0.0.1:PORT/sandbox` */
  controlUrl: string;
  /** Bearer keys of the default account, new at every start. */
  keys: Keys;
  /** Bearer keys of every account. */
  accounts: Record<AccountName, Keys>;
  clock: SandboxClock;
  /** Stops listening and destroys every open connection. */
  close(): Promise<void>;
}

/**
 * Simulates both providers over HTTP on 127.0.0.1.
 * @throws when the port is taken, or an option is out of range
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const start = options.start ?? Date.now();
  const clock = createClock(start, options.speed);
  const accounts = createAccounts(start);
  const copies = new Copies();
  const world = new HostupWorld(start);
  const limits = new RateLimit(options.limit);
  const log = new RequestLog();
  const switchboard = new Switchboard();
  let port = 0;

  function respond(request: IncomingMessage, response: ServerResponse): void {
    const target = request.url ?? '/';
    if (!URL.canParse(target, 'http://sandbox')) {
      return plain(response, 400, { error: 'The request target is not valid.' });
    }
    const url = new URL(target, 'http://sandbox');
    const path = url.pathname;
    if (path.startsWith('/sandbox/')) {
      control(request, url, { clock, log, switchboard }).then(
        ({ status, body }) => plain(response, status, body),
        () => response.destroy(),
      );
      return;
    }
    if (path.startsWith('/elsewhere/')) {
      log.elsewhere.count += 1;
      if (request.headers.authorization) log.elsewhere.withAuthorization += 1;
      return plain(response, 200, { error: 'A redirect was followed to here.' });
    }
    const provider = providerAt(path);
    if (!provider) return plain(response, 404, { error: 'The sandbox serves /api/v2, /v1 and /sandbox.' });

    const end = log.begin(path);
    response.once('close', () => end(!response.writableFinished && !wasCutByUs(response)));
    const now = clock.now();
    response.sendDate = false;
    response.setHeader('date', new Date(now).toUTCString());
    const exchange: Exchange = {
      provider,
      path,
      now,
      elsewhere: `http://localhost:${port}`,
      response,
      send: (status, headers, body) => {
        response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
        response.end(body);
      },
    };
    jsonBody(request).then(
      (body) => replyTo(request, provider, url, now, response, body)(exchange),
      () => response.destroy(),
    );
  }

  function replyTo(
    request: IncomingMessage,
    provider: Provider,
    url: URL,
    now: number,
    response: ServerResponse,
    body: unknown,
  ): Respond {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const account = Object.values(accounts).find(
      ({ keys }) => keys[provider] === bearer || (provider === 'hostup' && keys.hostupWrite === bearer),
    );
    if (!account || bearer === undefined) return unauthorized;
    const allowance = limits.take(bearer, now);
    setRateLimitHeaders(provider, allowance, response);
    if (!allowance.allowed) log.limited += 1;
    if (!allowance.allowed) return rateLimited({ 'retry-after': retryAfter(allowance.resetAt - now) });
    const { method = 'GET' } = request;
    if (method !== 'GET' && provider === 'vpsbg') return methodNotAllowed;
    const scopes = bearer === account.keys.hostupWrite ? [...WRITE_SCOPES, POWER_SCOPE] : account.scopes;
    const { pathname: path, searchParams: query } = url;
    const call = { method, path, query, body, scopes, now, account, copies, world };
    const { id, respond } = provider === 'hostup' ? hostup(call) : vpsbg(call);
    return switchboard.apply(provider, id, respond, now);
  }

  const server = createServer(respond);
  port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    hostupUrl: origin,
    vpsbgUrl: `${origin}/v1`,
    controlUrl: `${origin}/sandbox`,
    keys: accounts.default.keys,
    accounts: keysOf(accounts),
    clock,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function providerAt(path: string): Provider | undefined {
  if (path.startsWith('/api/')) return 'hostup';
  return path.startsWith('/v1/') ? 'vpsbg' : undefined;
}

/** The rate-limit headers, which stand on every response. */
function setRateLimitHeaders(provider: Provider, allowance: Allowance, response: ServerResponse): void {
  if (provider === 'hostup') {
    response.setHeader('X-RateLimit-Limit', allowance.limit);
    response.setHeader('X-RateLimit-Remaining', allowance.remaining);
    response.setHeader('X-RateLimit-Reset', new Date(allowance.resetAt).toISOString());
  } else {
    response.setHeader(ASSUMED_VPSBG_RATE_LIMIT_HEADERS.limit, allowance.limit);
    response.setHeader(ASSUMED_VPSBG_RATE_LIMIT_HEADERS.remaining, allowance.remaining);
  }
}

function keysOf(accounts: Record<AccountName, Account>): Record<AccountName, Keys> {
  const { default: usual, empty, crowded, large, odd, noscope } = accounts;
  return {
    default: usual.keys,
    empty: empty.keys,
    crowded: crowded.keys,
    large: large.keys,
    odd: odd.keys,
    noscope: noscope.keys,
  };
}

function plain(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
