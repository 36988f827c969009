import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Pool } from 'undici';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { gatewayProblem } from '../../contracts/gateway/api.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { createGateway } from '../app.ts';
import { listen } from '../server.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { entriesOf } from '../log.fixture.ts';
import { API_KEYS, goodClaims, ORIGIN, otherPair, sign, startEmbedGateway } from './embedding.fixture.ts';

/** Providers that know every id. What was requested is noted as `key path`. */
async function startProviders() {
  const requested: string[] = [];
  const upstream = await startUpstream((request, response) => {
    const { url = '', headers } = request;
    requested.push(`${headers.authorization?.replace('Bearer ', '')} ${url}`);
    const id = Number(/\/isos\/(\d+)$/.exec(url)?.[1]);
    respondJson(response, url.startsWith('/v1/isos/') ? { id, status: 'downloaded' } : isoMediaSample);
  });
  return { upstream, requested };
}

/** Names and numbers that are easily taken for one another. */
const VPS = ['vps_1', 'vps_10', 'vps_11', 'vps_100', 'vps_a', 'vps_aa', 'vps_1a', 'vps_01'];
const ISO = [1, 10, 11, 100, 2, 12, 21, 999_999_999_999_999];

interface Grant {
  acct: 'main' | 'second' | 'other';
  vps: string[] | undefined;
  isos: number[] | '*' | undefined;
  role: 'customer' | 'support';
}

const grant: fc.Arbitrary<Grant> = fc
  .record({
    acct: fc.constantFrom('main', 'second', 'other'),
    vps: fc.option(fc.subarray(VPS), { nil: undefined }),
    isos: fc.oneof(fc.option(fc.subarray(ISO), { nil: undefined }), fc.constant('*')),
    role: fc.constantFrom('customer', 'support'),
  })
  .filter(({ isos, role }) => isos !== '*' || role === 'support');

const tokenOf = ({ acct, vps, isos, role }: Grant) => {
  const other = acct === 'other' && { iss: 'other-issuer', parent: 'https://iso.example.net', acct: 'main' };
  const sub = randomUUID();
  const claims = goodClaims({ sub, acct, hostup: vps && { vps }, vpsbg: isos && { isos }, role, ...other });
  return sign(claims, {}, acct === 'other' ? otherPair.privateKey : undefined);
};

/** So many that none of them comes near its limit of requests. */
const TOKENS = 600;

test('of 10,000 pairs of token and resource none is decided wrongly, and a denial calls no provider', async () => {
  const { upstream, requested } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const grants = fc.sample(grant, TOKENS);
  const tokens = await Promise.all(grants.map(tokenOf));
  const resources = [
    ...VPS.map((id) => ({ id, path: `/api/hostup/vps/${id}/iso`, upstreamPath: `/api/v2/vps/${id}/iso` })),
    ...ISO.map((id) => ({ id, path: `/api/vpsbg/isos/${id}`, upstreamPath: `/v1/isos/${id}` })),
  ];
  const allows = ({ vps, isos }: Grant, id: string | number) =>
    typeof id === 'string' ? (vps?.includes(id) ?? false) : isos === '*' || (isos?.includes(id) ?? false);
  const pair = fc.record({ token: fc.nat(TOKENS - 1), resource: fc.nat(resources.length - 1) });
  const pairs = fc.sample(fc.noBias(pair), 10_000);

  const allowedCalls = new Set<string>();
  const wrong: string[] = [];
  const pool = new Pool(gateway.url, { connections: 4, pipelining: 16 });
  onTestFinished(() => pool.destroy());
  /** Requests the first `most` of those pairs that should be allowed, or denied. */
  const sendRequest = async (allowed: boolean, most = Infinity) => {
    const requests = pairs.flatMap(({ token, resource }) => {
      const [by, what] = [grants[token], resources[resource]];
      return by && what && allows(by, what.id) === allowed ? [{ by, what, token: tokens[token] }] : [];
    });
    await Promise.all(
      requests.slice(0, most).map(async ({ by, what, token }) => {
        if (allowed) allowedCalls.add(`${API_KEYS[by.acct]} ${what.upstreamPath}`);
        const headers = { authorization: `Bearer ${token}` };
        const { statusCode, body } = await pool.request({ path: what.path, method: 'GET', headers });
        await body.dump();
        // The second account has no key for VPSBG: allowed, and then nothing to call.
        const good = by.acct === 'second' && typeof what.id === 'number' ? 501 : 200;
        if (statusCode !== (allowed ? good : 403)) wrong.push(`${what.path} ${statusCode}`);
      }),
    );
    return Math.min(requests.length, most);
  };
  const denied = await sendRequest(false);
  expect(requested, 'called for what is denied').toEqual([]);
  expect(denied + (await sendRequest(true))).toBe(10_000);
  expect(requested.filter((call) => !allowedCalls.has(call))).toEqual([]);
  const calls = requested.length;
  // Again, now that the caches hold what others may see.
  await sendRequest(false, 1_000);
  expect(requested).toHaveLength(calls);
  expect(calls).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
}, 120_000);

