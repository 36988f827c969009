import type { GatewayProblem } from './api.ts';
import { GATEWAY_ERRORS, type GatewayErrorCode } from './errors.ts';

/**
 * The body of a problem document (RFC 9457) for one of the gateway's codes, as of now.
 *
 * @param about everything that the code does not already decide
 */
export function problemBody(
  code: GatewayErrorCode,
  about: Omit<GatewayProblem, 'type' | 'title' | 'status' | 'code' | 'timestamp'>,
): GatewayProblem {
  const { status, title } = GATEWAY_ERRORS[code];
  return {
    type: `urn:drivebay:problem:${code}`,
    title,
    status,
    code,
    timestamp: new Date().toISOString(),
    ...about,
  };
}
