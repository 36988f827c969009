import * as v from 'valibot';
import { assumedVpsbgError } from '../assumptions.ts';
import { problem, problemError } from '../hostup/problem.ts';
import { part } from '../tolerant.ts';
import type { GatewayErrorCode, Provider, UpstreamError } from './api.ts';

/** The gateway's code for a provider's error status (400 or above). The status decides, never the body. */
export function codeOfStatus(status: number): GatewayErrorCode {
  if (status === 401) return 'upstream_unauthorized';
  if (status === 403) return 'upstream_forbidden';
  if (status === 404) return 'upstream_not_found';
  if (status === 423) return 'upstream_locked';
  if (status === 429) return 'upstream_rate_limited';
  if (status === 503) return 'upstream_unavailable';
  return status < 500 ? 'upstream_rejected' : 'upstream_failed';
}

const MAX_TEXT = 500;
const MAX_ERRORS = 20;
const CODE = /^[a-z0-9_]{1,64}$/;
const PLAIN = /^[\w./:+-]{1,200}$/;

/**
 * The provider's own error texts, as far as they may be passed on: never its `type` or `extensions`, never HTML.
 *
 * @param json the body as parsed; anything
 */
export function upstreamErrorOf(provider: Provider, status: number, json: unknown): UpstreamError {
  const parsed = v.safeParse(problem, json);
  const read = parsed.success ? parsed.output : undefined;
  const message = v.safeParse(assumedVpsbgError, json);
  const vpsbg = provider === 'vpsbg' && message.success ? message.output : undefined;
  const listed = errorsIn(json);
  const errors = listed.slice(0, MAX_ERRORS).map(
    (error) =>
      error && {
        pointer: cut(error.pointer),
        detail: cut(error.detail),
        code: only(CODE, error.code),
      },
  );
  return {
    status,
    code: only(CODE, read?.code),
    title: cut(read?.title),
    detail: cut(read?.detail ?? vpsbg?.message),
    instance: only(PLAIN, read?.instance),
    requestId: only(PLAIN, read?.requestId),
    timestamp: only(PLAIN, read?.timestamp),
    errors,
  };
}

const anErrors = v.object({ errors: v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())]) });

/** The errors of either provider: as a list, or as Laravel's by field, whose name is the pointer. */
function errorsIn(json: unknown) {
  const parsed = v.safeParse(anErrors, json);
  if (!parsed.success) return [];
  const { errors } = parsed.output;
  if (Array.isArray(errors)) return errors.slice(0, MAX_ERRORS).map((error) => errorOf(error, null));
  return Object.entries(errors).flatMap(([pointer, details]) =>
    (Array.isArray(details) ? details : [details])
      .slice(0, MAX_ERRORS)
      .map((detail) => errorOf(detail, pointer)),
  );
}

/** One error: an object as documented, or its words alone. */
function errorOf(error: unknown, pointer: string | null) {
  if (typeof error === 'string') return { pointer, detail: error, code: null };
  const read = v.parse(part(problemError), error);
  return read && { ...read, pointer: read.pointer ?? pointer };
}

function only(pattern: RegExp, text: string | null | undefined): string | null {
  return text && pattern.test(text) ? text : null;
}

function cut(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  if (text.length <= MAX_TEXT) return text;
  // Not within a character that takes two units.
  return `${text.slice(0, MAX_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
