import type { GatewayErrorCode } from './errors.ts';

/** Ends the detail of a read that failed. No action is ever retried: `notDone` in gateway/actions/action-failure.ts. */
export const RETRIED = 'Drivebay retries automatically.';

/**
 * What an error status of a provider means and what to do next, with a gateway or without one. What is about the key or
 * the session is not here.
 *
 * @param label the provider's name
 * @param code from `codeOfStatus(status)`
 */
export function upstreamWords(label: string, code: GatewayErrorCode, status: number): string {
  if (code === 'upstream_not_found')
    return `${label} found nothing with this ID, or it is not yours. Check the ID.`;
  if (code === 'upstream_locked') return `${label} has locked this for now. ${RETRIED}`;
  if (code === 'upstream_rate_limited') return `${label}'s rate limit is reached. ${RETRIED}`;
  if (code === 'upstream_rejected')
    return `${label} rejected the request (${status}). Retrying will not help, but its message may.`;
  return `${label} returned an error (${status}). If it continues, contact ${label} support.`;
}
