import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { HEADERS } from '../contracts/gateway/api.ts';
import isoSample from '../contracts/vpsbg/samples/iso.json';
import { respondJson, rawExchange, startGateway, startUpstream } from './upstream.fixture.ts';

const ISOS = '/api/vpsbg/isos';

/** What a gateway with `count` downloads sends for the list, byte by byte, to a request with these header lines. */
async function startList(count: number) {
  const downloads = Array.from({ length: count }, (_, n) => ({
    ...isoSample,
    id: n + 1,
    name: `image-${n}.iso`,
  }));
  const upstream = await startUpstream((_request, response) =>
    respondJson(response, { data: downloads, more: 1 }),
  );
  const gateway = await startGateway(upstream.url);
  const sendRequest = async (...lines: string[]) => {
    const head = [
      `GET ${ISOS} HTTP/1.1`,
      `Host: 127.0.0.1:${gateway.port}`,
      'Connection: close',
      ...lines,
      '',
      '',
    ];
    const bytes = Buffer.from(await rawExchange(gateway.port, head.join('\r\n')), 'latin1');
    const end = bytes.indexOf('\r\n\r\n');
    const headers = bytes.subarray(0, end).toString('latin1');
    return { bytes, headers, body: bytes.subarray(end + 4), tag: /\r\netag: (.+)/i.exec(headers)?.[1] ?? '' };
  };
  return { sendRequest, upstream };
}

test('a poll that learned nothing moves less than 400 bytes and still states how fresh it is', async () => {
  const { sendRequest, upstream } = await startList(20);
  const first = await sendRequest('Accept-Encoding: br');
  const second = await sendRequest('Accept-Encoding: br', `If-None-Match: ${first.tag}`);
  expect(second.headers).toMatch(/^HTTP\/1.1 304 /);
  expect(second.bytes.length).toBeLessThan(400);
  expect(second.body).toHaveLength(0);
  for (const name of ['date', 'cache-control', HEADERS.asOf, HEADERS.requestId]) {
    expect(second.headers.toLowerCase()).toContain(`\r\n${name}: `);
  }
  expect(second.headers).toMatch(/cache-control: no-store/i);
  expect(second.headers).toMatch(/vary: Authorization, Accept-Encoding/i);
  expect(upstream.calls).toHaveLength(1);
});

test('a response that changed is sent whole under another tag', async () => {
  const [three, two] = [await startList(3), await startList(2)];
  const { tag } = await three.sendRequest();
  const changed = await two.sendRequest(`If-None-Match: ${tag}`);
  expect(changed.headers).toMatch(/^HTTP\/1.1 200 /);
  expect(changed.tag).not.toBe(tag);
  expect((await three.sendRequest(`If-None-Match: ${tag}`)).headers).toMatch(/^HTTP\/1.1 304 /);
});

test('drift is reported again with an unchanged response', async () => {
  const upstream = await startUpstream((_request, response) =>
    respondJson(response, { data: [{ ...isoSample, size: 'large' }] }),
  );
  const { url } = await startGateway(upstream.url);
  const whole = await fetch(url + ISOS);
  const drift = whole.headers.get(HEADERS.drift);
  expect(drift).toContain('size');
  const unchanged = await fetch(url + ISOS, {
    headers: { 'if-none-match': whole.headers.get('etag') ?? '' },
  });
  expect([unchanged.status, unchanged.headers.get(HEADERS.drift)]).toEqual([304, drift]);
});

test('a long response is compressed, and reads back as it was', async () => {
  const { sendRequest } = await startList(200);
  const [plain, coded] = [await sendRequest(), await sendRequest('Accept-Encoding: gzip, br')];
  expect(coded.headers).toMatch(/content-encoding: br/i);
  expect(coded.bytes.length).toBeLessThan(plain.bytes.length / 5);
  expect(brotliDecompressSync(coded.body).equals(plain.body)).toBe(true);
});

test('a failure has no tag and is never "unchanged"', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}, 503));
  const { url } = await startGateway(upstream.url);
  const response = await fetch(url + ISOS, { headers: { 'if-none-match': '*' } });
  expect([response.status, response.headers.get('etag')]).toEqual([503, null]);
});
