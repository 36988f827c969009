import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { createGateway } from './app.ts';
import { createHostupReads } from './hostup.ts';
import { keepSecret, mask, parseMasked } from './secrets.ts';
import { listen } from './server.ts';
import { respondJson, startUpstream } from './upstream.fixture.ts';
import { createVpsbgReads } from './vpsbg.ts';

const KEY = 'k-9/z+Q"7\\x%41&amp;_Zz';

function keep(...keys: string[]): void {
  const releases = keys.map((key) => keepSecret(key));
  onTestFinished(() => {
    for (const release of releases) release();
  });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const everyCharacter = (key: string, write: (code: number) => string) =>
  Array.from(key, (letter) => write(letter.charCodeAt(0))).join('');
const hex = (code: number, width: number) => code.toString(16).padStart(width, '0');

/** How a provider, or what stands in front of it, may repeat a key. */
const WRITINGS: [string, (key: string) => string][] = [
  ['as it is', (key) => key],
  ['in capitals', (key) => key.toUpperCase()],
  ['in base64', base64],
  ['in base64 with a user name', (key) => base64(`user:${key}`)],
  ['in base64 with more around it', (key) => base64(`{"authorization":"Bearer ${key}","a":1}`)],
  ['in base64url', (key) => Buffer.from(`x${key}`).toString('base64url')],
  ['in hex', (key) => Buffer.from(key).toString('hex')],
  ['percent-encoded', (key) => encodeURIComponent(key)],
  ['percent-encoded twice', (key) => encodeURIComponent(encodeURIComponent(key))],
  ['percent-encoded as a whole', (key) => everyCharacter(key, (code) => `%${hex(code, 2)}`)],
  ['escaped as JSON', (key) => JSON.stringify(key)],
  ['escaped as JSON twice', (key) => JSON.stringify(JSON.stringify(key))],
  ['in \\u escapes', (key) => everyCharacter(key, (code) => `\\u${hex(code, 4)}`)],
  ['in HTML references', (key) => everyCharacter(key, (code) => `&#x${hex(code, 2)};`)],
  ['escaped as HTML', (key) => key.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
];

test.each(WRITINGS)('a key is masked %s', (_name, write) => {
  for (const key of [KEY, 'canary-key-7f3a9c51e2', 'sh0rt']) {
    keep(key);
    for (const text of [`before ${write(key)} after`, `x"${write(key)}"`]) {
      expect(mask(text)).toContain('[API key]');
      expect(mask(text)).not.toContain(write(key));
      expect(JSON.stringify(parseMasked(JSON.stringify({ [text]: [text] })))).not.toContain(write(key));
    }
  }
});

test('a key of three characters is masked only where it stands alone', () => {
  keep('k3y');
  expect(mask('Key k3y is not valid; monk3ys are')).toBe('Key [API key] is not valid; monk3ys are');
});

test('keys that overlap are masked together; what has none stays as it is', () => {
  keep('abcdef', 'defghi', 'xxabcdefyy');
  expect(mask('1 abcdefghi 2 xxabcdefyy 3')).toBe('1 [API key] 2 [API key] 3');
  const text = 'ubuntu 100 % \\o/ &amp; "Übuntu" \u{1f4bf}';
  expect(mask(text)).toBe(text);
});

test('a key is masked until the last one who uses it has gone', () => {
  const [first, second] = [keepSecret('used-by-two-clients'), keepSecret('used-by-two-clients')];
  first();
  first();
  expect(mask('used-by-two-clients')).toBe('[API key]');
  second();
  expect(mask('used-by-two-clients')).toBe('used-by-two-clients');
});

test('in JSON, names and `__proto__` are masked too, at any depth, and the shape stays', () => {
  keep(KEY);
  const nested = parseMasked(`{"__proto__":{"a":${JSON.stringify(KEY)}},"n":[1,true,null,"b"]}`);
  expect(JSON.stringify(nested)).toBe('{"__proto__":{"a":"[API key]"},"n":[1,true,null,"b"]}');
  const deep = 100_000;
  expect(() => parseMasked(`${'['.repeat(deep)}"%"${']'.repeat(deep)}`)).not.toThrow();
});

test('whatever stands around a key, it is masked', () => {
  keep('canary-key-7f3a9c51e2');
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom(...WRITINGS), (before, after, [, write]) => {
      const masked = mask(`${before} ${write('canary-key-7f3a9c51e2')} ${after}`);
      expect(masked).not.toContain(write('canary-key-7f3a9c51e2'));
    }),
  );
});

test('a thousand keys that begin alike cost as much as one: each character is compared a few times', () => {
  keep(
    ...Array.from({ length: 1_000 }, (_, n) => `hostup_live_0123456789abcdef${String(n).padStart(4, '0')}`),
  );
  mask('made once');
  const text = 'hostup_live_0123456789abcdef '.repeat(30_000);
  const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
  onTestFinished(() => charCodeAt.mockRestore());
  mask(text);
  expect(charCodeAt.mock.calls.length).toBeLessThan(text.length * 4);
});

test("another provider's key is in no body, header or log line", async () => {
  const keys = { hostup: 'canary-hostup-51e2', vpsbg: 'canary-vpsbg-9c51' };
  const both = `${keys.hostup} ${base64(keys.vpsbg)} ${keys.vpsbg}`;
  const media = {
    ...isoMediaSample,
    available: [{ ...isoMediaSample.available[0], name: both, sizeGb: both }],
  };
  const upstream = await startUpstream((request, response) => {
    if (request.url?.includes('vps_1')) return respondJson(response, media);
    const headers = { 'retry-after': both, 'content-type': `text/${keys.vpsbg}` };
    return respondJson(response, { detail: both, requestId: keys.vpsbg, code: keys.hostup }, 422, headers);
  });
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const hostup = createHostupReads({ url: upstream.url, apiKey: keys.hostup }, { log });
  const vpsbg = createVpsbgReads({ url: upstream.url, apiKey: keys.vpsbg }, { log });
  const app = createGateway({ mode: 'owner', host: '127.0.0.1' }, { hostup, vpsbg, log });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    await Promise.all([server.close(), hostup.close(), vpsbg.close()]);
  });
  const seen: string[] = [];
  for (const path of ['hostup/vps/vps_1/iso', 'hostup/vps/vps_2/iso', 'vpsbg/isos', 'hostup/vps']) {
    const response = await fetch(`${server.url}/api/${path}`);
    seen.push(decodeURIComponent(JSON.stringify([...response.headers])) + (await response.text()));
  }
  const everything = seen.join() + lines.join();
  expect(everything).toContain('[API key]');
  for (const key of Object.values(keys)) {
    expect(everything).not.toContain(key);
    expect(everything).not.toContain(base64(key).replace(/=+$/, ''));
  }
});
