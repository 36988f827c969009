import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codingsIn, payloadOf, readyPayload, respond } from './payload.ts';

const TEXT = 'the same text again, '.repeat(200);
const text = payloadOf(TEXT, 4);
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

test.each([
  ['br, gzip', ['br', 'gzip']],
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['GZIP', ['gzip']],
  ['br;q=0.5, gzip;q=0.9', ['gzip', 'br']],
  ['br;q=0, gzip', ['gzip']],
  ['*', ['br', 'gzip']],
  ['*;q=0', []],
  ['gzip;q=0, *', ['br']],
  ['identity, br;q=0.5', []],
  ['identity;q=0, gzip', ['gzip']],
  ['deflate', []],
  ['', []],
  [undefined, []],
])('Accept-Encoding %s takes %j', (header, codings) => {
  expect(codingsIn(header)).toEqual(codings);
});

test('whatever Accept-Encoding contains, at most our two codings result', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const codings = codingsIn(header);
      expect(codings.every((coding) => header.toLowerCase().includes(coding) || header.includes('*'))).toBe(
        true,
      );
      expect(new Set(codings).size).toBe(codings.length);
    }),
    { numRuns: 2_000 },
  );
});

test('each coding has its own strong tag and its own length, and reads back', async () => {
  const tags = new Set<string | null>();
  for (const [acceptEncoding, read] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (bytes: Uint8Array) => Buffer.from(bytes)],
  ] as const) {
    const response = await respond(text, { acceptEncoding }, { vary: 'Authorization' });
    const bytes = await bytesOf(response);
    expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
    expect(response.headers.get('vary')).toBe('Authorization, Accept-Encoding');
    expect(read(bytes).toString()).toBe(TEXT);
    tags.add(response.headers.get('etag'));
  }
  expect(tags.size).toBe(3);
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
});

test('a client that has it in any coding gets 304 and nothing else', async () => {
  const tag = (await respond(text, { acceptEncoding: 'br' }, {})).headers.get('etag') ?? '';
  for (const ifNoneMatch of [tag, `W/${tag}`, `"other", ${tag}`, tag.replace('-br', ''), '*']) {
    const response = await respond(text, { acceptEncoding: 'gzip', ifNoneMatch }, { 'x-extra': '1' });
    expect([response.status, response.body, response.headers.get('x-extra')]).toEqual([304, null, '1']);
  }
  for (const ifNoneMatch of ['', '"other"', tag.slice(0, -6), tag.replaceAll('"', '')]) {
    expect((await respond(text, { ifNoneMatch }, {})).status).toBe(200);
  }
});

test('an error is never "unchanged"', async () => {
  expect((await respond(text, { ifNoneMatch: '*' }, {}, { status: 404 })).status).toBe(404);
});

test('what is small or does not shrink goes out as it is', async () => {
  const noise = crypto.getRandomValues(new Uint8Array(5_000));
  for (const payload of [payloadOf('small', 4), payloadOf(noise, 4), readyPayload(noise, {})]) {
    const response = await respond(payload, { acceptEncoding: 'br, gzip' }, {});
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(await bytesOf(response)).toEqual(payload.bytes);
  }
});

test('it is compressed once for any number of concurrent requests', async () => {
  const payload = payloadOf(TEXT, 4);
  const [first, second] = await Promise.all([payload.coded('br'), payload.coded('br')]);
  expect(first).toBe(second);
});
