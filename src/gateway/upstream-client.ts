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

  constructor(kind: UpstreamFault['kind'], message: string) {
    super(message);
    this.kind = kind;
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

export interface UpstreamClient {
  /**
   * `GET`s one path below the base URL. Redirects are not followed.
   *
   * A provider may close a keep-alive connection at the moment it is used again. Then the request is sent once more, on a
   * connection of its own (RFC 9110, section 9.2.2).
   *
   * @param path begins with `/`; every variable part of it is validated and encoded by the caller
   * @param signal gives up at once and closes the connection
   * @param mayRepeat is called before the request is sent once more; `false` forbids it
   * @throws UpstreamFault when there is no response
   */
  get(path: string, signal: AbortSignal, mayRepeat?: () => boolean): Promise<UpstreamResponse>;
  close(): Promise<void>;
}

/** A client for one provider: fixed origin, own headers, a deadline and a size limit. */
export function createUpstreamClient(upstream: Upstream, limits = UPSTREAM_LIMITS): UpstreamClient {
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

  function send(path: string, signal: AbortSignal, fresh: boolean): Promise<IncomingMessage> {
    const options: RequestOptions = {
      path: basePath + path,
      headers,
      agent: fresh ? false : agent,
      maxHeaderSize: MAX_HEADER_BYTES,
      signal,
    };
    return new Promise((resolve, reject) => {
      const request = (secure ? httpsRequest : httpRequest)(base, options, resolve);
      let socket: Socket | undefined;
      let readBefore = 0;
      request.once('socket', (given) => {
        socket = given;
        readBefore = given.bytesRead;
        limitConnecting(given, secure);
      });
      request.on('error', (error) => {
        const silent = socket?.bytesRead === readBefore;
        reject(request.reusedSocket && silent && wasClosed(error) ? new StaleConnection() : error);
      });
      request.end();
    });
  }

  async function get(path: string, signal: AbortSignal, mayRepeat = () => true): Promise<UpstreamResponse> {
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
      if (signal.aborted) giveUp();
      const response = await send(path, call.signal, false).catch((error: unknown) => {
        if (error instanceof StaleConnection && !call.signal.aborted && mayRepeat()) {
          return send(path, call.signal, true);
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
      if (signal.aborted) throw new UpstreamFault('aborted', 'was no longer waited for');
      if (deadline.passed) {
        throw new UpstreamFault('timeout', `did not respond completely within ${limits.deadlineMs / 1000} s`);
      }
      if (code(error) === 'HPE_HEADER_OVERFLOW') {
        throw new UpstreamFault(
          'invalid',
          `sent more than ${MAX_HEADER_BYTES / 1024} KiB of response headers`,
        );
      }
      throw new UpstreamFault('unavailable', `could not be reached (${reason(error)})`);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  return {
    get,
    close() {
      release();
      agent.destroy();
      return Promise.resolve();
    },
  };
}

/** A keep-alive connection was closed before any byte of the response. */
class StaleConnection extends Error {
  readonly code = 'ECONNRESET';
}

function wasClosed(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code(error));
}

function limitConnecting(socket: Socket, secure: boolean): void {
  if (!socket.connecting) return;
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
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO/.test(name)) return 'its TLS certificate was not accepted';
  if (name.startsWith('HPE_')) return 'its response was not valid HTTP';
  return 'the connection was lost';
}
