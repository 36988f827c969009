import type { ServerResponse } from 'node:http';
import * as v from 'valibot';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isoList } from '../../contracts/gateway/iso-list.ts';
import { gatewayProblem, HEADERS } from '../../contracts/gateway/api.ts';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { vpsList } from '../../contracts/hostup/vps-list.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { acme, API_KEYS, goodClaims, ORIGIN, sign, startEmbedGateway } from './embedding.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const image = (id: string, name: string) => ({ id, name, displayName: name, sizeGb: 1, format: 'iso' });

/** A library with images of others, and two rows that are not as documented. */
const LIBRARY = {
  ...isoMediaSample,
  available: [
    ...isoMediaSample.available,
    image('iso_other', 'project-of-another-customer.iso'),
    { id: 7, name: 'broken-row.iso' },
    { ...image('iso_ejected', 'was-in-a-drive.iso'), sizeGb: 'someone-elses-size' },
  ],
  mounted: [
    ...isoMediaSample.mounted,
    { device: 'ide3', isoId: 'iso_ejected', mounted: false, isCloudInit: false },
    { device: 'ide1', isoId: null, mounted: null, isCloudInit: null },
  ],
};

const OF_OTHERS = ['another-customer', 'broken-row', 'was-in-a-drive', 'someone-elses-size'];

async function startWith(body: unknown, status = 200) {
  const upstream = await startUpstream((_request, response) => respondJson(response, body, status));
  return { upstream, gateway: await startEmbedGateway(upstream.url) };
}

test.each(['customer', 'support'])(
  'a %s sees of the library what is in the drives, and no byte more',
  async (role) => {
    const { gateway } = await startWith(LIBRARY);
    const response = await gateway.get(MEDIA, await sign(goodClaims({ role })));
    const text = await response.text();
    const media = v.parse(isoMedia, JSON.parse(text));
    expect(media.available.map((one) => one?.id)).toEqual(isoMediaSample.available.map(({ id }) => id));
    expect(media.mounted).toHaveLength(LIBRARY.mounted.length);
    const everything = text + JSON.stringify([...response.headers]);
    for (const secret of OF_OTHERS) expect(everything).not.toContain(secret);
    expect(response.headers.has(HEADERS.asOf)).toBe(true);
  },
);

test('with the whole library there are all rows; only support sees what was tolerated', async () => {
  const { upstream, gateway } = await startWith(LIBRARY);
  const hostup = { vps: ['vps_1'], library: 'all' };
  const customer = await gateway.get(MEDIA, await sign(goodClaims({ hostup })));
  const support = await gateway.get(MEDIA, await sign(goodClaims({ hostup, role: 'support' })));
  const narrow = await gateway.get(MEDIA, await sign());
  expect(v.parse(isoMedia, await customer.json()).available).toHaveLength(LIBRARY.available.length);
  expect(v.parse(isoMedia, await narrow.json()).available).toHaveLength(1);
  expect([customer, support, narrow].map(({ headers }) => headers.has(HEADERS.drift))).toEqual([
    false,
    true,
    false,
  ]);
  expect(upstream.calls, 'one call for all three').toHaveLength(1);
});

test('with details=1 support sees what came, as far as the token opens; a customer never', async () => {
  const { gateway } = await startWith({ ...LIBRARY, folders: ['project-of-another-customer.iso'] });
  const details = async (role: string, library: string) => {
    const claims = goodClaims({ role, hostup: { vps: ['vps_1'], library } });
    const response = await gateway.get(`${MEDIA}?details=1`, await sign(claims));
    return { text: await response.text(), received: response.headers.get(HEADERS.received) };
  };
  const all = await details('support', 'all');
  expect(all.received).toBe('whole');
  for (const secret of ['folders', ...OF_OTHERS]) expect(all.text).toContain(secret);
  const mounted = await details('support', 'mounted');
  expect(mounted.received).toBe('part');
  for (const secret of ['folders', ...OF_OTHERS]) expect(mounted.text).not.toContain(secret);
  for (const library of ['all', 'mounted']) {
    const { received, text } = await details('customer', library);
    expect([received, text.includes('folders'), text.includes('someone-elses-size')]).toEqual([
      null,
      false,
      false,
    ]);
  }
});

test('with details=1 the list of ISOs has no row and no field beyond the token', async () => {
  const data = [1, 3].map((id) => ({ id, name: `name-${id}.iso`, colour: `colour-${id}` }));
  const { gateway } = await startWith({ data, meta: { total: 2 } });
  const token = await sign(goodClaims({ role: 'support', vpsbg: { isos: [1] } }));
  const response = await gateway.get('/api/vpsbg/isos?details=1', token);
  expect(await response.json()).toEqual({
    data: [data[0]],
    extent: { complete: true, total: 1, reason: null },
  });
  expect(response.headers.get(HEADERS.received)).toBe('part');
});

