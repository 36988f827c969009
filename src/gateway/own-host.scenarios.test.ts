import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import {
  originsAt,
  refuseAmbiguous,
  refuseForeign,
  refuseForeignWrite,
  refuseOtherNames,
  refuseOtherSites,
} from './own-host.ts';

/** A request as Node hands it out, on `port`. */
function message(url: string, headers: IncomingHttpHeaders, port = 4173): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'localPort', { value: port });
  return Object.assign(new IncomingMessage(socket), { url, headers });
}

const TARGET = 'The request target must be a path that begins with "/".';
const HOST = 'The request must have exactly one Host header.';
const AUTHORIZATION = 'The request must have at most one Authorization header.';

test.each<[url: string, rawHeaders: string[], detail: string | undefined]>([
  ['/', ['Host', 'a'], undefined],
  ['/', ['HOST', 'a', 'X-Name', 'host', 'AUTHORIZATION', 'Bearer a'], undefined],
  ['', ['Host', 'a'], TARGET],
  ['http://a/', ['Host', 'a'], TARGET],
  ['/', ['X-Name', 'host'], HOST],
  ['/', ['Host', 'a', 'host', 'a'], HOST],
  ['/', ['Host', 'a', 'Authorization', 'Bearer a', 'authorization', 'Bearer a'], AUTHORIZATION],
])('the form of "%s" with %j: %s', (url, rawHeaders, detail) => {
  const refused = refuseAmbiguous(Object.assign(message(url, {}), { rawHeaders }));
  const reason: unknown = expect.any(String);
  expect(refused).toEqual(detail === undefined ? undefined : { code: 'bad_request', detail, reason });
});

test.each([
  [undefined, true],
  ['', true],
  ['chunked', true],
  ['Chunked', true],
  ['gzip', false],
  ['gzip, chunked', false],
  ['chunked, gzip', false],
])('Transfer-Encoding %j is supported: %s', (coding, supported) => {
  const headers = coding === undefined ? {} : { 'transfer-encoding': coding };
  const refused = refuseAmbiguous(Object.assign(message('/', headers), { rawHeaders: ['Host', 'a'] }));
  const detail = 'Only "chunked" is supported in Transfer-Encoding. Send the request without it.';
  expect(refused).toEqual(
    supported ? undefined : { code: 'bad_request', detail, reason: 'Transfer-Encoding' },
  );
});

test.each<[requested: string | undefined, configured: string, port: number, own: boolean]>([
  ['localhost:4173', '127.0.0.1', 4173, true],
  ['LocalHost:4173', '127.0.0.1', 4173, true],
  ['127.0.0.1:4173', 'localhost', 4173, true],
  ['[::1]:4173', '127.0.0.1', 4173, true],
  ['[::2]:4173', '::2', 4173, true],
  ['::2:4173', '::2', 4173, false],
  ['box.lan:4173', 'Box.LAN', 4173, true],
  ['[box.lan]:4173', 'box.lan', 4173, false],
  ['localhost', '127.0.0.1', 4173, false],
  ['localhost:80', '127.0.0.1', 4173, false],
  ['localhost', '127.0.0.1', 80, true],
  ['localhost:80', '127.0.0.1', 80, true],
  ['evil.example:4173', '127.0.0.1', 4173, false],
  ['', '127.0.0.1', 4173, false],
  [undefined, '127.0.0.1', 4173, false],
])('Host %s at a gateway on %s, port %i, is its own: %s', (host, configured, port, own) => {
  const tunnel = host?.startsWith('localhost')
    ? ` Through an SSH tunnel use the same port at both ends: ssh -L ${port}:localhost:${port} and the name of the server.`
    : '';
  const detail = `This gateway accepts requests only at its own address. Open it at http://localhost:${port}/.${tunnel}`;
  const refused = refuseForeign(message('/', host === undefined ? {} : { host }, port), configured, '/');
  expect(refused).toEqual(own ? undefined : { code: 'forbidden_host', detail });
});

const API = 'This gateway was called by another site. Its API accepts requests only from its own pages.';
const PAGES = 'This gateway was called by another site. Its pages cannot be part of another site.';
const LINK = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

test.each<[url: string, headers: IncomingHttpHeaders, detail: string | undefined]>([
  ['/api/session', {}, undefined],
  ['/api/session', { origin: 'HTTP://LOCALHOST:4173' }, undefined],
  ['/api/session', { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }, API],
  ['/api/session', { 'sec-fetch-site': 'same-site' }, API],
  ['/api/session', { 'sec-fetch-site': 'cross-site', ...LINK }, API],
  ['/apis', { 'sec-fetch-site': 'cross-site', ...LINK }, undefined],
  ['/isos', { 'sec-fetch-site': 'same-origin' }, undefined],
  ['/isos', { 'sec-fetch-site': 'cross-site' }, PAGES],
  ['/isos', { 'sec-fetch-site': 'cross-site', ...LINK, 'sec-fetch-mode': 'cors' }, PAGES],
  ['/isos', { 'sec-fetch-site': 'cross-site', ...LINK, 'sec-fetch-dest': 'iframe' }, PAGES],
])('%s with %j: %s', (url, headers, detail) => {
  const refused = refuseForeign(message(url, { host: 'localhost:4173', ...headers }), '127.0.0.1', url);
  expect(refused).toEqual(detail === undefined ? undefined : { code: 'forbidden_origin', detail });
});

