import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import type { GatewayErrorCode } from '../../contracts/gateway/errors.ts';
import * as surface from '../surface.ts';
import { sourceOf } from './errors.ts';
import * as m from './messages/problems.en.ts';
import { nameOf } from './request.ts';

interface About {
  problem: GatewayProblem;
  /** Whose error it is, as the subject of a sentence. */
  who: string;
  /** HTTP status of the response that is to blame. */
  status: string;
}

const WORDS: Record<GatewayErrorCode, (about: About) => string> = {
  bad_request: () => m.badRequest(),
  request_timeout: () => m.requestTimeout(),
  request_too_large: () => m.tooLarge(),
  unsupported_media_type: () => m.badRequest(),
  invalid_body: () => m.invalidBody(),
  expectation_failed: () => m.badRequest(),
  headers_too_large: () => m.headersTooLarge(),
  forbidden_host: () => m.forbiddenHost(),
  forbidden_origin: () => m.forbiddenOrigin(),
  token_missing: () => m.tokenMissing(),
  token_invalid: ({ problem: { claim } }) =>
    claim === undefined ? m.tokenInvalid() : m.claimInvalid({ claim }),
  token_expired: () => m.tokenExpired(),
  keys_unavailable: () => m.keysUnavailable(),
  forbidden_resource: () => m.forbiddenResource(),
  token_rate_limited: () => m.tooManyRequests(),
  signed_out: () => m.signedOut(),
  session_expired: () => m.sessionExpired(),
  recent_login_needed: () => m.recentLoginNeeded(),
  no_role: () => m.noRole(),
  account_unknown: () => m.accountUnknown(),
  sign_in_unavailable: () => m.signInUnavailable(),
  token_used: () => m.tokenUsed(),
  token_too_old: () => m.tokenTooOld(),
  action_not_allowed: () => m.notAllowed(),
  action_in_progress: () => m.inProgress(),
  action_not_possible: () => m.notPossible(),
  gate_closed: () => m.gateClosed(),
  media_changed: () => m.mediaChanged(),
  image_not_found: () => m.imageNotFound(),
  idempotency_key_reused: () => m.keyReused(),
  outcome_unknown: () => m.outcomeUnknown(),
  job_not_found: () => m.jobNotFound(),
  audit_failed: () => m.auditFailed(),
  state_unavailable: () => m.stateUnavailable(),
  not_found: () => m.notFound(),
  method_not_allowed: () => m.badRequest(),
  internal_error: () => m.internalError(),
  provider_not_configured: (about) => m.notConfigured(about),
  upstream_not_found: (about) => m.upstreamNotFound(about),
  upstream_forbidden: (about) => (surface.hasGateway ? m.upstreamForbidden : m.accountForbidden)(about),
  upstream_locked: (about) => m.upstreamLocked(about),
  upstream_rate_limited: (about) => (about.problem.ownPace ? m.ownPace() : m.upstreamLimit(about)),
  upstream_unauthorized: (about) => (surface.hasGateway ? m.upstreamUnauthorized : m.sessionMissing)(about),
  upstream_rejected: (about) => m.upstreamRejected(about),
  upstream_failed: (about) => m.upstreamFailed(about),
  upstream_invalid: (about) => m.upstreamInvalid(about),
  upstream_unavailable: (about) =>
    typeof about.problem.upstream?.status === 'number'
      ? m.upstreamFailed(about)
      : m.upstreamUnavailable(about),
  upstream_timeout: (about) => m.upstreamTimeout(about),
};

/** After these a read is retried by itself, which the words of the others say or which cannot help. */
const RETRIED: ReadonlySet<string> = new Set([
  'keys_unavailable',
  'token_rate_limited',
  'upstream_locked',
  'upstream_rate_limited',
  'upstream_unavailable',
  'upstream_timeout',
]);

/** After these it is not known whether HostUp acted. */
const UNSURE: ReadonlySet<string> = new Set(['outcome_unknown', 'internal_error']);

/** What comes next: a read that is polled is retried, any other one is not; nor is an action, which changes something. */
export type Repeats = 'retried' | 'once' | 'action';

/** What a problem means, by its code: what happened, and what comes next. */
export function problemWords(problem: GatewayProblem, provider: Provider | null, repeats: Repeats): string {
  const { code, status, upstream } = problem;
  const source = sourceOf(problem, provider);
  const about = { problem, who: nameOf(source), status: String((source && upstream?.status) ?? status) };
  const first = wordsOf(about);
  if (repeats === 'action')
    return UNSURE.has(code) ? first : m.twoSentences({ first, second: m.nothingDone() });
  return repeats === 'retried' && RETRIED.has(code) ? m.twoSentences({ first, second: m.retried() }) : first;
}

function wordsOf(about: About): string {
  const { code, upstream } = about.problem;
  if (!isKnown(code)) return m.unknownCode({ ...about, code });
  return isBlocked(code, upstream) ? m.blockedByProtection(about) : WORDS[code](about);
}

/** HostUp itself sends a body with these statuses; what stands in front of it, a page. */
function isBlocked(code: GatewayErrorCode, upstream: GatewayProblem['upstream']): boolean {
  return (
    !surface.hasGateway &&
    upstream === undefined &&
    (code === 'upstream_unavailable' || code === 'upstream_rate_limited')
  );
}

function isKnown(code: string): code is GatewayErrorCode {
  return Object.hasOwn(WORDS, code);
}