test("the list of VPSs is the token's own, and no provider is called for it", async () => {
  const { upstream, gateway } = await startWith({});
  const token = await sign(goodClaims({ hostup: { vps: ['vps_2', 'vps_1', 'vps_2'] } }));
  const response = await gateway.get('/api/hostup/vps?limit=100', token);
  const list = v.parse(vpsList, await response.json());
  expect(list).toMatchObject({ nextCursor: null, hasMore: false });
  expect(list.data.map((vps) => vps?.id)).toEqual(['vps_2', 'vps_1']);
  expect(response.headers.has(HEADERS.asOf)).toBe(true);
  expect(upstream.calls).toHaveLength(0);
});

test('the list of ISOs has those that the token names; "*" has all', async () => {
  const isos = [1, 2, 3, 12].map((id) => ({ id, name: `name-${id}.iso`, status: 'downloading' }));
  const { upstream, gateway } = await startWith({ data: [...isos, { id: 'x' }] });
  const list = async (claims: Record<string, unknown>) => {
    const response = await gateway.get('/api/vpsbg/isos', await sign(goodClaims(claims)));
    return v.parse(isoList, await response.json()).data.map((iso) => iso?.id);
  };
  expect(await list({})).toEqual([1, 2]);
  expect(await list({ vpsbg: { isos: [12] } })).toEqual([12]);
  expect(await list({ vpsbg: { isos: [] } })).toEqual([]);
  expect(await list({ vpsbg: { isos: '*' }, role: 'support' })).toEqual([1, 2, 3, 12, undefined]);
  expect(upstream.calls).toHaveLength(1);
});

const PROBLEM = {
  type: 'https://developer.hostup.se/x',
  title: 'Not allowed',
  code: 'forbidden',
  detail: 'No access',
  instance: '/api/v2/vps/vps_1/iso',
  requestId: 'req_secret',
  timestamp: '2026-11-21T10:00:00Z',
};

test.each([
  [401, 502, 'upstream_unauthorized'],
  [403, 403, 'upstream_forbidden'],
  [404, 404, 'upstream_not_found'],
  [500, 502, 'upstream_failed'],
])(
  'a provider that returns %i: support sees the request id, a customer does not',
  async (status, ours, code) => {
    const { gateway } = await startWith(PROBLEM, status);
    const sendRequest = async (role: string) => {
      const response = await gateway.get(MEDIA, await sign(goodClaims({ role })));
      expect(response.status).toBe(ours);
      return v.parse(gatewayProblem, await response.json());
    };
    const [customer, support] = [await sendRequest('customer'), await sendRequest('support')];
    expect([customer.code, customer.upstream?.code, customer.upstream?.requestId]).toEqual([
      code,
      'forbidden',
      null,
    ]);
    expect([customer.upstream?.title, customer.upstream?.detail]).toEqual([null, 'No access']);
    expect(support.upstream).toMatchObject({
      title: 'Not allowed',
      detail: 'No access',
      requestId: 'req_secret',
    });
    // Neither can set a variable of the gateway's environment.
    for (const { detail } of [customer, support]) expect(detail).not.toMatch(/HOSTUP_API|restart/);
  },
);

test('a response that is not as documented is not quoted', async () => {
  const { gateway } = await startWith({ available: 'name-of-another.iso' });
  const response = await gateway.get(MEDIA, await sign());
  const text = await response.text();
  expect([response.status, text]).toEqual([502, expect.stringContaining('upstream_invalid')]);
  expect(text).not.toContain('name-of-another');
});

