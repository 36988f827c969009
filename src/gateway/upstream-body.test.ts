import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { gatewayProblem } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { startGateway, startRawUpstream, startUpstream } from './upstream.fixture.ts';
import { JSON_TYPE, MEDIA } from './through-gateway.fixture.ts';

const TEXT = JSON.stringify(isoMediaSample);
const gzipped = gzipSync(TEXT);

/** What the gateway makes of one response of the provider. */
async function through(status: number, headers: Record<string, string>, body: string | Buffer, limits = {}) {
  const upstream = await startUpstream((_request, response) => response.writeHead(status, headers).end(body));
  const gateway = await startGateway(upstream.url, { limits });
  const response = await fetch(gateway.url + MEDIA);
  return { status: response.status, response, json: (await response.json()) as unknown };
}

const coded = (coding: string) => ({ ...JSON_TYPE, 'content-encoding': coding });
const typed = (type: string) => ({ 'content-type': type });
const utf16be = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16();

test.each<[string, Record<string, string>, string | Buffer]>([
  ['UTF-8 as a coding', coded('UTF-8'), TEXT],
  ['none as a coding', coded('none'), TEXT],
  ['an empty coding', coded(''), TEXT],
  ['identity', coded('identity'), TEXT],
  ['an unknown coding', coded('aws-chunked'), TEXT],
  ['x-gzip', coded('x-gzip'), gzipped],
  ['GZIP', coded('GZIP'), gzipped],
  ['a list of codings', coded('identity, gzip'), gzipped],
  ['gzip twice', coded('gzip, gzip'), gzipSync(gzipped)],
  ['gzip twice, declared once', coded('gzip'), gzipSync(gzipped)],
  ['gzip that is not declared', JSON_TYPE, gzipped],
  ['gzip as UTF-8', coded('utf-8'), gzipped],
  ['gzip that is plain', coded('gzip'), TEXT],
  ['br', coded('br'), brotliCompressSync(TEXT)],
  ['br that is plain', coded('br'), TEXT],
  ['deflate', coded('deflate'), deflateSync(TEXT)],
  ['deflate without its wrapper', coded('deflate'), deflateRawSync(TEXT)],
  ['gzip in br', coded('gzip, br'), brotliCompressSync(gzipped)],
  ['text/json', typed('text/json; charset=utf-8'), TEXT],
  ['a +json type', typed('application/vnd.hostup.v2+json;v=2'), TEXT],
  ['an upper-case type', typed('APPLICATION/JSON;CHARSET=UTF8'), TEXT],
  ['odd parameters', typed('application/json;; charset'), TEXT],
  ['a list of types', typed('application/json, text/plain'), TEXT],
  ['an unknown charset', typed('application/json; charset=klingon'), TEXT],
  ['UTF-8 declared as UTF-16', typed('application/json; charset=utf-16'), TEXT],
  ['a byte order mark', JSON_TYPE, `\ufeff${TEXT}`],
  ['UTF-16, little-endian', JSON_TYPE, Buffer.from(TEXT, 'utf16le')],
  ['UTF-16, big-endian', typed('application/json; charset=utf-16'), utf16be],
  ['real Latin-1', typed('application/json; charset=iso-8859-1'), Buffer.from(TEXT, 'latin1')],
])('a good body is read: %s', async (_name, headers, body) => {
  const { status, json } = await through(200, headers, body);
  expect([status, json]).toEqual([200, isoMediaSample]);
});

test('a letter of Latin-1 is that letter', async () => {
  const body = Buffer.from(TEXT.replace('Ubuntu', 'Übuntu'), 'latin1');
  const { json } = await through(200, typed('application/json; charset=iso-8859-1'), body);
  expect(JSON.stringify(json)).toContain('Übuntu');
});

test.each([201, 202, 203, 299])('a good body with status %d is read', async (status) => {
  expect((await through(status, JSON_TYPE, TEXT)).json).toEqual(isoMediaSample);
});

