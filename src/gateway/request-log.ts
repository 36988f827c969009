import type { IncomingMessage } from 'node:http';
import { createHash, randomUUID } from 'node:crypto';
import type { GatewayErrorCode } from '../contracts/gateway/errors.ts';

/** The log entry of one request. Nothing in it comes from the request but its method, the id of its trace and where it came from. */
export interface LoggedRequest {
  requestId: string;
  /** `-` where the request could not be read. */
  method: string;
  /** The template of the route, such as `/api/vpsbg/isos/:id`, never the path itself; `-` where it did not come to one. */
  route: string;
  status: number;
  /** From the request's arrival to its response, ms. */
  ms: number;
  /** IP address of who sent it; only where TRUST_PROXY is set: it is personal data. */
  client?: string | undefined;
  token: TokenInLog;
  /** Id of the tenant; absent where no token names a known one. */
  tenant?: string | undefined;
  /** Hash of the person that the token is for. */
  subject?: string | undefined;
  code?: GatewayErrorCode | undefined;
  /** Our own text, not the provider's. */
  reason?: string | undefined;
}

/**
 * `none`: no token came. `unchecked`: the request was refused before its token was looked at. Sixteen hexadecimal digits:
 * what stands for an admitted one.
 */
export type TokenInLog = 'none' | 'unchecked' | 'refused' | (string & {});

/** The token of a request as far as it is known before admission. */
export function uncheckedToken({ headers }: IncomingMessage): TokenInLog {
  return headers.authorization ? 'unchecked' : 'none';
}

/** The entry as it is logged: whole ms, a reason of bounded length. */
export function requestEntry({ ms, reason, ...request }: LoggedRequest): LoggedRequest {
  return { ...request, ms: Math.round(ms), ...(reason !== undefined && { reason: reason.slice(0, 300) }) };
}

/** The same for all of a person's tokens, and revealing nothing of it. @param person tenant and `sub` */
export function subjectOf(person: string): string {
  return createHash('sha256').update(person).digest('hex').slice(0, 16);
}

/** https://www.w3.org/TR/trace-context/#traceparent-header, version 00. An id of zeros is invalid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The id of a request: that of the trace that it belongs to, or a new one. It is in the response and in the log, and in no
 * request to a provider.
 */
export function requestIdOf(traceparent: string | undefined): string {
  return TRACEPARENT.exec(traceparent ?? '')?.[1] ?? randomUUID();
}