test.each<[string, (response: ServerResponse) => void, RegExp]>([
  [
    'a body over the limit',
    (res) => respondJson(res, 'x'.repeat(1024 * 1024)),
    /lists more for this account/,
  ],
  [
    'headers over the limit',
    (res) => respondJson(res, {}, 200, { 'x-debug': Array.from({ length: 70 }, () => 'x'.repeat(1_000)) }),
    /more response headers than Drivebay reads/,
  ],
  ['the data of another id', (res) => respondJson(res, { vpsId: 'vps_2' }), /data of another ID/],
  [
    'a page',
    (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
    /a web page instead of data/,
  ],
  ['another form', (res) => respondJson(res, {}), /not as documented/],
])('%s is named to customers, with a contact and nothing of the operator', async (_, respond, cause) => {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startEmbedGateway(upstream.url);
  const body: unknown = await (await gateway.get(MEDIA, await sign())).json();
  expect(body).toMatchObject({ code: 'upstream_invalid', detail: expect.stringMatching(cause) });
  expect(body).toMatchObject({
    detail: expect.stringMatching(/Contact the support of your control panel\.$/),
  });
  expect(JSON.stringify(body)).not.toMatch(/HOSTUP_API|vps_2|KiB/);
});

test('an account without a key for what the token names gives a contact', async () => {
  const { upstream, gateway } = await startWith({});
  const token = await sign(goodClaims({ acct: 'second' }));
  const response = await gateway.get('/api/vpsbg/isos/1', token);
  expect([response.status, await response.json()]).toEqual([
    501,
    expect.objectContaining({ code: 'provider_not_configured', detail: expect.stringContaining('support') }),
  ]);
  expect(await (await gateway.get('/api/session', token)).json()).toMatchObject({
    providers: { hostup: true, vpsbg: false },
  });
  expect(upstream.calls).toHaveLength(0);
});

test('a key uses at most 80 % of its limit, and the message states it', async () => {
  const upstream = await startUpstream((_request, response) =>
    respondJson(response, isoMediaSample, 200, { 'x-ratelimit-limit': '5' }),
  );
  const gateway = await startEmbedGateway(upstream.url);
  const vps = ['vps_1', 'vps_2', 'vps_3', 'vps_4', 'vps_5'];
  const token = await sign(goodClaims({ hostup: { vps } }));
  const responses: Response[] = [];
  for (const id of vps) responses.push(await gateway.get(`/api/hostup/vps/${id}/iso`, token));
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
  expect(await responses[4]?.json()).toMatchObject({
    code: 'upstream_rate_limited',
    ownPace: true,
    detail: expect.stringContaining('80 %'),
  });
  expect(upstream.calls).toHaveLength(4);
  // The other account has a limit of its own.
  const second = await sign(goodClaims({ acct: 'second' }));
  expect((await gateway.get(MEDIA, second)).status).toBe(200);
});

test('no response has an API key', async () => {
  const { gateway } = await startWith({
    ...LIBRARY,
    note: API_KEYS.main,
    available: [image('iso_x', API_KEYS.main)],
  });
  const hostup = { vps: ['vps_1'], library: 'all' };
  const response = await gateway.get(MEDIA, await sign(goodClaims({ hostup, role: 'support' })));
  expect(await response.text()).not.toContain(API_KEYS.main);
});

test('a token may name an account called constructor', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, LIBRARY));
  const accounts = { constructor: { hostup: { env: 'MAIN' } } };
  const gateway = await startEmbedGateway(upstream.url, {
    config: { origin: ORIGIN, tenants: [acme({ accounts })] },
  });
  expect((await gateway.get(MEDIA, await sign(goodClaims({ acct: 'constructor' })))).status).toBe(200);
  expect((await gateway.get(MEDIA, await sign(goodClaims({ acct: 'valueof' })))).status).toBe(401);
});

test('a long list is narrowed once for each set of ids, not at each request, and not for a 304', async () => {
  const isos = Array.from({ length: 3_000 }, (_, id) => ({
    id: id + 1,
    status: 'downloading',
    name: `${'x'.repeat(100)}-${id}.iso`,
    size: 'drifts',
  }));
  const { upstream, gateway } = await startWith({ data: isos });
  const parse = vi.spyOn(JSON, 'parse');
  const stringify = vi.spyOn(JSON, 'stringify');
  onTestFinished(() => {
    parse.mockRestore();
    stringify.mockRestore();
  });
  const longOnes = () => parse.mock.calls.filter(([text]) => text.length > 100_000).length;
  const cutOnes = () =>
    stringify.mock.results.filter(({ value }) => /"id":7\b.*"id":9\b/.test(String(value))).length;
  const sendRequest = async (ids: number[], headers = {}, role = 'customer') => {
    const token = await sign(goodClaims({ vpsbg: { isos: ids }, role }));
    return fetch(`${gateway.url}/api/vpsbg/isos`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  };
  const first = await sendRequest([7, 9]);
  expect(v.parse(isoList, await first.json()).data.map((iso) => iso?.id)).toEqual([7, 9]);
  const before = { cut: cutOnes(), long: longOnes() };
  const unchanged = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await sendRequest([9, 7, 9], unchanged)).status).toBe(304);
  expect((await sendRequest([7, 9], unchanged, 'support')).status).toBe(304);
  for (let n = 0; n < 5; n += 1)
    expect((await sendRequest([7, 9], n % 2 ? unchanged : {})).ok).toBe(n % 2 === 0);
  expect(cutOnes()).toBe(before.cut);
  expect((await sendRequest([8])).status).toBe(200);
  // Once when it came, once as a page of the list, and once to be cut: also for another set.
  expect([before.long, longOnes()]).toEqual([3, 3]);
  expect(upstream.calls).toHaveLength(1);
});
