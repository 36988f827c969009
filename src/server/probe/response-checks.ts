import * as v from 'valibot';
import { problem } from '../../contracts/hostup/problem.ts';
import { fieldsOf } from '../../contracts/paging.ts';
import { differenceFrom, TOO_LARGE } from '../../contracts/tolerant.ts';
import type { UpstreamResponse } from '../../gateway/upstream-exchange.ts';
import { parseHttpDate } from '../../rate-limit/retry-after.ts';
import { fieldNamesOf, printablePath } from './field-path.ts';
import { UNSEEN, join, type Difference, type Evidence } from './finding.ts';
import type { Observed } from './observed.ts';
import { shapeOf } from './shape.ts';

/** So many differences of one response are looked at. */
const MOST = 1_000;
/** What the pages of both providers document: HostUp's of each endpoint, VPSBG's table of response codes. */
const ERROR_STATUSES = {
  hostup: [400, 401, 403, 404, 429, 500],
  vpsbg: [401, 403, 404, 422, 423, 429, 500],
};
/** A `Date` further from this machine's clock is not a time to count by, ms. */
const MAX_CLOCK_DIFFERENCE_MS = 5 * 60_000;
const JSON_TYPE = /^application\/json(?:\s*;\s*charset=(?:"?utf-8"?))?\s*$/i;

/** Compares each response of an endpoint with what its provider documents. */
export function checkResponses(observed: readonly Observed[], extra: (each: Observed) => Evidence): Evidence {
  return join(...observed.map((each) => join(checkResponse(each), extra(each))));
}

function checkResponse(observed: Observed): Evidence {
  const { response, fault, endpoint, isOther } = observed;
  const differences: Difference[] = [];
  const differs = (path: string, got: string, expected: string) =>
    differences.push({ endpoint: endpoint.name, path, got, expected });
  // Of the same kind as a response with a form of its own: the others say nothing about the provider's API.
  if (fault === 'invalid') differs('headers', 'more than 64 KiB', 'less');
  if (!response) return { seen: 0, differences };
  const { status, headers } = response;
  if (isOther) differs('id', 'another id', 'the id requested');
  if (status >= 400) {
    differences.push(...errorDifferences(observed, response));
    return { seen: 0, differences };
  }
  if (status !== 200) differs('status', String(status), '200');
  // Neither a redirect nor an empty response has a body to describe.
  if (status >= 300 || status === 204) return { seen: 0, differences };
  checkHeaders(headers, differs);
  const { unreadable } = response;
  if (unreadable) {
    // Text that is not called JSON is not read as JSON.
    const isExplained = unreadable.cause === 'form' && differences.length > 0;
    if (!isExplained) differs('body', BODIES[unreadable.cause], 'JSON');
    return { seen: 0, differences };
  }
  differences.push(...bodyDifferences(observed, response.json));
  return { seen: isOther ? 0 : 1, differences };
}

const BODIES = { size: 'more than 1 MiB', page: 'an HTML page', form: 'no JSON that can be read' };

type Differs = (path: string, got: string, expected: string) => void;

function checkHeaders(headers: UpstreamResponse['headers'], differs: Differs): void {
  const type = headers.get('content-type');
  if (type === null || !JSON_TYPE.test(type))
    differs('headers.content-type', typeWords(type), 'application/json in UTF-8');
  const date = headers.get('date');
  const at = parseHttpDate(date);
  if (at === undefined)
    differs('headers.date', date === null ? 'nothing' : 'text that is no HTTP date', 'an HTTP date');
  else if (Math.abs(at - Date.now()) > MAX_CLOCK_DIFFERENCE_MS)
    differs('headers.date', 'another time than this machine’s, by more than 5 min', 'the current time');
}

function typeWords(type: string | null): string {
  if (type === null) return 'nothing';
  if (/^application\/json\b/i.test(type)) return 'application/json in another charset';
  return ['text/plain', 'text/html'].find((known) => type.toLowerCase().startsWith(known)) ?? 'another type';
}

