import type { IncomingMessage } from 'node:http';
import type { GatewayErrorCode } from '../contracts/gateway/api.ts';

/** The log entry of one request. Nothing in it comes from the request but its method. */
export interface LoggedRequest {
  /** `-` where the request could not be read. */
  method: string;
  /** The template of the route, such as `/api/vpsbg/isos/:id`, never the path itself; `-` as above. */
  route: string;
  status: number;
  /** From the request's arrival to its response, ms. */
  ms: number;
  token: TokenInLog;
  requestId: string;
  /** Id of the tenant; absent where no token names a known one. */
  tenant?: string | undefined;
  code?: GatewayErrorCode | undefined;
  /** Our own text, not the provider's. */
  reason?: string | undefined;
}

/** `unchecked`: the request was refused before its token was looked at. `token` and a hash: an admitted one. */
export type TokenInLog = 'no token' | 'token unchecked' | 'token refused' | `token ${string}`;

/** The token of a request as far as it is known before admission. */
export function uncheckedToken({ headers }: IncomingMessage): TokenInLog {
  return headers.authorization ? 'token unchecked' : 'no token';
}

/** One line for one request: fixed fields first, then `key=value`, of which the reason is the last. */
export function requestLine(request: LoggedRequest): string {
  const { method, route, status, ms, token, requestId, tenant, code, reason } = request;
  return [
    `${method} ${route} ${status} ${Math.round(ms)} ms ${token} ${requestId}`,
    `tenant=${tenant ?? '-'}`,
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(reason === undefined ? [] : [`reason=${JSON.stringify(reason.slice(0, 300))}`]),
  ].join(' ');
}
