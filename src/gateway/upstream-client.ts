import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Agent } from 'undici';
import type { WaitHeaders } from '../contracts/http/retry-after.ts';
import type { Upstream } from './environment.ts';
import { VERSION } from './version.ts';

/** A provider's answer, read to its end. */
export interface UpstreamAnswer {
  status: number;
  headers: WaitHeaders;
  /** The JSON of the body; `undefined` when there is none that can be read, and then `unreadable` says why. */
  json: unknown;
  /** Completes the sentence "The answer was …". */
  unreadable: string | undefined;
  /** Whether the body is larger than `UpstreamLimits.maxBytes`. */
  tooLarge?: boolean;
  /** When the answer was complete, by our clock; ms since the epoch. */
  completedAt: number;
}

/** There is no answer. The message completes the sentence "The provider …". */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';
  readonly kind: 'unavailable' | 'timeout' | 'aborted';

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

export interface UpstreamClient {
  /**
   * `GET`s one path below the base URL. Redirects are not followed.
   *
   * @param path begins with `/`; every variable part of it is validated and encoded by the caller
   * @param signal gives up at once and closes the connection
   * @throws UpstreamFault when there is no answer
   */
  get(path: string, signal: AbortSignal): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

/** A client for one provider: fixed origin, own headers, a deadline and a size limit. */
export function createUpstreamClient(upstream: Upstream, limits = UPSTREAM_LIMITS): UpstreamClient {
  const { origin, pathname } = new URL(upstream.url);
  const basePath = pathname.replace(/\/+$/, '');
  const agent = new Agent({
    connections: 16,
    connect: { timeout: Math.min(5_000, limits.deadlineMs) },
    headersTimeout: limits.deadlineMs,
    bodyTimeout: limits.deadlineMs,
  });
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    authorization: `Bearer ${upstream.apiKey}`,
    'user-agent': `drivebay/${VERSION}`,
  };

  async function get(path: string, signal: AbortSignal): Promise<UpstreamAnswer> {
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
      const request = { origin, path: basePath + path, method: 'GET', headers, signal: call.signal } as const;
      const response = await Promise.race([agent.request(request), aborted(call.signal)]);
      const get = (name: string) => firstValue(response.headers[name.toLowerCase()]);
      const answer = {
        status: response.statusCode,
        headers: { get },
        json: undefined,
        unreadable: undefined,
      };
      const body = await readBody(response.body, answer, limits.maxBytes, call.signal).catch(
        (error: unknown) => {
          // An error status says enough without its body, as long as the call was not given up.
          if (answer.status < 400 || signal.aborted) throw error;
          return { unreadable: 'cut short' };
        },
      );
      return { ...answer, ...parse(body, upstream.apiKey), completedAt: Date.now() };
    } catch (error) {
      if (signal.aborted) throw new UpstreamFault('aborted', 'was no longer waited for');
      if (deadline.passed) {
        throw new UpstreamFault('timeout', `did not answer completely within ${limits.deadlineMs / 1000} s`);
      }
      throw new UpstreamFault('unavailable', `could not be reached (${reason(error)})`);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  return { get, close: () => agent.destroy() };
}

/** undici leaves a request that still waits for its connection alone when its signal fires. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(new Error('aborted'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

function firstValue(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

type Body = { text: string } | { unreadable: string; tooLarge?: boolean };

async function readBody(
  body: Readable,
  { status, headers }: { status: number; headers: WaitHeaders },
  maxBytes: number,
  signal: AbortSignal,
): Promise<Body> {
  const refuse = (unreadable: string): Body => {
    body.on('error', () => {}).destroy();
    return { unreadable };
  };
  if (status !== 200 && status < 400) return refuse(`of status ${status}`);
  const mediaType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/([\w.-]+\+)?json$/.test(mediaType)) {
    return refuse(
      /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? `${mediaType.slice(0, 60)}, not JSON` : 'not JSON',
    );
  }
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== 'gzip') return refuse('in a content coding we did not ask for');

  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length;
      // Leaving the loop destroys the stream and with it the connection: nothing more is read.
      if (size > maxBytes) return;
      chunks.push(chunk);
    }
  };
  try {
    if (coding === 'gzip') await pipeline(body, createGunzip(), collect, { signal });
    else await pipeline(body, collect, { signal });
  } catch (error) {
    if (size <= maxBytes && !isZlibError(error)) throw error;
    if (isZlibError(error)) return { unreadable: 'not valid gzip' };
  }
  if (size > maxBytes) {
    return { unreadable: `larger than ${Math.floor(maxBytes / 1024)} KiB`, tooLarge: true };
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)) };
}

function parse(body: Body, apiKey: string): Pick<UpstreamAnswer, 'json' | 'unreadable' | 'tooLarge'> {
  if ('unreadable' in body) return { json: undefined, ...body };
  // Should a provider ever repeat the key, it stops here.
  const clean = (text: string) => (apiKey.length >= 8 ? text.replaceAll(apiKey, '[API key]') : text);
  try {
    let json: unknown = JSON.parse(clean(body.text));
    // Escapes may have hidden it: \u006bey. Written anew, only `"` and `\` are escaped.
    const written = body.text.includes('\\') ? JSON.stringify(json) : '';
    const inJson = JSON.stringify(apiKey).slice(1, -1);
    if (apiKey.length >= 8 && written.includes(inJson))
      json = JSON.parse(written.replaceAll(inJson, '[API key]'));
    return { json, unreadable: undefined };
  } catch {
    return { json: undefined, unreadable: body.text.trim() === '' ? 'empty' : 'not valid JSON' };
  }
}

function isZlibError(error: unknown): boolean {
  return code(error).startsWith('Z_');
}

function code(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Plain words for the usual reasons; never the error's own message, which names addresses. */
function reason(error: unknown): string {
  const name = code(error);
  if (name === 'ECONNREFUSED') return 'connection refused';
  if (name === 'ENOTFOUND' || name === 'EAI_AGAIN') return 'its name could not be resolved';
  if (name === 'UND_ERR_CONNECT_TIMEOUT' || name === 'ETIMEDOUT') return 'no connection in time';
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(name)) return 'its TLS certificate was not accepted';
  if (name.startsWith('HPE_') || name.startsWith('UND_ERR_RES')) return 'its answer was not valid HTTP';
  return 'the connection was lost';
}
