import { json } from './exchange.ts';
import type { Respond } from './exchange.ts';
import type { Fault } from './fault.ts';
import { FAULT_WAIT_MS } from './status-faults.ts';
import { refuse, retryAfter } from './refusal.ts';

const instead = (about: string, value: unknown): Fault => ({ about, apply: () => json(value) });

/** Rate limited with another code than the documented one. */
const limitedAs = (about: string, code: string): Fault => ({
  about,
  apply: (good, t): Respond =>
    t >= FAULT_WAIT_MS
      ? good
      : refuse({
          status: 429,
          code,
          title: 'Too many requests',
          detail: 'Slow down.',
          headers: { 'retry-after': retryAfter(FAULT_WAIT_MS - t) },
        }),
});

const moved = (about: string, status: number): Fault => ({
  about,
  apply: () => (x) =>
    x.send(status, { location: `${x.elsewhere}/elsewhere${x.path}` }, '<!doctype html><title>Moved</title>'),
});

/** Valid JSON of another shape, undocumented codes, and headers that are not there. */
export const shapeFaults = {
  jsonlist: instead('A list in place of the response.', []),
  jsonnull: instead('A null in place of the response.', null),
  jsontext: instead('A text in place of the response.', 'ok'),
  jsonnumber: instead('A number in place of the response.', 42),
  ratelimitexceeded: limitedAs(
    'Rate limited for 7 s with the code rate_limit_exceeded.',
    'rate_limit_exceeded',
  ),
  ratelimitunknown: limitedAs('Rate limited for 7 s with an unknown code.', 'calm_down_please'),
  redirectmoved: moved('A redirect (301) to another host.', 301),
  redirecttemporary: moved('A redirect (307) to another host.', 307),
  nodate: {
    about: 'A good response without Date.',
    apply: (good) => (x) => {
      x.response.removeHeader('date');
      good(x);
    },
  },
  notype: {
    about: 'A good response without Content-Type.',
    apply: (good) => (x) =>
      good({
        ...x,
        send: (status, headers, body) => {
          const { 'content-type': _type, ...others } = headers;
          x.send(status, others, body);
        },
      }),
  },
} satisfies Record<string, Fault>;
