import { ASSUMED_VPSBG_ERROR } from '../assumptions.ts';
import { fieldsOf } from '../paging.ts';
import type { GatewayErrorCode } from './errors.ts';
import type { UpstreamError } from './api.ts';

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

/** Where a description of an error may stand: documented names first, then those that other APIs use. */
const DETAIL = [
  ...new Set([
    'detail',
    ASSUMED_VPSBG_ERROR.detail,
    'message',
    'error_description',
    'description',
    'msg',
    'reason',
  ]),
];
/** What an error is about: HostUp's name, and in `source` those of JSON:API (https://jsonapi.org/format/#error-objects). */
const POINTER = ['pointer', 'parameter', 'header', 'field', 'param', 'path', 'propertyPath', 'name', 'loc'];
/** Where errors may be listed: `errors`, else as FastAPI, Symfony and the example of RFC 7807 do. */
const LISTS = [...new Set([ASSUMED_VPSBG_ERROR.errors, 'errors', 'detail', 'violations', 'invalid-params'])];

/**
 * The provider's own error texts, as far as they may be passed on: never its `type` or `extensions`, never HTML. Documented
 * are HostUp's problem documents; in whatever usual form an error comes, its words are kept.
 *
 * @param json the body as parsed; anything
 */
export function upstreamErrorOf(status: number, json: unknown): UpstreamError {
  const body = fieldsOf(json) ?? {};
  const nested = fieldsOf(body['error']) ?? fieldsOf(body['data']) ?? {};
  const of = (...names: string[]) => textIn(body, names) ?? textIn(nested, names);
  const bare = textIn({ json, error: body['error'] }, ['error', 'json']);
  const detail = of(...DETAIL);
  const lists = [body, nested].flatMap((fields) => LISTS.map((name) => ({ name, list: fields[name] })));
  const listed = lists.find(
    ({ name, list }) =>
      (typeof list === 'object' && list !== null) || (name === 'errors' && typeof list === 'string'),
  )?.list;
  const errors = errorsIn(Array.isArray(json) ? json : listed).slice(0, MAX_ERRORS);
  return {
    status,
    code: only(CODE, of('code') ?? (detail === null ? null : bare)),
    title: cut(of('title')),
    detail: cut(detail ?? bare),
    instance: only(PLAIN, of('instance')),
    requestId: only(PLAIN, of('requestId', 'request_id')),
    timestamp: only(PLAIN, of('timestamp')),
    errors: errors.map(
      (error) =>
        error && { pointer: cut(error.pointer), detail: cut(error.detail), code: only(CODE, error.code) },
    ),
  };
}

interface ListedError {
  pointer: string | null;
  detail: string | null;
  code: string | null;
}

/** The listed errors: as a list, one alone, or as Laravel's by field, whose name is the pointer. */
function errorsIn(errors: unknown): (ListedError | null)[] {
  if (Array.isArray(errors)) return errors.slice(0, MAX_ERRORS).map((error) => errorOf(error, null));
  if (typeof errors === 'string') return [errorOf(errors, null)];
  return Object.entries(fieldsOf(errors) ?? {}).flatMap(([pointer, details]) =>
    (Array.isArray(details) ? details : [details])
      .slice(0, MAX_ERRORS)
      .map((detail) => errorOf(detail, pointer)),
  );
}

/** One error: an object, or its words alone. */
function errorOf(error: unknown, field: string | null): ListedError | null {
  if (typeof error === 'string') return { pointer: field, detail: error, code: null };
  const fields = fieldsOf(error);
  if (!fields) return null;
  const source = fieldsOf(fields['source']) ?? {};
  return {
    pointer: textIn(fields, POINTER) ?? textIn(source, POINTER) ?? field,
    detail: textIn(fields, [...DETAIL, 'error', 'title']),
    code: textIn(fields, ['code']),
  };
}

/** The first of the fields, whatever their case, that is text or a path of texts and not empty. */
function textIn(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  const byName = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of names) {
    const value = byName.get(name.toLowerCase());
    const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('/') : value;
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return null;
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
