import { expect, test, vi } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import problemSample from '../contracts/hostup/samples/problem.json';
import isoSample from '../contracts/vpsbg/samples/iso.json';
import { goodClaims, sign, startEmbedGateway } from './embed/embedding.fixture.ts';
import { createHostupReads } from './hostup.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { vpsbgScenarioId } from '../sandbox/vpsbg-scenarios.ts';
import { createVpsbgReads } from './vpsbg.ts';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';

const OTHER_NAME = 'name-of-another.iso';
const OTHER_ISO = { ...isoSample, id: 8, name: OTHER_NAME };
const OTHER_MEDIA = { ...isoMediaSample, vps: { id: 'vps_2', name: OTHER_NAME } };

async function startWith(body: unknown, status = 200, headers = {}) {
  const upstream = await startUpstream((_request, response) => respondJson(response, body, status, headers));
  return { upstream, gateway: await startGateway(upstream.url) };
}

test.each<[string, unknown, Record<string, string>]>([
  ['/api/vpsbg/isos/7', OTHER_ISO, {}],
  ['/api/vpsbg/isos/7', { ...OTHER_ISO, id: 7 }, { 'content-location': '/v1/isos/8' }],
  ['/api/hostup/vps/vps_1/iso', OTHER_MEDIA, {}],
  ['/api/hostup/vps/vps_1/iso', isoMediaSample, { 'content-location': '/api/v2/vps/vps_2/iso' }],
])('%s returning another resource is upstream_invalid, without a byte of it', async (path, body, headers) => {
  const { gateway } = await startWith(body, 200, { ...headers, etag: '"of-the-other"' });
  for (const init of [{}, { headers: { 'if-none-match': '"of-the-other", *' } }]) {
    const response = await fetch(gateway.url + path, init);
    const text = await response.text();
    expect([response.status, response.headers.get('etag')]).toEqual([502, null]);
    expect(JSON.parse(text)).toMatchObject({ code: 'upstream_invalid' });
    expect(text).toContain('about another ID than the one requested');
    expect(text + JSON.stringify([...response.headers])).not.toMatch(
      /name-of-another|vps_2|isos\/8|"id"|"upstream"/,
    );
  }
  expect(gateway.log.join()).not.toContain('vps_2');
});

test.each([
  [404, 502, 'upstream_invalid'],
  [403, 502, 'upstream_invalid'],
  [423, 502, 'upstream_invalid'],
  [401, 502, 'upstream_unauthorized'],
  [500, 502, 'upstream_failed'],
])(
  'an error (%d) about another resource reveals nothing of this one, nor of the other',
  async (status, ours, code) => {
    const problem = { ...problemSample, detail: OTHER_NAME, instance: '/api/v2/vps/vps_2/iso' };
    const { gateway } = await startWith(problem, status);
    const response = await fetch(`${gateway.url}/api/hostup/vps/vps_1/iso`);
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toEqual([ours, expect.objectContaining({ code })]);
    expect(text).not.toMatch(/name-of-another|vps_2/);
  },
);

test('a limit that comes with the body of another is still obeyed', async () => {
  const problem = { ...problemSample, instance: '/api/v2/vps/vps_2/iso' };
  const { gateway, upstream } = await startWith(problem, 429, { 'retry-after': '30' });
  for (let n = 0; n < 2; n += 1) {
    const response = await fetch(`${gateway.url}/api/hostup/vps/vps_1/iso`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
  }
  expect(upstream.calls).toHaveLength(1);
});

test('a good response that follows is shown as if nothing had been', async () => {
  const bodies = [OTHER_ISO, { ...isoSample, id: 7 }];
  const upstream = await startUpstream((_request, response) => respondJson(response, bodies.shift()));
  const gateway = await startGateway(upstream.url);
  const status = async () => (await fetch(`${gateway.url}/api/vpsbg/isos/7`)).status;
  expect(await status()).toBe(502);
  await vi.waitFor(async () => expect(await status()).toBe(200), { timeout: 4_000, interval: 100 });
});

test.each(['customer', 'support'])('with a token of a %s it is the same', async (role) => {
  for (const [path, body] of [
    ['/api/vpsbg/isos/1', { ...OTHER_ISO, id: 2 }],
    ['/api/hostup/vps/vps_1/iso', OTHER_MEDIA],
  ] as const) {
    const upstream = await startUpstream((_request, response) => respondJson(response, body));
    const gateway = await startEmbedGateway(upstream.url);
    const response = await gateway.get(path, await sign(goodClaims({ role })));
    const text = await response.text();
    expect([response.status, text]).toEqual([502, expect.stringContaining('upstream_invalid')]);
    expect(text).not.toMatch(/name-of-another|vps_2/);
  }
});

test('the scenarios of the sandbox that name another end so', async () => {
  const sandbox = await startSandbox();
  const hostup = createHostupReads({ url: sandbox.hostupUrl, apiKey: sandbox.keys.hostup });
  const vpsbg = createVpsbgReads({ url: sandbox.vpsbgUrl, apiKey: sandbox.keys.vpsbg });
  const never = new AbortController().signal;
  try {
    for (const outcome of [
      await vpsbg.iso(String(vpsbgScenarioId('otherid')), never),
      await hostup.isoMedia('vps_othervps', never),
    ]) {
      expect(outcome).toMatchObject({ ok: false, failure: { code: 'upstream_invalid' } });
    }
    for (const name of ['manyheaders', 'oddcoding', 'keptclosed', 'keptclosed2']) {
      expect(await hostup.isoMedia(`vps_${name}`, never)).toMatchObject({ ok: true });
    }
    const blocked = await hostup.isoMedia('vps_challenge', never);
    expect(JSON.stringify(blocked)).toContain('A protection service in front of HostUp');
  } finally {
    await Promise.all([hostup.close(), vpsbg.close(), sandbox.close()]);
  }
});
