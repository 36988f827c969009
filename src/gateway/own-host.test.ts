import { expect, test } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { PAGE_HEADERS } from './headers.ts';
import { respondJson, rawExchange, startGateway, startUpstream } from './upstream.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const pages = {
  serve: async () => new Response('<!doctype html>', { headers: PAGE_HEADERS }),
  assets: new Map(),
  framed: () => ({ html: '', sources: [], firstScript: '' }),
};

/** Status and problem code of a request whose headers are exactly these lines; `PORT` stands for the gateway's. */
async function sendRequest(target: string, lines: string[], host = '127.0.0.1') {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const gateway = await startGateway(upstream.url, { host, pages });
  const head = [`GET ${target} HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n');
  const response = await rawExchange(gateway.port, head.replaceAll('PORT', String(gateway.port)));
  const status = Number(/^HTTP\/1.1 (\d{3}) /.exec(response)?.[1]);
  const code = /"code":"(\w+)"/.exec(response)?.[1];
  // A refusal never costs the provider a call.
  expect(upstream.calls).toHaveLength(status === 200 && target === MEDIA ? 1 : 0);
  return { status, code, response };
}

test.each(['127.0.0.1:PORT', 'localhost:PORT', '[::1]:PORT', 'LOCALHOST:PORT'])(
  'it accepts requests at its own address %s',
  async (own) => {
    expect(await sendRequest(MEDIA, [`Host: ${own}`])).toMatchObject({ status: 200 });
    expect(await sendRequest('/', [`Host: ${own}`])).toMatchObject({ status: 200 });
  },
);

test('it accepts requests at the configured address', async () => {
  expect(await sendRequest(MEDIA, ['Host: 127.0.0.2:PORT'], '127.0.0.2')).toMatchObject({ status: 200 });
  expect(await sendRequest(MEDIA, ['Host: 127.0.0.2:PORT'])).toMatchObject({ status: 403 });
});

test.each([
  'evil.example',
  'evil.example:PORT',
  '127.0.0.1',
  '127.0.0.1:1',
  'localhost.evil.example:PORT',
  'localhost.:PORT',
  '127.0.0.1.nip.io:PORT',
  '0.0.0.0:PORT',
  '127.1:PORT',
])('Host %s is forbidden_host, for data and pages', async (foreign) => {
  const refused = { status: 403, code: 'forbidden_host' };
  expect(await sendRequest(MEDIA, [`Host: ${foreign}`])).toMatchObject(refused);
  expect(await sendRequest('/', [`Host: ${foreign}`])).toMatchObject(refused);
});

test.each([
  ['two Hosts', ['Host: 127.0.0.1:PORT', 'Host: evil.example']],
  ['two equal Hosts', ['Host: 127.0.0.1:PORT', 'host: 127.0.0.1:PORT']],
  ['no Host', []],
  ['a malformed Host', ['Host: a b']],
  ['a Host with a path', ['Host: 127.0.0.1:PORT/x']],
])('%s: 400 or 403', async (_name, lines) => {
  expect([400, 403]).toContain((await sendRequest(MEDIA, lines)).status);
});

test.each(['http://127.0.0.1:PORT', 'http://evil.example', 'https://evil.example:443'])(
  'an absolute-form target is a bad request: %s',
  async (origin) => {
    const response = await sendRequest(`${origin}${MEDIA}`, ['Host: 127.0.0.1:PORT']);
    expect(response).toMatchObject({ status: 400, code: 'bad_request' });
  },
);

test.each([
  ['Origin: http://evil.example'],
  ['Origin: null'],
  ['Origin: https://127.0.0.1:PORT'],
  ['Origin: http://localhost:PORT'],
  ['Origin: http://127.0.0.1:1'],
  ['Sec-Fetch-Site: cross-site'],
  ['Sec-Fetch-Site: same-site'],
  ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
])('the API refuses other sites: %s', async (...lines) => {
  const response = await sendRequest(MEDIA, ['Host: 127.0.0.1:PORT', ...lines]);
  expect(response).toMatchObject({ status: 403, code: 'forbidden_origin' });
});

test.each(['/%61pi/session', '/./api/session', '/isos/%2e%2e/%2e%2e/api/session'])(
  'the API is the API however its path is written: %s',
  async (target) => {
    for (const foreign of ['Origin: http://evil.example', 'Sec-Fetch-Site: cross-site']) {
      const lines = ['Host: 127.0.0.1:PORT', foreign, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
      expect(await sendRequest(target, lines)).toMatchObject({ status: 403, code: 'forbidden_origin' });
    }
  },
);

test.each([['Origin: http://127.0.0.1:PORT', 'Sec-Fetch-Site: same-origin'], ['Sec-Fetch-Site: none']])(
  'the API accepts its own pages and its own user: %s',
  async (...lines) => {
    expect(await sendRequest(MEDIA, ['Host: 127.0.0.1:PORT', ...lines])).toMatchObject({ status: 200 });
  },
);

test('a page may be linked from elsewhere, not framed or loaded into another site', async () => {
  const from = (mode: string, dest: string) =>
    sendRequest('/isos', [
      'Host: 127.0.0.1:PORT',
      'Sec-Fetch-Site: cross-site',
      `Sec-Fetch-Mode: ${mode}`,
      `Sec-Fetch-Dest: ${dest}`,
    ]);
  expect(await from('navigate', 'document')).toMatchObject({ status: 200 });
  for (const [mode, dest] of [
    ['navigate', 'iframe'],
    ['no-cors', 'script'],
    ['no-cors', 'image'],
    ['cors', 'empty'],
  ] as const) {
    expect(await from(mode, dest)).toMatchObject({ status: 403, code: 'forbidden_origin' });
  }
});

test('a gateway that listens for others (sandbox only) has no own name to insist on', async () => {
  const lines = ['Host: demo.example', 'Origin: https://demo.example'];
  expect(await sendRequest(MEDIA, lines, '0.0.0.0')).toMatchObject({ status: 200 });
  expect(await sendRequest(MEDIA, [...lines, 'Host: other.example'], '0.0.0.0')).toMatchObject({
    status: 400,
  });
});

test('headers beyond the limit are refused', async () => {
  const response = await sendRequest(MEDIA, ['Host: 127.0.0.1:PORT', `X-Long: ${'a'.repeat(40_000)}`]);
  expect(response.status).toBe(431);
});
