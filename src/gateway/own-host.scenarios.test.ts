import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { refuseAmbiguous, refuseForeign } from './own-host.ts';

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
