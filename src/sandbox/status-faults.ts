import { UNREAD_CODES } from './assumed.ts';
import type { Respond } from './exchange.ts';
import type { Fault } from './fault.ts';
import { rateLimited, refuse, retryAfter, unauthorized, vpsNotFound } from './refusal.ts';

/** How long the faults that name their end last, in sandbox ms. */
export const FAULT_WAIT_MS = 7_000;

const always = (about: string, respond: Respond): Fault => ({ about, apply: () => respond });
const internal = { status: 500, code: 'internal_error', title: 'Internal server error' };
const unexpected = 'An unexpected error occurred.';

/** A page as a web server or a firewall in front of the API would send it. */
const page =
  (status: number, title: string): Respond =>
  (x) =>
    x.send(
      status,
      { 'content-type': 'text/html; charset=utf-8' },
      `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>` +
        '<script>alert(1)</script><hr><center>nginx/1.27.3</center></body></html>\n',
    );

const untilOver = (about: string, respond: (left: number, now: number) => Respond): Fault => ({
  about,
  apply: (good, t, { now }) => (t < FAULT_WAIT_MS ? respond(FAULT_WAIT_MS - t, now) : good),
});

/** An HTTP date that is not before `ms`. */
const httpDate = (ms: number) => new Date(Math.ceil(ms / 1_000) * 1_000).toUTCString();

/** Responses with an error status. Errors are in the provider's own style. */
export const statusFaults = {
  unauthorized: always('The key is refused (401).', unauthorized),
  forbidden: always(
    'Access is refused (403).',
    refuse({
      status: 403,
      code: 'forbidden',
      title: 'Forbidden',
      detail: 'You do not have access to this resource.',
    }),
  ),
  missing: always('The id is unknown (404).', vpsNotFound),
  locked: always(
    'The resource is locked (423).',
    refuse({
      status: 423,
      code: UNREAD_CODES.locked,
      title: 'Locked',
      detail: 'The resource is locked at the moment.',
    }),
  ),
  invalid: always(
    'A validation error with its fields (422).',
    refuse({
      status: 422,
      code: 'invalid_request',
      title: 'Validation failed',
      detail: 'The request failed validation.',
      errors: [{ pointer: '/id', detail: '`id` is not valid.', code: 'invalid_request' }],
      message: 'The given data was invalid.',
      fields: { id: ['The id field is invalid.'] },
    }),
  ),
  badrequest: always(
    'The request is refused (400).',
    refuse({ status: 400, code: 'invalid_request', title: 'Invalid request', detail: 'Invalid request.' }),
  ),
  notready: always(
    'A conflict (409 vps_not_ready).',
    refuse({ status: 409, code: 'vps_not_ready', title: 'VPS not ready', detail: 'VPS not ready.' }),
  ),
  ratelimited: untilOver('Rate limited for 7 s (429, Retry-After in seconds), then good.', (left) =>
    rateLimited({ 'retry-after': retryAfter(left) }),
  ),
  ratelimitdate: untilOver('Rate limited for 7 s (429, Retry-After as HTTP date), then good.', (left, now) =>
    rateLimited({ 'retry-after': httpDate(now + left) }),
  ),
  ratelimitreset: untilOver('Rate limited for 7 s (429, only X-RateLimit-Reset), then good.', (left, now) =>
    rateLimited({ 'x-ratelimit-reset': new Date(now + left).toISOString() }),
  ),
  ratelimitbad: untilOver('Rate limited for 7 s (429, Retry-After: abc), then good.', () =>
    rateLimited({ 'retry-after': 'abc', 'x-ratelimit-reset': 'soon' }),
  ),
  ratelimitzero: untilOver('Rate limited for 7 s (429, Retry-After: 0), then good.', () =>
    rateLimited({ 'retry-after': '0', 'x-ratelimit-reset': '' }),
  ),
  ratelimitsilent: untilOver('Rate limited for 7 s (429 without any hint), then good.', () =>
    rateLimited({ 'x-ratelimit-reset': '' }),
  ),
  ratelimithuge: always(
    'Rate limited (429) with a wait of 317 years.',
    rateLimited({ 'retry-after': '9999999999' }),
  ),
  servererror: always(
    'The server fails (500) with a problem document.',
    refuse({ ...internal, detail: unexpected, message: 'Server Error' }),
  ),
  servererrorhtml: always(
    'The server fails (500) with an HTML page.',
    page(500, '500 Internal Server Error'),
  ),
  badgateway: always('A front proxy fails (502) with an HTML page.', page(502, '502 Bad Gateway')),
  gatewaytimeout: always(
    'A front proxy times out (504) with an HTML page.',
    page(504, '504 Gateway Time-out'),
  ),
  unavailable: untilOver('Unavailable for 7 s (503 with Retry-After), then good.', (left) =>
    refuse({
      status: 503,
      code: 'upstream_unavailable',
      title: 'Service unavailable',
      detail: 'The service is temporarily unavailable.',
      message: 'Service Unavailable',
      headers: { 'retry-after': retryAfter(left) },
    }),
  ),
  unavailablesilent: always(
    'Unavailable (503) without Retry-After.',
    refuse({
      status: 503,
      code: 'upstream_unavailable',
      title: 'Service unavailable',
      detail: 'The service is temporarily unavailable.',
      message: 'Service Unavailable',
    }),
  ),
  problemjavascript: always(
    'An error (500) whose type and instance are javascript: URLs.',
    refuse({
      ...internal,
      detail: unexpected,
      overrides: { type: 'javascript:alert(1)', instance: 'javascript:alert(2)', code: 'NOT a Code!' },
    }),
  ),
  problemlong: always(
    'An error (500) with 100 KB of detail.',
    refuse({ ...internal, detail: 'long detail '.repeat(8_534) }),
  ),
  problemhtml: always(
    'An error (500) whose detail is HTML.',
    refuse({ ...internal, detail: '<img src=x onerror="alert(1)"><b>Sorry</b>' }),
  ),
  problemlies: always(
    'An error (500) whose body states 200 and has fields of wrong types.',
    refuse({
      ...internal,
      detail: unexpected,
      overrides: { status: 200, title: 7, code: null, errors: 'none' },
    }),
  ),
} satisfies Record<string, Fault>;
