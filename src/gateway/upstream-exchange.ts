import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { WaitHeaders } from '../rate-limit/retry-after.ts';
import type { Upstream } from './environment.ts';
import { keepSecret, mask } from './secrets.ts';
import { readBody, type ReadBody, type Unreadable } from './upstream-body.ts';
import { VERSION } from './version.ts';

/** A provider's response, read to its end. No part of it holds a key of this process. */
export interface UpstreamResponse {
  status: number;
  headers: WaitHeaders;
  /** The JSON of the body; `undefined` when it cannot be read, and then `unreadable` has the reason. */
  json: unknown;
  unreadable: Unreadable | undefined;
  /** Whether a protection service in front of the provider has responded in its place. */
  challenge?: boolean;
  /** When the response was complete, by our clock; ms since the epoch. */
  completedAt: number;
}

/** There is no response. The message completes the sentence "The provider …". */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';
  readonly kind: 'unavailable' | 'timeout' | 'aborted' | 'invalid';
  /** Whether the request may have reached the provider: `false` only when there was no connection at all. */
  readonly sent: boolean;

  constructor(kind: UpstreamFault['kind'], message: string, sent = true) {
    super(message);
    this.kind = kind;
    this.sent = sent;
  }
}

export interface UpstreamLimits {
  /** For the whole call, from connecting to the last byte of the body; ms. */
  deadlineMs: number;
  /** Of the body, after decompression. */
  maxBytes: number;
}

export const UPSTREAM_LIMITS: UpstreamLimits = { deadlineMs: 10_000, maxBytes: 1024 * 1024 };

/** Of all response headers together, bytes. */
const MAX_HEADER_BYTES = 64 * 1024;
/** A connection that is unused for longer is closed: many servers and networks drop it soon after. */
const IDLE_MS = 4_000;
const CONNECT_MS = 5_000;

/** One request to a provider. */
interface UpstreamRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL. Begins with `/`; every variable part of it is validated and encoded by the caller. */
  path: string;
  /** Sent as JSON. */
  body?: object;
  /** Gives up at once and closes the connection. */
  signal: AbortSignal;
  /**
   * Whether the request may be sent once more when a keep-alive connection was closed before any byte of its response
   * (RFC 9110, section 9.2.2). Absent, it is sent once, on a connection of its own.
   */
  mayRepeat?: () => boolean;
}

export interface UpstreamExchange {
  /**
   * Sends a request and reads its response to the end. Redirects are not followed.
   *
   * @throws UpstreamFault when there is no response
   */
  exchange(request: UpstreamRequest): Promise<UpstreamResponse>;
  close(): Promise<void>;
}

/**
 * HTTP to one provider: fixed origin, own headers, a deadline and a size limit. Not to be used by itself: reads go through
 * upstream-client.ts, actions through write-client.ts.
 */
