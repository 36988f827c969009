import { FRESH_TOKEN_ACTIONS, FRESH_TOKEN_SECONDS, type Action } from '../../contracts/gateway/actions.ts';
import { codeOfStatus, upstreamErrorOf } from '../../contracts/gateway/upstream-error.ts';
import { RETRIED } from '../../contracts/gateway/upstream-words.ts';
import type { Failure } from '../failure.ts';
import type { UpstreamFault, UpstreamResponse } from '../upstream-exchange.ts';

const LOOK = 'It is not sent again. Look at what HostUp shows now before you try again.';

/** The request was sent, and no response came: nobody knows what HostUp did. */
export function failureOfLostResponse(endpoint: string, fault: UpstreamFault): Failure {
  const detail = `HostUp ${fault.message} (${endpoint}), after the request was sent. ${LOOK}`;
  return { code: 'outcome_unknown', detail, provider: 'hostup' };
}

/**
 * A failure of what comes before the call, such as a fresh read or a rate limit that holds: HostUp was not called, and
 * nothing is retried by itself.
 */
export function notDone(failure: Failure): Failure {
  const { detail, retryAfter } = failure;
  return { ...failure, detail: detail.replace(RETRIED, `Nothing was done. ${tryAgain(retryAfter)}`) };
}

/** @param retryAfter s, where the wait is known */
function tryAgain(retryAfter: number | undefined): string {
  return retryAfter === undefined ? 'Try again in a moment.' : `Try again in ${retryAfter} s.`;
}

/** There was no connection, so nothing was sent. */
export function failureOfUnsent(endpoint: string, fault: UpstreamFault): Failure {
  const detail = `HostUp ${fault.message} (${endpoint}). Nothing was done. Try again in a moment.`;
  return { code: 'upstream_unavailable', detail, provider: 'hostup' };
}

/** HostUp's response is not a success. Below 500 it has refused; otherwise it may have acted all the same. */
export function failureOfRefusal(
  endpoint: string,
  { status, json, challenge }: Pick<UpstreamResponse, 'status' | 'json' | 'challenge'>,
): Failure {
  const upstream = upstreamErrorOf(status, json);
  if (challenge) {
    const detail = `A protection service in front of HostUp blocked the request (${endpoint}). Nothing was done. Contact HostUp support to allow this server's address.`;
    return { code: 'upstream_forbidden', detail, provider: 'hostup', upstream };
  }
  if (status < 400 || status === 408 || status >= 500) {
    const detail = `HostUp returned ${status} (${endpoint}), which does not tell whether it acted. ${LOOK}`;
    return { code: 'outcome_unknown', detail, provider: 'hostup', upstream };
  }
  const code = codeOfStatus(status);
  return { code, detail: `${explained(code, status)} Nothing was done.`, provider: 'hostup', upstream };
}

/** HostUp accepted the action and says that it failed, without a job to follow. */
export function failureOfFailedOperation(): Failure {
  const detail = 'HostUp reports that the action failed, and gives no reason. Look at what HostUp shows now.';
  return { code: 'upstream_rejected', detail, provider: 'hostup' };
}

function explained(code: Failure['code'], status: number): string {
  const makeKey =
    'Make a key with the scopes write:vm, write:storage and power:vm at https://cloud.hostup.se/api-management and restart the gateway.';
  if (code === 'upstream_unauthorized') return `HostUp refused the API key for actions. ${makeKey}`;
  if (code === 'upstream_forbidden') {
    return `HostUp refused the action: the API key for actions lacks a scope, or this is not yours. ${makeKey}`;
  }
  if (code === 'upstream_not_found') return 'HostUp found nothing with this ID, or it is not yours.';
  if (code === 'upstream_locked') return 'HostUp has locked this for now. Try again in a moment.';
  if (code === 'upstream_rate_limited') return "HostUp's rate limit is reached. Wait before you try again.";
  return `HostUp refused the action (${status}); its message may tell why.`;
}

/** Permission is decided before anything about the VPS is known, so this is the same for every one. */
export const NOT_ALLOWED: Failure = {
  code: 'action_not_allowed',
  detail:
    'You may not do this here. Whoever runs this dashboard decides which actions are allowed. Nothing was done.',
};

export const IN_PROGRESS: Failure = {
  code: 'action_in_progress',
  detail: 'Another action on this VPS is in progress. Wait until it is over, then look at the drives again.',
};

export const KEY_REUSED: Failure = {
  code: 'idempotency_key_reused',
  detail: 'Another request had the same Idempotency-Key. Choose a new one for each intent. Nothing was done.',
};

export const TOKEN_USED: Failure = {
  code: 'token_used',
  detail:
    'The token was used for another action. Get a new one from the control panel for each action. Nothing was done.',
};

export const AUDIT_FAILED: Failure = {
  code: 'audit_failed',
  detail: 'The gateway could not record the action, so nothing was done. Contact who runs this dashboard.',
};

/** Without it two replicas could do the same twice. */
export const STATE_LOST: Failure = {
  code: 'state_unavailable',
  detail:
    'The gateway cannot reach the state that its replicas share, so it cannot make sure that this is done only once. Nothing was done. Try again in a moment.',
  retryAfter: 5,
};

export const NO_JOB: Failure = {
  code: 'job_not_found',
  detail: 'The gateway knows no such job, or you may not act on its VPS.',
};

/** What is wrong with a token that is good for reading. @param iat when it was issued, seconds since the epoch */
export function tooOld(iat: number, action: Action): Failure | undefined {
  const age = Math.ceil(Date.now() / 1_000 - iat);
  if (!FRESH_TOKEN_ACTIONS.has(action) || age <= FRESH_TOKEN_SECONDS) return undefined;
  return {
    code: 'token_too_old',
    claim: 'iat',
    detail: `To ${action} takes a token of at most ${FRESH_TOKEN_SECONDS} s; this one was issued ${age} s ago by the gateway's clock. Get a new one from the control panel. Nothing was done.`,
  };
}
