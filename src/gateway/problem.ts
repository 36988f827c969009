import { randomUUID } from 'node:crypto';
import { HEADERS } from '../contracts/gateway/api.ts';
import { problemBody } from '../contracts/gateway/problem-body.ts';
import { CREDIBLE_WAIT_MS } from '../rate-limit/retry-after.ts';
import type { Failure } from './failure.ts';
import { API_HEADERS } from './headers.ts';

/** Where and for which request a problem arose. */
export interface ProblemContext {
  /** Path of the request, without its query. */
  path: string;
  requestId?: string;
}

const BY_COOKIE: ReadonlySet<Failure['code']> = new Set([
  'signed_out',
  'session_expired',
  'recent_login_needed',
]);

/** A failure as an `application/problem+json` response (RFC 9457) with the gateway's own code. */
export function problemResponse(failure: Failure, context: ProblemContext): Response {
  const { body, ...head } = problemParts(failure, context);
  return new Response(body, head);
}

/** The same in parts, for a connection on which no `Response` can be sent. */
export function problemParts(
  { code, detail, provider, retryAfter, ownPace, resourceOnly, claim, upstream, ...more }: Failure,
  { path, requestId = randomUUID() }: ProblemContext,
): { status: number; headers: Record<string, string>; body: string } {
  const body = problemBody(code, {
    detail,
    instance: path.slice(0, 200),
    requestId,
    ...(provider && { provider }),
    ...(ownPace && { ownPace }),
    ...(resourceOnly && { resourceOnly }),
    ...(claim !== undefined && { claim }),
    ...(more.errors && { errors: more.errors }),
    ...(more.gate && { gate: more.gate }),
    ...(upstream && { upstream }),
  });
  const { status } = body;
  const headers: Record<string, string> = {
    ...API_HEADERS,
    'content-type': 'application/problem+json',
    [HEADERS.requestId]: requestId,
  };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  // A longer wait is believed only when two headers agree on it, here as at a provider.
  if (retryAfter !== undefined && retryAfter * 1_000 > CREDIBLE_WAIT_MS) {
    headers['x-ratelimit-reset'] = new Date(Date.now() + retryAfter * 1_000).toISOString();
  }
  if (code === 'method_not_allowed') headers['allow'] = more.allow ?? 'GET, HEAD';
  // A person signs in at a page: no scheme of HTTP leads there.
  if (status === 401) headers['www-authenticate'] = BY_COOKIE.has(code) ? 'Cookie' : 'Bearer';
  return { status, headers, body: JSON.stringify(body) };
}
