import type { Respond } from './exchange.ts';
import type { Fault } from './fault.ts';

/** The gateway's cap on a body after decompression, in bytes; `justoverlimit` is one byte more. */
const ONE_MIB = 1_048_576;

const instead = (about: string, status: number, contentType: string, body: string): Fault => ({
  about,
  apply: () => (x) => x.send(status, { 'content-type': contentType }, body),
});

/** The good response with other headers. */
const withHeaders = (about: string, headers: Record<string, string | string[]>): Fault => ({
  about,
  apply:
    (good): Respond =>
    (x) =>
      good({ ...x, send: (status, own, body) => x.send(status, { ...own, ...headers }, body) }),
});

const redirect = (about: string, status: number, host: 'same' | 'other'): Fault => ({
  about,
  apply: () => (x) =>
    x.send(
      status,
      { 'content-type': 'text/html', location: `${host === 'other' ? x.elsewhere : ''}/elsewhere${x.path}` },
      '<!doctype html><title>Moved</title>',
    ),
});

/** Complete HTTP responses whose status, headers or body are not what a client may expect. */
export const responseFaults = {
  html200: instead(
    'An HTML page with 200, like that of a firewall or a captive portal.',
    200,
    'text/html; charset=utf-8',
    '<!doctype html><title>Checking your browser</title><script>alert(1)</script><p>One moment…</p>\n',
  ),
  htmlasjson: instead(
    'An HTML page with 200 that claims to be JSON.',
    200,
    'application/json',
    '<!doctype html><title>Checking your browser</title>\n',
  ),
  invalidjson: instead('JSON that does not parse.', 200, 'application/json', '{"available": [}, NaN, \'x\']'),
  emptybody: instead('An empty body with 200.', 200, 'application/json', ''),
  nocontent: {
    about: 'No content (204).',
    apply: () => (x) => {
      x.response.writeHead(204).end();
    },
  },
  justoverlimit: {
    about: 'A good response padded to 1 MiB and one byte.',
    apply: (good) => (x) =>
      good({
        ...x,
        send: (status, headers, body) =>
          x.send(status, headers, body + ' '.repeat(Math.max(0, ONE_MIB + 1 - Buffer.byteLength(body)))),
      }),
  },
  redirect: redirect('A redirect (302) to another host.', 302, 'other'),
  redirectsame: redirect('A redirect (302) on the same host.', 302, 'same'),
  redirectpermanent: redirect('A permanent redirect (308) to another host.', 308, 'other'),
  wrongtype: withHeaders('A good response as text/plain.', { 'content-type': 'text/plain' }),
  latin1: withHeaders('A good response in UTF-8 that claims to be Latin-1.', {
    'content-type': 'application/json; charset=latin1',
  }),
  setcookie: withHeaders('A good response with headers that must not be passed on.', {
    'set-cookie': ['session=stolen; Path=/; Domain=localhost', 'theme=evil'],
    'content-security-policy': "default-src * 'unsafe-inline'",
    'access-control-allow-origin': '*',
    'clear-site-data': '"*"',
    refresh: '0; url=https://evil.example/',
    server: 'nginx/0.0-canary',
    'x-hop': 'canary',
    connection: 'x-hop',
  }),
  baddate: withHeaders('A good response whose Date is no date.', { date: 'the day before yesterday' }),
  olddate: withHeaders('A good response dated 1970.', { date: 'Thu, 01 Jan 1970 00:00:00 GMT' }),
  futuredate: withHeaders('A good response dated 2126.', { date: 'Sun, 01 Dec 2126 12:00:00 GMT' }),
} satisfies Record<string, Fault>;
