import { connect } from 'node:net';
import { expect, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { sign, startEmbedGateway } from './embedding.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';

/** Sends bytes as they are and returns everything that comes back until the other side closes. */
function send(port: number, request: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'));
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      received += String(chunk);
    });
    // A server that refuses may close while we are still writing; what it sent before counts.
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
}

/** `TOKEN` in the lines stands for a good token. Each request ends its connection unless its lines state otherwise. */
async function sendRequest(lines: string[], body = '') {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const gateway = await startEmbedGateway(upstream.url);
  const head = [...lines, 'Connection: close', '', ''].join('\r\n').replaceAll('TOKEN', await sign());
  const response = await send(gateway.port, head + body);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(response)?.[1]),
    response,
    requested: upstream.calls.length,
  };
}

/** Impatient, so that the tests of slow clients are quick. */
const QUICK = {
  headersTimeout: 150,
  requestTimeout: 300,
  connectionsCheckingInterval: 50,
  maxHeaderSize: 32_768,
};

const HOST = 'Host: iso.example.net';
const AUTH = 'Authorization: Bearer TOKEN';
const get = (target: string, ...more: string[]) => [`GET ${target} HTTP/1.1`, HOST, AUTH, ...more];

test.each([
  ['as it should be', get(MEDIA)],
  ['with a query', get(`${MEDIA}?a=1`)],
  ['with HEAD', [`HEAD ${MEDIA} HTTP/1.1`, HOST, AUTH]],
  ['by an address', [`GET ${MEDIA} HTTP/1.1`, 'Host: 192.0.2.7:4173', AUTH]],
  ['with a cookie that is not read', get(MEDIA, 'Cookie: token=x; hostup_session=y')],
])('a request %s reaches the provider', async (_name, lines) => {
  expect(await sendRequest(lines)).toMatchObject({ status: 200, requested: 1 });
});