test('a denial is the same response whether the thing exists or not', async () => {
  const { upstream, requested } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const owner = await sign(goodClaims({ hostup: { vps: ['vps_2'] } }));
  expect((await gateway.get('/api/hostup/vps/vps_2/iso', owner)).status).toBe(200);
  const token = await sign();
  const responseFor = async (id: string) => {
    const response = await gateway.get(`/api/hostup/vps/${id}/iso`, token);
    const problem = v.parse(gatewayProblem, await response.json());
    expect([response.status, problem.instance]).toEqual([403, `/api/hostup/vps/${id}/iso`]);
    return { ...problem, instance: '', requestId: '', timestamp: '' };
  };
  expect(await responseFor('vps_2')).toEqual(await responseFor('vps_nothere'));
  expect(requested).toHaveLength(1);
});

test('a token without a provider opens nothing of it, not even a list', async () => {
  const { upstream, requested } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const none = await sign(goodClaims({ hostup: undefined, vpsbg: undefined }));
  for (const path of [
    '/api/hostup/vps',
    '/api/hostup/vps/vps_1/iso',
    '/api/vpsbg/isos',
    '/api/vpsbg/isos/1',
  ]) {
    expect((await gateway.get(path, none)).status).toBe(403);
  }
  expect(await (await gateway.get('/api/session', none)).json()).toMatchObject({
    mode: 'embed',
    role: 'customer',
    providers: { hostup: false, vpsbg: false },
  });
  expect(requested).toEqual([]);
});

test("names in the token are in its session and its list, and in nobody else's", async () => {
  const { upstream, requested } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const named = await sign(goodClaims({ hostup: { vps: ['vps_1', 'vps_2'], names: { vps_1: 'web-01' } } }));
  const unnamed = await sign(goodClaims({ hostup: { vps: ['vps_1'] } }));
  const session = await gateway.get('/api/session', named);
  expect(await session.json()).toMatchObject({ names: { vps_1: 'web-01' }, manageUrl: null });
  expect(await (await gateway.get('/api/session', unnamed)).json()).toMatchObject({ names: {} });
  expect(await (await gateway.get('/api/hostup/vps', named)).json()).toMatchObject({
    data: [
      { id: 'vps_1', name: 'web-01' },
      { id: 'vps_2', name: null },
    ],
  });
  expect(requested).toEqual([]);
});

test('without a token every path of the API is 401', async () => {
  const { upstream, requested } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  for (const path of [
    '/api/session',
    '/api/hostup/vps',
    '/api/hostup/vps/vps_1/iso',
    '/api/nothing',
    '/api',
  ]) {
    const response = await gateway.get(path);
    expect([response.status, await response.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'token_missing' }),
    ]);
  }
  expect(requested).toEqual([]);
});