export function createUpstreamExchange(upstream: Upstream, limits = UPSTREAM_LIMITS): UpstreamExchange {
  const base = new URL(upstream.url);
  const basePath = base.pathname.replace(/\/+$/, '');
  const secure = base.protocol === 'https:';
  const Agent = secure ? HttpsAgent : HttpAgent;
  const agent = new Agent({ keepAlive: true, maxSockets: 16, timeout: IDLE_MS });
  const release = keepSecret(upstream.apiKey);
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    authorization: `Bearer ${upstream.apiKey}`,
    'user-agent': `drivebay/${VERSION}`,
  };

  function send(
    { method, path, body }: UpstreamRequest,
    signal: AbortSignal,
    fresh: boolean,
    connected: () => void,
  ): Promise<IncomingMessage> {
    const content = body && JSON.stringify(body);
    const options: RequestOptions = {
      method,
      path: basePath + path,
      headers: content === undefined ? headers : { ...headers, ...jsonHeaders(content) },
      agent: fresh ? false : agent,
      maxHeaderSize: MAX_HEADER_BYTES,
      signal,
    };
    return new Promise((resolve, reject) => {
      const request = (secure ? httpsRequest : httpRequest)(base, options, resolve);
      let isStale = () => false;
      request.once('socket', (socket) => {
        if (socket.connecting) {
          limitConnecting(socket, secure);
          socket.once(secure ? 'secureConnect' : 'connect', connected);
          return;
        }
        const { bytesRead } = socket;
        // Neither connecting nor used before: it failed at once.
        if (bytesRead === 0) return;
        connected();
        isStale = () => socket.bytesRead === bytesRead;
      });
      request.on('error', (error) => {
        reject(isStale() && wasClosed(error) ? new StaleConnection() : error);
      });
      // While it waits for a connection, the request does not report by itself that it was aborted.
      signal.addEventListener('abort', reject);
      request.end(content);
    });
  }

  async function exchange(request: UpstreamRequest): Promise<UpstreamResponse> {
    const { signal, mayRepeat } = request;
    let sent = false;
    const connected = () => {
      sent = true;
    };
    // By hand, not AbortSignal.any: that leaks on Node 20 (https://github.com/nodejs/node/issues/54614).
    const call = new AbortController();
    const deadline = { passed: false };
    const timer = setTimeout(() => {
      deadline.passed = true;
      call.abort();
    }, limits.deadlineMs);
    const giveUp = () => call.abort();
    signal.addEventListener('abort', giveUp);
    try {
      signal.throwIfAborted();
      const once = mayRepeat === undefined;
      const response = await send(request, call.signal, once, connected).catch((error: unknown) => {
        if (error instanceof StaleConnection && mayRepeat?.()) {
          return send(request, call.signal, true, connected);
        }
        throw error;
      });
      const status = response.statusCode ?? 0;
      const header = (name: string) => headerOf(response, name);
      const about = {
        status,
        contentType: header('content-type'),
        contentEncoding: header('content-encoding'),
      };
      const { json, unreadable, challenge } = await readBody(response, about, limits.maxBytes).catch(
        (error: unknown): ReadBody => {
          // An error status is enough without its body, as long as the call was not aborted.
          if (status < 400 || signal.aborted) throw error;
          return { unreadable: { what: 'cut short', cause: 'form' } };
        },
      );
      return {
        status,
        headers: { get: header },
        json,
        unreadable,
        // With a success status, a page may be any that someone has to read first.
        challenge: (status >= 400 && challenge === true) || hasChallengeHeader(header),
        completedAt: Date.now(),
      };
    } catch (error) {
      if (signal.aborted) throw new UpstreamFault('aborted', 'was no longer waited for', sent);
      if (deadline.passed) {
        const within = `did not respond completely within ${limits.deadlineMs / 1000} s`;
        throw new UpstreamFault('timeout', within, sent);
      }
      if (code(error) === 'HPE_HEADER_OVERFLOW') {
        throw new UpstreamFault(
          'invalid',
          `sent more than ${MAX_HEADER_BYTES / 1024} KiB of response headers`,
        );
      }
      throw new UpstreamFault('unavailable', `could not be reached (${reason(error)})`, sent);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  return {
    exchange,
    close() {
      release();
      agent.destroy();
      return Promise.resolve();
    },
  };
}

function jsonHeaders(content: string): Record<string, string> {
  return { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(content)) };
}

/** A keep-alive connection was closed before any byte of the response. */
class StaleConnection extends Error {
  readonly code = 'ECONNRESET';
}

function wasClosed(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code(error));
}

function limitConnecting(socket: Socket, secure: boolean): void {
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' }));
  }, CONNECT_MS);
  const stop = () => clearTimeout(timer);
  socket.once(secure ? 'secureConnect' : 'connect', stop).once('close', stop);
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? null : mask(first);
}

/** How protection services mark what they send in place of a response. */
function hasChallengeHeader(header: (name: string) => string | null): boolean {
  return ['cf-mitigated', 'x-amzn-waf-action'].some((name) =>
    /challenge|captcha|block/i.test(header(name) ?? ''),
  );
}

function code(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Plain text for the usual reasons; never the error's own message, which names addresses. */
function reason(error: unknown): string {
  const name = code(error);
  if (name === 'ECONNREFUSED') return 'connection refused';
  if (name === 'ENOTFOUND' || name === 'EAI_AGAIN') return 'its name could not be resolved';
  if (name === 'ENETUNREACH' || name === 'EHOSTUNREACH') return 'no network leads to it';
  if (name === 'ETIMEDOUT') return 'no connection in time';
  if (/CERT|TLS|SSL|UNABLE_TO|EPROTO/.test(name)) return 'its TLS certificate was not accepted';
  if (name.startsWith('HPE_')) return 'its response was not valid HTTP';
  return 'the connection was lost';
}