const ODD: [name: string, status: number, lines: string[], body?: string][] = [
  ['another name', 403, [`GET ${MEDIA} HTTP/1.1`, 'Host: evil.example', AUTH]],
  ['two Hosts', 400, get(MEDIA, 'Host: evil.example')],
  ['two equal Hosts', 400, get(MEDIA, HOST)],
  ['no Host', 400, [`GET ${MEDIA} HTTP/1.1`, AUTH]],
  ['two tokens', 400, get(MEDIA, AUTH)],
  ['an absolute-form target', 400, get(`http://evil.example${MEDIA}`)],
  ['an absolute-form target of our own', 400, get(`http://iso.example.net${MEDIA}`)],
  ['an authority-form target', 400, get('evil.example:443')],
  ['an asterisk', 400, get('*')],
  ['TRACE', 405, [`TRACE ${MEDIA} HTTP/1.1`, HOST, AUTH]],
  ['OPTIONS', 405, [`OPTIONS ${MEDIA} HTTP/1.1`, HOST, AUTH]],
  ['POST', 405, [`POST ${MEDIA} HTTP/1.1`, HOST, AUTH, 'Content-Length: 0']],
  ['PUT with a body', 405, [`PUT ${MEDIA} HTTP/1.1`, HOST, AUTH, 'Content-Length: 2'], '{}'],
  ['DELETE', 405, [`DELETE ${MEDIA} HTTP/1.1`, HOST, AUTH]],
  ['an unknown method', 400, [`FETCH ${MEDIA} HTTP/1.1`, HOST, AUTH]],
  ['a method in lower case', 400, [`get ${MEDIA} HTTP/1.1`, HOST, AUTH]],
  ['a NUL in the id', 404, get('/api/hostup/vps/vps_1%00/iso')],
  ['a NUL, raw', 400, get('/api/hostup/vps/vps_1\0/iso')],
  ['a bad escape', 404, get('/api/hostup/vps/vps_1%zz/iso')],
  ['a path out of the route', 404, get('/api/hostup/vps/..%2f..%2fkeys/iso')],
  ['a path out of the route, raw', 404, get('/api/hostup/vps/../../keys/iso')],
  ['a slash in the id', 404, get('/api/hostup/vps/vps_1%2fiso%3f/iso')],
  ['a question mark in the id', 404, get('/api/hostup/vps/vps_1%3f/iso')],
  ['a fragment', 404, get('/api/hostup/vps/vps_1%23/iso')],
  ['a backslash', 400, get('/api/hostup/vps\\vps_1/iso')],
  ['twice the slash', 404, get('/api//hostup/vps/vps_1/iso')],
  ['another case', 404, get('/api/hostup/VPS/vps_1/iso')],
  ['an id of 41', 404, get(`/api/hostup/vps/vps_${'a'.repeat(41)}/iso`)],
  ['an ISO id with a sign', 404, get('/api/vpsbg/isos/+1')],
  ['an ISO id in other digits', 404, get('/api/vpsbg/isos/%D9%A1')],
  ['a path of ours that is not an API', 404, get('/api/hostup/keys')],
  ['both lengths', 400, get(MEDIA, 'Content-Length: 1', 'Transfer-Encoding: chunked'), '0\r\n\r\n'],
  ['an unknown transfer coding', 400, get(MEDIA, 'Transfer-Encoding: xchunked')],
  ['a transfer coding before chunked', 400, get(MEDIA, 'Transfer-Encoding: gzip, chunked'), '0\r\n\r\n'],
  ['an empty transfer coding and a length', 400, get(MEDIA, 'Transfer-Encoding: x', 'Content-Length: 1')],
  ['two lengths', 400, get(MEDIA, 'Content-Length: 0', 'Content-Length: 1')],
  ['a folded header', 400, get(MEDIA, 'X-A: 1', ' X-B: 2')],
  ['a header without a name', 400, get(MEDIA, ': 1')],
  ['a space before the colon', 400, get(MEDIA, 'X-A : 1')],
  ['HTTP/0.9', 400, [`GET ${MEDIA}`]],
  ['HTTP/3.0', 400, [`GET ${MEDIA} HTTP/3.0`, HOST, AUTH]],
  ['an expectation that nobody knows', 417, get(MEDIA, 'Expect: a-miracle')],
  ['CONNECT', 405, ['CONNECT evil.example:443 HTTP/1.1', HOST]],
  ['a target of 40 KB', 431, get(`${MEDIA}?${'a'.repeat(40_000)}`)],
  ['no token', 401, [`GET ${MEDIA} HTTP/1.1`, HOST]],
  [
    'an Authorization of 25 KB',
    401,
    [`GET ${MEDIA} HTTP/1.1`, HOST, `Authorization: Bearer ${'a'.repeat(25_000)}`],
  ],
  [
    'an Authorization of 1 MB',
    431,
    [`GET ${MEDIA} HTTP/1.1`, HOST, `Authorization: Bearer ${'a'.repeat(1_048_576)}`],
  ],
  ['a token in the query', 401, [`GET ${MEDIA}?token=TOKEN HTTP/1.1`, HOST]],
  ['a token in a cookie', 401, [`GET ${MEDIA} HTTP/1.1`, HOST, 'Cookie: token=TOKEN']],
  [
    'two thousand headers',
    431,
    get(MEDIA, ...Array.from({ length: 2_000 }, (_, n) => `X-${n}: ${'a'.repeat(20)}`)),
  ],
];

test('there are at least 30 odd requests', () => expect(ODD.length).toBeGreaterThanOrEqual(30));

test.each(ODD)('%s: %i, and no provider hears of it', async (_name, status, lines, body) => {
  const { response, ...result } = await sendRequest(lines, body);
  expect(result).toEqual({ status, requested: 0 });
  const [, head = '', text = ''] = /^(.*?)\r\n\r\n(.*)$/s.exec(response) ?? [];
  expect(head).toContain('application/problem+json');
  expect(JSON.parse(text)).toMatchObject({ status, detail: expect.any(String) });
});

test('a request with a broken body has its response, and the connection ends', async () => {
  const { status, response } = await sendRequest(
    get(MEDIA, 'Transfer-Encoding: chunked'),
    'zz\r\nGET / HTTP/1.1\r\n\r\n',
  );
  expect(status).toBe(200);
  expect(response.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

test('headers that do not come in time end with 408', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const gateway = await startEmbedGateway(upstream.url, { limits: QUICK });
  const response = await send(gateway.port, `GET ${MEDIA} HTTP/1.1\r\n${HOST}\r\nX-Slow: `);
  expect(response).toMatch(/^HTTP\/1\.1 408 .*request_timeout/s);
  expect(upstream.calls).toHaveLength(0);
});
