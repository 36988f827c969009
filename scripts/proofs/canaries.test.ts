import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { api } from '../../src/contracts/gateway/api.ts';
import { createGateway } from '../../src/gateway/app.ts';
import { createHostupReads } from '../../src/gateway/hostup.ts';
import { collectLog } from '../../src/gateway/log.fixture.ts';
import { listen } from '../../src/gateway/server.ts';
import { respondJson, startGateway, startUpstream } from '../../src/gateway/upstream.fixture.ts';
import { UPSTREAM_LIMITS } from '../../src/gateway/upstream-exchange.ts';
import { createVpsbgReads } from '../../src/gateway/vpsbg.ts';
import { HOSTUP_SCENARIOS } from '../../src/sandbox/hostup-scenarios.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { VPSBG_SCENARIOS } from '../../src/sandbox/vpsbg-scenarios.ts';

/** A key and the forms in which it might slip by. */
function formsOf(key: string): string[] {
  const bytes = Buffer.from(key);
  return [
    key,
    encodeURIComponent(key),
    JSON.stringify(key).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    Array.from(key).toReversed().join(''),
    // What masking "all but the last" would leave behind.
    key.slice(0, 12),
    key.slice(-12),
  ];
}

async function everythingOf(response: Response): Promise<string> {
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}

test('the keys are in no body, header or log line, whatever the providers do', async () => {
  const sandbox = await startSandbox();
  const limits = { ...UPSTREAM_LIMITS, deadlineMs: 500 };
  const paths = [
    api.session(),
    api.hostupVpsList(),
    api.vpsbgIsos(),
    '/api/nothing',
    ...[...HOSTUP_SCENARIOS.keys()].map((name) => api.hostupIsoMedia(`vps_${name}`)),
    ...[...VPSBG_SCENARIOS.keys()].map((number) => api.vpsbgIso(`${number}000000`)),
  ];
  const leaks: string[] = [];
  for (const keys of Object.values(sandbox.accounts)) {
    const forms = Object.values(keys).flatMap(formsOf);
    const { log, lines } = collectLog('debug');
    // One path's 429 must not hold up the others.
    const options = { limits, log, limitPerResource: true };
    const hostup = createHostupReads({ url: sandbox.hostupUrl, apiKey: keys.hostup }, options);
    const vpsbg = createVpsbgReads({ url: sandbox.vpsbgUrl, apiKey: keys.vpsbg }, options);
    const app = createGateway({ mode: 'owner', host: '127.0.0.1' }, { hostup, vpsbg, log });
    const server = await listen(app, { port: 0, host: '127.0.0.1' });
    const search = (place: string, text: string) => {
      if (forms.some((form) => text.includes(form))) leaks.push(place);
    };
    const left = [...paths];
    const worker = async () => {
      for (let path = left.pop(); path !== undefined; path = left.pop())
        search(path, await everythingOf(await fetch(server.url + path)));
    };
    await Promise.all(Array.from({ length: 12 }, worker));
    await Promise.all([server.close(), hostup.close(), vpsbg.close()]);
    expect(lines).not.toEqual([]);
    search('the log', lines.join('\n'));
  }
  await sandbox.close();
  expect(leaks).toEqual([]);
}, 120_000);

/** With every character that JSON, URLs or patterns treat in their own way. */
const KEY = 'k"e\\y/$&-0123456789+canary';
const escaped = Array.from(KEY, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

test.each([
  ['as it is', JSON.stringify({ data: [{ id: 'vps_1', name: KEY }], hasMore: false, nextCursor: KEY })],
  ['in escapes', `{"data":[{"id":"vps_1","name":"x${escaped}x"}],"hasMore":false}`],
  ['as an unknown field', JSON.stringify({ data: [], [KEY]: KEY })],
])('a provider that repeats the key, %s, is not repeated', async (_, body) => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-key': 'repeated' }).end(body);
  });
  const gateway = await startGateway(upstream.url, { apiKey: KEY });
  const text = await everythingOf(await fetch(`${gateway.url}/api/hostup/vps`));
  expect(text).toMatch(/^200 /);
  for (const form of formsOf(KEY).slice(0, 3)) expect(text + gateway.log.join()).not.toContain(form);
  expect(upstream.calls[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
});

test('a device that is called like the key is not called so on our side', async () => {
  const upstream = await startUpstream((_request, response) =>
    respondJson(response, {
      available: [],
      mounted: [],
      bootOrder: { order: [KEY], devices: { [KEY]: 'Disk' }, availableDevices: [] },
      availableDevices: [],
      actions: {},
    }),
  );
  const gateway = await startGateway(upstream.url, { apiKey: KEY });
  const text = await everythingOf(await fetch(gateway.url + api.hostupIsoMedia('vps_1')));
  for (const form of formsOf(KEY).slice(0, 3)) expect(text).not.toContain(form);
});

test('nothing that browsers get reads the environment or holds a key, and only request(), send-action.ts and early-start.ts send a token', () => {
  const app = fileURLToPath(new URL('../../src/app/', import.meta.url));
  const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .map((name) => join(app, name))
    .filter((path) => statSync(path).isFile() && !/\.test\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(50);
  const holding = (what: RegExp) =>
    sources.filter((path) => what.test(readFileSync(path, 'utf8'))).map((path) => relative(app, path));
  expect(
    holding(/process\.env|import\.meta\.env\.(?!DEV|PROD|MODE|BASE_URL)|sandbox-(?:hostup|vpsbg)-/i),
  ).toEqual([]);
  expect(holding(/\bauthorization\b\s*:/i).toSorted()).toEqual([
    join('embed', 'early-start.ts'),
    join('http', 'request.ts'),
    join('http', 'send-action.ts'),
  ]);
});
