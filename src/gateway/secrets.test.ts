import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { createGateway } from './app.ts';
import { createHostupReads } from './hostup.ts';
import { collectLog } from './log.fixture.ts';
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
  ['in base64 twice', (key) => base64(base64(`user:${key}`))],
  ['in base64 in hex', (key) => Buffer.from(base64(key)).toString('hex')],
  ['in base64 of UTF-16', (key) => Buffer.from(key, 'utf16le').toString('base64')],
  ['in base64 with line breaks', (key) => base64(`a:${key}`).replace(/.{4}/g, '$&\r\n')],
  ['in base64 with escaped line breaks', (key) => base64(key).replace(/.{8}/g, '$&\\n')],
  ...([':', '-', ' ', ', ', '\n', ' 0x', '\\x'] as const).map(
    (separator): [string, (key: string) => string] => [
      `in hex with ${JSON.stringify(separator)} between`,
      (key) => separator + Array.from(key, (letter) => hex(letter.charCodeAt(0), 2)).join(separator),
    ],
  ),
  ['in hex after an equals sign', (key) => `=${Buffer.from(key).toString('hex')}`],
  ['in octal escapes', (key) => everyCharacter(key, (code) => `\\${code.toString(8).padStart(3, '0')}`)],
  ['in \\u{} escapes', (key) => everyCharacter(key, (code) => `\\u{${code.toString(16)}}`)],
  ['in HTML references without semicolon', (key) => everyCharacter(key, (code) => `&#${code}`)],
  ['in quoted-printable', (key) => everyCharacter(key, (code) => `=${hex(code, 2).toUpperCase()}`)],
  [
    'in quoted-printable where it must',
    (key) => key.replace(/\W/g, (c) => `=${hex(c.charCodeAt(0), 2).toUpperCase()}`),
  ],
  ['percent-encoded four times', (key) => everyCharacter(key, (code) => `%252525${hex(code, 2)}`)],
  ['in full-width letters', (key) => everyCharacter(key, (code) => String.fromCharCode(code + 0xfee0))],
  ['in escaped full-width letters', (key) => everyCharacter(key, (code) => `\\u${hex(code + 0xfee0, 4)}`)],
  [
    'in percent-encoded full-width letters',
    (key) => encodeURIComponent(everyCharacter(key, (code) => String.fromCharCode(code + 0xfee0))),
  ],
  ['as numbers of characters', (key) => `[${everyCharacter(key, (code) => `${code},`)}0]`],
  ...(['\u200b', '\u00ad', '\0', ' ', '\n', '\u2060', '.', '&shy;', '%00', '\\u200b'] as const).map(
    (separator): [string, (key: string) => string] => [
      `with ${JSON.stringify(separator)} between its letters`,
      (key) => Array.from(key).join(separator),
    ],
  ),
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

test('a thousand keys that begin alike cost as much as one', () => {
  const text = 'hostup_live_0123456789abcdef '.repeat(3_000);
  const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
  onTestFinished(() => charCodeAt.mockRestore());
  const cost = (keys: number) => {
    keep(
      ...Array.from({ length: keys }, (_, n) => `hostup_live_0123456789abcdef${String(n).padStart(4, '0')}`),
    );
    mask('made once');
    charCodeAt.mockClear();
    mask(text);
    return charCodeAt.mock.calls.length;
  };
  expect(cost(1_000) / cost(1)).toBeLessThan(1.1);
});

test('ordinary text stays as it is, whatever the key', () => {
  const key = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefXYZ0189-_/+')),
    minLength: 16,
    maxLength: 64,
  });
  const text = fc.oneof(
    fc.lorem({ maxCount: 40 }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true }),
    fc.base64String({ maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constant(JSON.stringify(isoMediaSample)),
  );
  fc.assert(
    fc.property(key, text, (secret, ordinary) => {
      const release = keepSecret(secret);
      try {
        expect(mask(ordinary)).toBe(ordinary);
        const body = JSON.stringify({ [ordinary]: ordinary });
        expect(JSON.stringify(parseMasked(body))).toBe(body);
      } finally {
        release();
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['in pieces', JSON.stringify([KEY.slice(0, 8), KEY.slice(8)])],
  ['as a list of its characters', JSON.stringify(Array.from(KEY))],
  ['as a list of numbers', JSON.stringify({ type: 'Buffer', data: [...Buffer.from(KEY)] })],
])('a key %s is not taken apart: nothing of the body is left', (_, body) => {
  keep(KEY);
  expect(parseMasked(body)).toBe('[API key]');
});

test.each([
  [
    'a key in every string',
    (n: number) => Array.from({ length: n / 40 }, () => 'long-canary-key-7f3a9c51e2'),
  ],
  ['nothing but a key', (n: number) => 'long-canary-key-7f3a9c51e2'.repeat(n / 26)],
  ['escapes in escapes', (n: number) => '%2525252563'.repeat(n / 11)],
  ['backslashes', (n: number) => '\\'.repeat(n / 2)],
  ['base64', (n: number) => 'q83vAb0='.repeat(n / 8)],
])('%s costs as it grows: eight times the body, far from 64 times the work', (_, body) => {
  keep('long-canary-key-7f3a9c51e2');
  const cpuOf = (bytes: number) => {
    const text = JSON.stringify(body(bytes));
    const before = process.cpuUsage();
    parseMasked(text);
    return process.cpuUsage(before).user / 1_000;
  };
  cpuOf(125_000);
  // Of a few ms the clock's own steps are a large part.
  const small = Math.max(5, cpuOf(125_000));
  expect(cpuOf(1_000_000) / small).toBeLessThan(32);
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
  const { log, lines } = collectLog();
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