/** How a body leaves its schema, and what the schema tolerates of it. */
function bodyDifferences({ endpoint }: Observed, json: unknown): Difference[] {
  const { schema, name } = endpoint;
  const names = fieldNamesOf(schema);
  const whole = { endpoint: name, path: printablePath([], names), got: shapeOf(json), expected: 'an object' };
  if (!fieldsOf(json)) return [whole];
  const { drift, unknown } = differenceFrom(schema, json, MOST);
  const tolerated = drift.map(({ path, got, expected }) => ({
    path: printablePath(path.split('.'), names),
    got: shapeOfExcerpt(got),
    expected,
  }));
  const undocumented = endpoint.isWhole
    ? unknown.map((path) => ({
        path: printablePath(path.split('/').slice(1), names),
        got: 'a field',
        expected: 'no such field',
      }))
    : [];
  return [...tolerated, ...undocumented].map((each) => ({
    endpoint: name,
    ...each,
  }));
}

/** The form of a value that `differenceFrom` has cut to an excerpt. */
function shapeOfExcerpt(got: string): string {
  if (['nothing', 'an object', TOO_LARGE].includes(got)) return got;
  if (got.startsWith('a list')) return 'a list';
  if (got.endsWith('…')) return 'text';
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), got);
  return parsed.success ? shapeOf(parsed.output) : 'text';
}

/** An error response: its status, its body, and of a rate limit its wait. */
function errorDifferences({ endpoint }: Observed, response: UpstreamResponse): Difference[] {
  const { provider, name } = endpoint;
  const { status, headers, json } = response;
  const differences: Difference[] = [];
  const differs: Differs = (path, got, expected) => differences.push({ endpoint: name, path, got, expected });
  const documented = ERROR_STATUSES[provider];
  if (!documented.includes(status)) differs('status', String(status), `200 or ${documented.join(', ')}`);
  if (status === 429) {
    const wait = headers.get('retry-after');
    if (wait === null) differs('headers.retry-after', 'nothing', 'whole seconds');
    else if (!/^\d+$/.test(wait)) differs('headers.retry-after', 'text that is no number', 'whole seconds');
    else if (Number(wait) < 1 || Number(wait) > 86_400)
      differs('headers.retry-after', shapeOf(Number(wait)), '1 to 86,400 seconds');
  }
  if (provider !== 'hostup') return differences;
  const body = fieldsOf(json);
  if (!body) {
    const got = response.unreadable ? BODIES[response.unreadable.cause] : shapeOf(json);
    differs('body', got, 'a problem document');
    return differences;
  }
  // No field of a problem document is required.
  const present = Object.fromEntries(Object.keys(problem.entries).map((key) => [key, body[key] ?? null]));
  const wrong = differenceFrom(problem, present, MOST).drift.filter(
    ({ got }) => got !== 'null' && got !== 'nothing',
  );
  for (const { path, got, expected } of wrong)
    differs(printablePath(path.split('.'), fieldNamesOf(problem)), shapeOfExcerpt(got), expected);
  if (status === 429 && typeof body['code'] === 'string' && body['code'] !== 'rate_limited')
    differs('code', 'another word', 'rate_limited');
  if (typeof body['status'] === 'number' && body['status'] < 400)
    differs('status in the body', 'a status of success', 'a status of an error');
  return differences;
}

/** VPSBG's error bodies, whose form is an assumption. @param check compares one with what is assumed */
export function errorBodies(observed: readonly Observed[], check: (json: unknown) => boolean): Evidence {
  const errors = observed.filter(
    ({ endpoint, response }) =>
      endpoint.provider === 'vpsbg' && response !== undefined && response.status >= 400,
  );
  return errors.length === 0
    ? UNSEEN
    : join(
        ...errors.map(({ endpoint, response }) => ({
          seen: 1,
          differences: check(response?.json)
            ? []
            : [
                {
                  endpoint: endpoint.name,
                  path: 'body of an error',
                  got: response?.unreadable ? BODIES[response.unreadable.cause] : shapeOf(response?.json),
                  expected: 'an object with `message`, and `errors` by field',
                },
              ],
        })),
      );
}
