import { expect, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { goodClaims, sign, startEmbedGateway } from '../embed/embedding.fixture.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { Browser, startStaff } from './staff.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const AS_CUSTOMER = 'account=main&view=customer';
/** Of another customer of the same account, in a field of the provider's that nobody documented too. */
const FOREIGN = 'canary-image-of-another-customer';
const media = {
  ...isoMediaSample,
  available: [...isoMediaSample.available, { id: 'iso_9', name: FOREIGN }],
  undocumented: FOREIGN,
};
const failure = { code: 'X', title: 'No', detail: 'No', requestId: 'canary-provider-request-1' };

/** An operator who may unmount in the account, in a browser that is signed in. */
async function start() {
  const upstream = await startUpstream((request, response) =>
    request.url?.includes('vps_2') ? respondJson(response, failure, 403) : respondJson(response, media),
  );
  const desk = await startStaff(upstream.url);
  const browser = new Browser();
  await browser.signIn(desk.origin, 'bob');
  const get = (path: string) => browser.send(desk.origin + path);
  return { ...desk, upstream, browser, get };
}

test('the customer’s view is byte for byte what a customer’s token opens', async () => {
  const { get, upstream } = await start();
  const embedded = await startEmbedGateway(upstream.url);
  const token = await sign(goodClaims({ hostup: { vps: ['vps_1', 'vps_2'], library: 'mounted' } }));
  const seen = await get(`${MEDIA}?${AS_CUSTOMER}`);
  expect(seen.body).toBe(await (await embedded.get(MEDIA, token)).text());
  expect(seen.body).not.toContain(FOREIGN);
  expect((await get(`${MEDIA}?account=main`)).body).toContain(FOREIGN);
  const refused = await get(`/api/hostup/vps/vps_2/iso?${AS_CUSTOMER}`);
  expect(refused.status).toBe(403);
  expect(refused.body).not.toContain(failure.requestId);
  expect((await get('/api/hostup/vps/vps_2/iso?account=main')).body).toContain(failure.requestId);
});

test('in the customer’s view the session has a customer’s rights, whoever looks', async () => {
  const { get } = await start();
  const support = JSON.parse((await get('/api/session?account=main')).body);
  expect(support).toMatchObject({ role: 'support', actions: { '*': ['unmount'] } });
  const customer = JSON.parse((await get(`/api/session?${AS_CUSTOMER}`)).body);
  expect(customer).toMatchObject({ role: 'customer', actions: {}, library: 'mounted', account: 'main' });
});

test('in the customer’s view there is no other server and no action, and no provider is called for either', async () => {
  const { origin, get, browser, upstream, audit } = await start();
  const before = upstream.calls.length;
  for (const path of ['/api/hostup/vps', '/api/hostup/vps?name=web', '/api/hostup/jobs/job_1']) {
    const { status } = await get(`${path}${path.includes('?') ? '&' : '?'}${AS_CUSTOMER}`);
    expect(status).toBe(path.includes('jobs') ? 404 : 403);
  }
  const act = await browser.send(`${origin}/api/hostup/vps/vps_1/iso/unmount?${AS_CUSTOMER}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'idempotency-key': 'a'.repeat(20) },
    body: '{"device":"ide2"}',
  });
  expect([act.status, act.body]).toEqual([403, expect.stringContaining('action_not_allowed')]);
  expect(upstream.calls.length).toBe(before);
  expect(audit.map(({ event }) => event)).toEqual(['signed_in']);
});

test('the audit says that it was the customer’s view', async () => {
  const { get, audit } = await start();
  for (let polls = 0; polls < 2; polls += 1) await get(`${MEDIA}?${AS_CUSTOMER}`);
  await get(`${MEDIA}?account=main`);
  const opened = audit.filter(({ event }) => event === 'opened');
  expect(opened).toMatchObject([{ vps: 'vps_1', view: 'customer', role: 'operator' }, { vps: 'vps_1' }]);
  expect(opened[1]).not.toHaveProperty('view');
});