test.each([
  ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['103 Early Hints', 'HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n'],
  ['two of them', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n'],
])('%s before the response is ignored', async (_name, interim) => {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(TEXT)}\r\n\r\n`;
  const upstream = await startRawUpstream((socket) => socket.write(interim + head + TEXT));
  const gateway = await startGateway(upstream.url);
  expect(await (await fetch(gateway.url + MEDIA)).json()).toEqual(isoMediaSample);
});

test('20 kB of headers are read; more than 64 KiB are named', async () => {
  const debug = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`x-debug-${n}`, 'x'.repeat(1_000)]));
  expect((await through(200, { ...JSON_TYPE, ...debug(20) }, TEXT)).json).toEqual(isoMediaSample);
  const problem = v.parse(gatewayProblem, (await through(200, { ...JSON_TYPE, ...debug(80) }, TEXT)).json);
  expect(problem.code).toBe('upstream_invalid');
  expect(problem.detail).toContain('more than 64 KiB of response headers');
  expect(problem.detail).not.toContain('connection');
});

const PAGE = typed('text/html; charset=UTF-8');

test.each<[number, Record<string, string>, string, string]>([
  [403, { ...PAGE, 'cf-mitigated': 'challenge' }, '<html>Just a moment...</html>', 'upstream_unavailable'],
  [503, { ...PAGE, 'cf-mitigated': 'challenge' }, '', 'upstream_unavailable'],
  [503, PAGE, '<title>Just a moment...</title>', 'upstream_unavailable'],
  [429, { ...PAGE, 'cf-mitigated': 'challenge' }, '<html>Just a moment...</html>', 'upstream_rate_limited'],
  [403, PAGE, '<h1>403 Forbidden</h1>', 'upstream_unavailable'],
  [405, { ...PAGE, 'x-amzn-waf-action': 'captcha' }, '<html></html>', 'upstream_unavailable'],
  [202, { ...PAGE, 'x-amzn-waf-action': 'challenge' }, '', 'upstream_unavailable'],
  [403, { ...PAGE, 'content-encoding': 'gzip' }, 'zipped', 'upstream_unavailable'],
])('a challenge page (%d %j) is named, and the key is not blamed', async (status, headers, body, code) => {
  const bytes = body === 'zipped' ? gzipSync('<html>Just a moment...</html>') : body;
  const problem = v.parse(gatewayProblem, (await through(status, headers, bytes)).json);
  expect(problem.code).toBe(code);
  expect(problem.detail).toContain('A protection service in front of HostUp blocked the request');
  expect(problem.detail).not.toMatch(/key|scope|API has changed/i);
});

test('a JSON 403 is still about the key, and the wait of a page is obeyed', async () => {
  const forbidden = await through(403, JSON_TYPE, '{"detail":"Just a moment..."}');
  expect(forbidden.json).toMatchObject({ code: 'upstream_forbidden' });
  const limited = await through(429, { ...PAGE, 'retry-after': '11' }, '<p>Slow down');
  expect(limited.json).toMatchObject({ code: 'upstream_rate_limited' });
  expect(limited.response.headers.get('retry-after')).toBe('11');
});

test.each<[string, Record<string, string>, string | Buffer, RegExp]>([
  [
    'over the limit',
    JSON_TYPE,
    TEXT.padEnd(70_000),
    /larger than 64 KiB\. Drivebay reads no more than that at once/,
  ],
  ['over it unzipped', coded('gzip'), gzipSync(TEXT.padEnd(70_000)), /larger than 64 KiB/],
  ['of a portal', PAGE, '<title>Checking your browser', /text\/html, not JSON\. A login page, a proxy/],
  ['another page', PAGE, '<p>Please sign in', /text\/html, not JSON\. A login page, a proxy/],
  ['in zstd', coded('zstd'), Buffer.from('28b52ffd20', 'hex'), /content coding "zstd"/],
  ['cut gzip', coded('gzip'), gzipped.subarray(0, 100), /not valid gzip/],
])('a body %s names what is wrong', async (_name, headers, body, message) => {
  const problem = v.parse(gatewayProblem, (await through(200, headers, body, { maxBytes: 65_536 })).json);
  expect(problem.code).toBe('upstream_invalid');
  expect(problem.detail).toMatch(message);
});