test('when the check of a token fails by itself, nothing is opened', async () => {
  const requested: string[] = [];
  const fail = () => {
    requested.push('provider');
    return Promise.reject(new Error('must not be called'));
  };
  const embedding = {
    tenants: [],
    origins: ['https://iso.example.net'],
    acts: true,
    update: () => {},
    admit: () => Promise.reject(new Error('the-secret-reason')),
    close: () => Promise.resolve(),
  };
  const hostup = { vpsList: fail, isoMedia: fail, status: fail };
  const app = createGateway({ mode: 'embed', host: '127.0.0.1' }, { embedding, hostup });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close());
  const headers = { authorization: `Bearer ${await sign()}` };
  for (const path of ['/api/session', '/api/hostup/vps', '/api/hostup/vps/vps_1/iso']) {
    const response = await fetch(server.url + path, { headers });
    const body = await response.text();
    expect([response.status, body]).toEqual([500, expect.stringContaining('internal_error')]);
    expect(body).not.toContain('the-secret-reason');
  }
  expect(requested).toEqual([]);
});

test('one person at full speed has to wait, however many tokens they have; others do not', async () => {
  const { upstream } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const responses = await Promise.all(
    Array.from({ length: 130 }, async () => gateway.get('/api/session', await sign())),
  );
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(60);
  const late = responses.find(({ status }) => status === 429);
  expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(50);
  expect(await late?.json()).toMatchObject({ code: 'token_rate_limited' });
  const calm = await sign(goodClaims({ sub: 'customer-8' }));
  expect((await gateway.get('/api/session', calm)).status).toBe(200);
  // Another tenant's customer of the same name is another person.
  const other = goodClaims({ iss: 'other-issuer', parent: ORIGIN, vpsbg: undefined });
  const namesake = await sign(other, {}, otherPair.privateKey);
  expect((await gateway.get('/api/session', namesake)).status).toBe(200);
});

test('the log has each request with the hash of its token, and neither token, key, id nor query', async () => {
  const { upstream } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const token = await sign(goodClaims({ jti: 'the-secret-jti', sub: 'the-secret-sub' }));
  await gateway.get('/api/hostup/vps/vps_1/iso?token=in-the-query', token);
  await gateway.get('/api/vpsbg/isos/777777777', token);
  await gateway.get('/api/session', `${token}x`);
  await gateway.get('/api/session', await sign(goodClaims({ sub: 4711 })));
  await gateway.get('/api/nothing');
  const token16 = expect.stringMatching(/^[0-9a-f]{16}$/);
  const request = {
    level: 'info',
    msg: 'request',
    method: 'GET',
    ms: expect.any(Number),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  };
  const admitted = { ...request, tenant: 'acme', token: token16, subject: token16 };
  const refused = { ...request, status: 401, route: '/api/session', tenant: 'acme', token: 'refused' };
  expect(entriesOf(gateway.log)).toEqual([
    { ...admitted, route: '/api/hostup/vps/:id/iso', status: 200 },
    { ...admitted, route: '/api/vpsbg/isos/:id', status: 403, code: 'forbidden_resource' },
    { ...refused, code: 'token_invalid', reason: 'its ES256 signature has 65 bytes; 64 are needed' },
    {
      ...refused,
      code: 'token_invalid',
      reason: 'its `sub` must be text of 1 to 64 characters; it is a number',
    },
    { ...request, route: '/api/*', status: 401, token: 'none', code: 'token_missing' },
  ]);
  const log = gateway.log.join('\n');
  for (const secret of [
    ...token.split('.'),
    'the-secret',
    'in-the-query',
    'vps_1',
    '777777777',
    ...Object.values(API_KEYS),
  ]) {
    expect(log).not.toContain(secret);
  }
});

test('accounts share nothing: each calls its own provider, though the ids are the same', async () => {
  const { upstream, requested } = await startProviders();
  const gateway = await startEmbedGateway(upstream.url);
  const path = '/api/hostup/vps/vps_1/iso';
  await gateway.get(path, await sign());
  await gateway.get(path, await sign(goodClaims({ acct: 'second' })));
  await gateway.get(path, await sign());
  expect(requested).toEqual([
    `${API_KEYS.main} /api/v2/vps/vps_1/iso`,
    `${API_KEYS.second} /api/v2/vps/vps_1/iso`,
  ]);
});
