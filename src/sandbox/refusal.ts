import { randomInt } from 'node:crypto';
import { PROBLEM_TYPE, UNREAD_CODES, vpsbgErrorBody } from './assumed.ts';
import type { Exchange, Headers, Respond } from './exchange.ts';

interface Refusal {
  status: number;
  /** HostUp's machine-readable code. */
  code: string;
  title: string;
  detail: string;
  headers?: Headers;
  /** HostUp: `errors[]`. */
  errors?: { pointer: string; detail: string; code: string }[];
  /** VPSBG: its message where it differs from `detail`, and its `errors`. */
  message?: string;
  fields?: Record<string, string[]>;
  /** Members that replace those of HostUp's problem document, for malformed ones. */
  overrides?: Record<string, unknown>;
}

/**
 * An error response in the provider's own style: HostUp's full problem document
 * (https://developer.hostup.se/errors), or VPSBG's assumed `{ message }`.
 */
export function refuse(refusal: Refusal): Respond {
  return (x) =>
    x.provider === 'hostup'
      ? x.send(
          refusal.status,
          { 'content-type': PROBLEM_TYPE, ...refusal.headers },
          JSON.stringify(problemDocument(refusal, x)),
        )
      : x.send(
          refusal.status,
          { 'content-type': 'application/json', ...refusal.headers },
          JSON.stringify(
            vpsbgErrorBody(
              textOr(refusal.overrides?.['detail'], refusal.message ?? refusal.detail),
              refusal.fields,
            ),
          ),
        );
}

function problemDocument(refusal: Refusal, x: Exchange): object {
  return {
    type: `https://developer.hostup.se/errors/${refusal.code}`,
    title: refusal.title,
    status: refusal.status,
    detail: refusal.detail,
    code: refusal.code,
    instance: x.path,
    requestId: requestId(),
    timestamp: new Date(x.now).toISOString(),
    ...(refusal.errors && { errors: refusal.errors }),
    ...refusal.overrides,
  };
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `req_` and 26 characters, as in HostUp's examples. */
function requestId(): string {
  return `req_${Array.from({ length: 26 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** Seconds for `Retry-After`, rounded up and at least 1. */
export function retryAfter(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1_000)));
}

export const methodNotAllowed = refuse({
  status: 405,
  code: UNREAD_CODES.methodNotAllowed,
  title: 'Method not allowed',
  detail: 'This method is not supported here.',
  headers: { allow: 'GET' },
});

export const notFound = refuse({
  status: 404,
  code: 'not_found',
  title: 'Not found',
  detail: 'The requested resource was not found.',
  message: 'No results found.',
});

export const vpsNotFound = refuse({
  status: 404,
  code: 'vps_not_found',
  title: 'VPS not found',
  detail: 'No VPS matching the given ID was found.',
  message: 'No results found.',
});

export const vpsNotReady = refuse({
  status: 409,
  code: 'vps_not_ready',
  title: 'VPS not ready',
  detail: 'VPS not ready.',
});

export const unauthorized = refuse({
  status: 401,
  code: 'unauthorized',
  title: 'Unauthorized',
  detail: 'Authentication is required.',
  message: 'Unauthenticated.',
});

/** @param headers the waiting headers; each fault names its own */
export function rateLimited(headers: Headers): Respond {
  return refuse({
    status: 429,
    code: 'rate_limited',
    title: 'Rate limit exceeded',
    detail: 'Rate limit exceeded. Please try again later.',
    message: 'Too Many Attempts.',
    headers: { 'x-ratelimit-remaining': '0', ...headers },
  });
}
