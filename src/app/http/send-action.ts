import * as v from 'valibot';
import { FRESH_TOKEN_ACTIONS, FRESH_TOKEN_SECONDS, type Action } from '../../contracts/gateway/actions.ts';
import { actionResult, IDEMPOTENCY_KEY, type ActionResult } from '../../contracts/gateway/action-bodies.ts';
import { gatewayProblem, type GatewayProblem } from '../../contracts/gateway/api.ts';
import * as surface from '../surface.ts';
import { AccessEnded, currentAccess } from './access.ts';
import { currentDesk } from './desk.ts';
import * as m from './messages/actions.en.ts';
import { loadProblemWords, problemDetail } from './problem-detail.ts';
import { onForget } from './forget.ts';

/** One action, as the gateway takes it. */
export interface ActionCall {
  action: Action;
  method: 'POST' | 'DELETE';
  /** From `actionApi` in contracts/gateway/actions.ts. */
  path: string;
  /** JSON; absent for DELETE. */
  body?: object;
}

/** What became of one action. Nothing in it says what is in the drives now: read the media again. */
export type ActionReply =
  | { kind: 'accepted'; result: ActionResult }
  /** It was not carried out. */
  | { kind: 'refused'; detail: string; problem: GatewayProblem | undefined }
  /** It may have been carried out. */
  | { kind: 'unknown'; detail: string; problem: GatewayProblem | undefined };

/** Longer than the gateway waits for a provider, so that its own response comes first, ms. */
const DEADLINE_MS = 45_000;
/** A token this near to being too old may be so on its way, ms. */
const TOKEN_MARGIN_MS = 10_000;

/**
 * Codes after which it may have been carried out. A response that is not the gateway's says nothing either. Every other
 * failure came before HostUp was called, as that of the read before it, or is HostUp's refusal.
 */
const UNSURE = new Set(['outcome_unknown', 'internal_error']);
/** The token does not do for this action. */
const NEEDS_TOKEN = new Set([
  'token_used',
  'token_too_old',
  'token_expired',
  'token_invalid',
  'token_missing',
]);

/** Whoever signed in has to sign in again first. */
const NEEDS_SIGN_IN = new Set(['session_expired', 'recent_login_needed']);
/** After a session that ended, single sign-on may return a sign-in that is too old for an action: then once more. */
const SIGN_INS = 2;

/** For another person, whoever still waits for a token must not act with theirs. */
let waiting = new AbortController();
onForget(() => {
  waiting.abort(new AccessEnded(() => m.otherPerson()));
  waiting = new AbortController();
});

/**
 * Sends an action, exactly once: after a lost response it may have been carried out, so that only a person repeats it.
 * It is not aborted when the page closes. Never throws.
 */
export async function sendAction(call: ActionCall): Promise<ActionReply> {
  const access = currentAccess();
  let token: string | undefined;
  try {
    const maxAge = FRESH_TOKEN_ACTIONS.has(call.action)
      ? FRESH_TOKEN_SECONDS * 1_000 - TOKEN_MARGIN_MS
      : Infinity;
    token = await access?.tokenForAction(maxAge, waiting.signal);
  } catch (error) {
    const first = error instanceof Error ? error.message : m.noAccess();
    const detail = m.twoSentences({ first, second: m.nothingSent() });
    return { kind: 'refused', detail, problem: undefined };
  }
  const reply = await sendSignedIn(call, token, randomKey(), SIGN_INS);
  if (
    access &&
    token !== undefined &&
    reply.kind === 'refused' &&
    NEEDS_TOKEN.has(reply.problem?.code ?? '')
  ) {
    const { code = 'token_invalid', claim = null } = reply.problem ?? {};
    const why = { code, claim, detail: reply.detail };
    // Only the token is renewed. The next one may be another person's, so that this action is not sent with it.
    const next = access.renewed(token, waiting.signal, why);
    if (next === null) return reply;
    next.catch(() => undefined);
    return {
      ...reply,
      detail: m.accessRenewed(),
    };
  }
  return reply;
}

/** Sends it again once the person has signed in again, where they must. @param signIns how often at most */
async function sendSignedIn(
  call: ActionCall,
  token: string | undefined,
  key: string,
  signIns: number,
): Promise<ActionReply> {
  const reply = await sendOnce(call, token, key);
  const desk = currentDesk();
  const code = reply.kind === 'refused' ? (reply.problem?.code ?? '') : '';
  if (!desk || !NEEDS_SIGN_IN.has(code) || signIns === 0) return reply;
  if (!(await desk.signedInAgain(code)))
    return { kind: 'refused', detail: m.notSignedIn(), problem: undefined };
  // It is the same intent: the gateway sends it at most once.
  return sendSignedIn(call, token, key, signIns - 1);
}

async function sendOnce(
  { method, path, body }: ActionCall,
  token: string | undefined,
  key: string,
): Promise<ActionReply> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(surface.base + (currentDesk()?.at(path) ?? path), {
      method,
      headers: {
        accept: 'application/json',
        [IDEMPOTENCY_KEY]: key,
        ...(body && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      // A closed tab does not stop it half way.
      keepalive: true,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    json = await response.json();
  } catch {
    return { kind: 'unknown', detail: m.connectionLost(), problem: undefined };
  }
  if (response.ok) {
    const result = v.safeParse(actionResult, json);
    if (result.success) return { kind: 'accepted', result: result.output };
    return { kind: 'unknown', detail: m.responseUnreadable(), problem: undefined };
  }
  const parsed = v.safeParse(gatewayProblem, json);
  const problem = parsed.success ? parsed.output : undefined;
  await loadProblemWords();
  const detail = problem
    ? problemDetail(problem, 'hostup', 'action')
    : m.gatewayStatus({ status: String(response.status) });
  return { kind: problem && !UNSURE.has(problem.code) ? 'refused' : 'unknown', detail, problem };
}

/** 128 random bits in hex. `randomUUID` is missing on plain-HTTP pages. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