const ONE = 'https://one.example';
const TWO = 'https://two.example:8443';
const ORIGINS = [ONE, TWO];

test.each<[host: string, origins: string[]]>([
  ['one.example', [ONE]],
  ['ONE.Example', [ONE]],
  ['two.example:8443', [TWO]],
  ['two.example', [TWO]],
  ['two.example:443', []],
  ['one.example.evil.example', []],
  ['', []],
])('a request for %j is for the origins %j', (host, origins) => {
  expect(originsAt(ORIGINS, host)).toEqual(origins);
});

test.each<[host: string | undefined, accepted: boolean]>([
  ['one.example', true],
  ['two.example:8443', true],
  ['localhost', true],
  ['LOCALHOST:8080', true],
  ['10.0.0.12', true],
  ['10.0.0.12:8080', true],
  ['[fe80::1]', true],
  ['[FE80::1]:8080', true],
  ['evil.example', false],
  ['localhost.evil.example', false],
  ['my.localhost', false],
  ['10.0.0.12.evil.example', false],
  ['a10.0.0.12', false],
  ['[evil]', false],
  ['10.0.0.12:port', false],
  ['', false],
  [undefined, false],
])('with tokens, Host %s is accepted: %s', (host, accepted) => {
  const detail =
    'This gateway is reached by the names in its file of tenants alone: `origin` and `origins`. Let the proxy pass the Host header on.';
  const refused = refuseOtherNames(message('/', host === undefined ? {} : { host }), ORIGINS);
  expect(refused).toEqual(accepted ? undefined : { code: 'forbidden_host', detail });
});

/** Origins where the gateway's are configured, and whether each may call it under the name `host`. */
const SITES: [host: string | undefined, headers: IncomingHttpHeaders, accepted: boolean][] = [
  ['one.example', {}, true],
  ['one.example', { origin: ONE, 'sec-fetch-site': 'same-origin' }, true],
  ['one.example', { origin: 'HTTPS://ONE.EXAMPLE' }, true],
  // Under one of its names, not the other's pages either.
  ['one.example', { origin: TWO }, false],
  ['two.example', { origin: TWO }, true],
  ['one.example', { origin: 'http://one.example' }, false],
  ['one.example', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
  ['one.example', { origin: 'null' }, false],
  ['one.example', { origin: ONE, 'sec-fetch-site': 'cross-site' }, false],
  ['one.example', { 'sec-fetch-site': 'same-site' }, false],
  // A proxy that passes on another name: any of its own pages.
  ['10.0.0.12', { origin: ONE }, true],
  ['10.0.0.12', { origin: TWO }, true],
  ['10.0.0.12', { origin: 'http://10.0.0.12' }, false],
  [undefined, { origin: ONE }, true],
];

test.each<(typeof SITES)[number]>([...SITES, ['one.example', { 'sec-fetch-site': 'none' }, true]])(
  'with tokens, the API at %s with %j is accepted: %s',
  (host, headers, accepted) => {
    const request = message('/api/session', host === undefined ? headers : { host, ...headers });
    const refused = refuseOtherSites(request, ORIGINS);
    expect(refused).toEqual(accepted ? undefined : { code: 'forbidden_origin', detail: API });
  },
);

const ACTS = 'This gateway was called by another site. It acts only for its own pages.';

test.each<(typeof SITES)[number]>([
  ...SITES,
  // No person's navigation is one that changes something.
  ['one.example', { 'sec-fetch-site': 'none' }, false],
])('with origins, what changes something at %s with %j is accepted: %s', (host, headers, accepted) => {
  const request = message('/api/actions', host === undefined ? headers : { host, ...headers });
  const refused = refuseForeignWrite(request, ORIGINS);
  expect(refused).toEqual(accepted ? undefined : { code: 'forbidden_origin', detail: ACTS });
});

test.each<[host: string | undefined, headers: IncomingHttpHeaders, accepted: boolean]>([
  ['box.lan:8080', {}, true],
  ['Box.LAN:8080', { origin: 'http://box.lan:8080' }, true],
  ['box.lan:8080', { origin: 'HTTPS://BOX.LAN:8080', 'sec-fetch-site': 'same-origin' }, true],
  ['box.lan:8080', { origin: 'http://box.lan' }, false],
  ['box.lan:8080', { origin: 'http://evil.example' }, false],
  ['box.lan:8080', { origin: 'http://box.lan:8080', 'sec-fetch-site': 'same-site' }, false],
  ['box.lan:8080', { 'sec-fetch-site': 'none' }, false],
  [undefined, { origin: 'http://box.lan:8080' }, false],
])('without origins, what changes something at %s with %j is accepted: %s', (host, headers, accepted) => {
  const request = message('/api/actions', host === undefined ? headers : { host, ...headers });
  const refused = refuseForeignWrite(request);
  expect(refused).toEqual(accepted ? undefined : { code: 'forbidden_origin', detail: ACTS });
});
