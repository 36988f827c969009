import type { Context } from 'hono';
import { clientOf } from '../client-connections.ts';
import type { Failure } from '../failure.ts';
import { createRequestBudget, tooMany } from '../request-budget.ts';
import type { Env } from '../request-context.ts';
import type { SharedState } from '../state/shared-state.ts';

/** Of one client in a minute, at each of the two steps. */
const SIGN_INS_A_MINUTE = 60;
/** An identity provider ends many sessions at once. */
const LOGOUT_TOKENS_A_MINUTE = 120;

export interface SignInLimits {
  /** Counts one request to begin a sign-in, or to complete one. @returns why it is one too many */
  signIn(c: Context<Env>, step: 'begin' | 'complete'): Promise<Failure | undefined>;
  /** Counts one logout token. @returns why it is one too many */
  logoutToken(c: Context<Env>): Promise<Failure | undefined>;
}

/**
 * Limits to what anyone may send without a session, by client: each costs a call of the identity provider, a line of the
 * audit, or the check of a signature.
 */
export function createSignInLimits(state: SharedState): SignInLimits {
  const limit = (what: string, most: number, sentence: string) => {
    const budget = createRequestBudget(state, most, most / 10);
    return async (c: Context<Env>) => {
      const waitMs = await budget(`${what} ${clientOf(c.get('clientAddress'))}`);
      if (waitMs <= 0) return undefined;
      const { retryAfter = 1, ...failure } = tooMany(waitMs, sentence);
      const detail = `${sentence} Wait ${retryAfter} s, then try again.`;
      return { ...failure, detail, retryAfter, reason: `limit: ${what}` };
    };
  };
  const sentence = `More than ${SIGN_INS_A_MINUTE} sign-ins came from your network in this minute. Nothing is wrong with your account.`;
  const begin = limit('sign-in', SIGN_INS_A_MINUTE, sentence);
  const complete = limit('return to sign-in', SIGN_INS_A_MINUTE, sentence);
  return {
    signIn: (c, step) => (step === 'begin' ? begin : complete)(c),
    logoutToken: limit('logout token', LOGOUT_TOKENS_A_MINUTE, 'Too many logout tokens came in this minute.'),
  };
}
