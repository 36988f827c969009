import { expect, test } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { goodClaims, sign, startEmbedGateway } from './embedding.fixture.ts';

const media = (vpsId: string) => `/api/hostup/vps/${vpsId}/iso`;
const known = media('vps_known');
const UNKNOWN = Array.from({ length: 40 }, (_, n) => `vps_unknown${n}`);

/** An account with a limit, of which this many calls a minute may be made. */
async function startAccount(allowed: number) {
  const limit = { 'x-ratelimit-limit': String(Math.ceil(allowed / 0.8)) };
  const upstream = await startUpstream((request, response) => {
    if (request.url?.includes('unknown')) respondJson(response, {}, 404, limit);
    else respondJson(response, isoMediaSample, 200, limit);
  });
  return { upstream, gateway: await startEmbedGateway(upstream.url) };
}

const tokenFor = (sub: string, ...vps: string[]) => sign(goodClaims({ sub, hostup: { vps } }));

test.each([
  ['before the first response', []],
  ['later', [known]],
])('one person who requests 40 unknown ids, %s, leaves the others their pace', async (_, before) => {
  const { upstream, gateway } = await startAccount(48);
  const calm = await tokenFor('calm', 'vps_known', 'vps_new');
  for (const path of before) await gateway.get(path, calm);
  const responses = await Promise.all(
    // A fresh token for each: the person stays the same.
    UNKNOWN.map(async (id) => gateway.get(media(id), await tokenFor('greedy', id))),
  );
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(15);
  expect(await refused[0]?.json()).toMatchObject({
    code: 'upstream_rate_limited',
    ownPace: true,
    resourceOnly: true,
    detail: expect.stringContaining('many different pages'),
  });
  expect(upstream.calls.length).toBeLessThanOrEqual(25);
  for (const path of [known, media('vps_new')]) expect((await gateway.get(path, calm)).status).toBe(200);
});

test('a customer learns of the pace in coarse steps, support exactly', async () => {
  const { gateway } = await startAccount(48);
  const others = await tokenFor('other', ...Array.from({ length: 8 }, (_, n) => `vps_${n}`));
  const steps = new Set<string | null>();
  const exact = new Set<string | null>();
  for (let n = 0; n < 8; n += 1) {
    await gateway.get(media(`vps_${n}`), others);
    const vps = `vps_mine${n}`;
    const customer = await gateway.get(media(vps), await tokenFor(`customer ${n}`, vps));
    steps.add(customer.headers.get(HEADERS.leastInterval));
    const claims = goodClaims({ sub: 'support', role: 'support', hostup: { vps: [vps] } });
    exact.add((await gateway.get(media(vps), await sign(claims))).headers.get(HEADERS.leastInterval));
  }
  expect(exact.size).toBeGreaterThan(5);
  expect([...steps]).toEqual(['5000', '20000']);
});

test('a customer who has to wait for the pace gets a coarse time', async () => {
  const { gateway } = await startAccount(4);
  const vps = Array.from({ length: 5 }, (_, n) => `vps_${n}`);
  const tokens = { customer: await tokenFor('one', ...vps), support: '' };
  tokens.support = await sign(goodClaims({ sub: 'support', role: 'support', hostup: { vps } }));
  for (const id of vps.slice(0, 4)) await gateway.get(media(id), tokens.customer);
  const waitFor = async (token: string) =>
    Number((await gateway.get(media('vps_4'), token)).headers.get('retry-after'));
  expect(await waitFor(tokens.customer)).toBe(80);
  expect(await waitFor(tokens.support)).toBeLessThanOrEqual(60);
});
