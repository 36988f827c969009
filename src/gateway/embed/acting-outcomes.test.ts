import type { ServerResponse } from 'node:http';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { actionApi } from '../../contracts/gateway/actions.ts';
import { api } from '../../contracts/gateway/api.ts';
import { respondJson } from '../upstream.fixture.ts';
import { entriesOf } from '../log.fixture.ts';
import { API_KEYS } from './embedding.fixture.ts';
import { TENANT, isWrite, hostup, startActing, tokenFor } from './acting-tokens.fixture.ts';

test('a 401 of the key for actions is final: nothing is sent again', async () => {
  const { upstream, send } = await startActing(TENANT, (request, response) =>
    request.method === 'GET'
      ? hostup(request, response)
      : respondJson(response, { code: 'unauthorized' }, 401),
  );
  const refused = await send('mount', 'vps_1', await tokenFor({ vps_1: ['mount'] }));
  expect([refused.status, refused.code]).toEqual([502, 'upstream_unauthorized']);
  // What only the operator can fix names no variable to a customer.
  expect(refused.json).toMatchObject({ detail: expect.stringContaining('support of your control panel') });
  expect(upstream.calls.filter(isWrite)).toHaveLength(1);
});

test('a customer gets the errors about the fields they filled in, without diagnostics', async () => {
  const errors = [{ pointer: '/url', detail: 'No.', code: 'invalid_request' }];
  const problem = { code: 'invalid_request', title: 'T', requestId: 'req_1', errors };
  const { send } = await startActing(['download'], (request, response) =>
    request.method === 'GET' ? hostup(request, response) : respondJson(response, problem, 422),
  );
  const refused = await send('download', 'vps_1', await tokenFor({ vps_1: ['download'] }));
  expect(refused.json).toMatchObject({
    upstream: { code: 'invalid_request', errors, title: null, requestId: null },
  });
});

const COMPLETED = { data: { status: 'completed' } };

/** A restart that goes on as a job. @param read what HostUp responds with to a read of it */
async function startJob(read = (response: ServerResponse) => respondJson(response, COMPLETED)) {
  const operation = { status: 'queued', jobId: 'job_1', pollUrl: '/api/jobs/job_1' };
  const { upstream, send, gateway } = await startActing(['restart'], (request, response) => {
    if (request.url?.startsWith('/api/jobs/')) return read(response);
    return request.method === 'GET' ? hostup(request, response) : respondJson(response, { operation }, 202);
  });
  const started = await send('restart', 'vps_1', await tokenFor({ vps_1: ['restart'] }));
  const { job } = v.parse(v.object({ job: v.object({ id: v.string() }) }), started.json);
  return { upstream, gateway, job };
}

test('a job is read by who may act on its VPS, and by nobody else', async () => {
  const { upstream, gateway, job } = await startJob();
  const before = upstream.calls.length;
  const read = (token: string, id = job.id) => gateway.get(actionApi.job(id), token);
  for (const token of [
    await tokenFor({ vps_2: ['restart'] }),
    await tokenFor(undefined),
    await tokenFor({ vps_1: ['mount'] }),
  ]) {
    expect((await read(token)).status).toBe(404);
  }
  const mine = await tokenFor({ vps_1: ['restart'] });
  for (const id of ['job_1', `x${job.id}`, job.id.replace('.', '..'), 'e30.AAAA', '%00']) {
    expect((await read(mine, id)).status).toBe(404);
  }
  expect(upstream.calls).toHaveLength(before);
  expect(await (await read(mine)).json()).toMatchObject({
    id: job.id,
    action: 'restart',
    state: 'completed',
  });
});

test.each([
  ['the key for actions', { WRITE: 'next-write' }, 200],
  ['the key for reads', { MAIN: 'next-main' }, 200],
  ['both keys', { WRITE: 'next-write', MAIN: 'next-main' }, 404],
])('a job after a change of %s', async (_, keys, status) => {
  const { gateway, job } = await startJob();
  await gateway.changeKeys(keys);
  const read = await gateway.get(actionApi.job(job.id), await tokenFor({ vps_1: ['restart'] }));
  expect(read.status).toBe(status);
});

test('a rate limit of the key for actions holds back the reads of a job alone', async () => {
  const { gateway, job } = await startJob((response) =>
    respondJson(response, { code: 'rate_limited' }, 429, { 'retry-after': '60' }),
  );
  const token = await tokenFor({ vps_1: ['restart'] });
  // As HostUp refuses it, and while the wait holds.
  for (const _ of [1, 2]) {
    const limited = await gateway.get(actionApi.job(job.id), token);
    expect(await limited.json()).toMatchObject({
      status: 429,
      code: 'upstream_rate_limited',
      resourceOnly: true,
    });
  }
  expect((await gateway.get(api.hostupIsoMedia('vps_1'), token)).status).toBe(200);
});

test('the audit has the intent before the call and the outcome after it, and nothing that must not be there', async () => {
  const { gateway, send } = await startActing(['download']);
  const token = await tokenFor({ vps_1: ['download'] });
  await send('download', 'vps_1', token);
  const lines = entriesOf(gateway.log).flatMap((entry) => {
    const { msg, audit } = Object(entry);
    return msg === 'audit' ? [audit as unknown] : [];
  });
  expect(lines).toEqual([
    expect.objectContaining({
      event: 'intent',
      action: 'download',
      vps: 'vps_1',
      tenant: 'acme',
      source: 'example.com',
    }),
    expect.objectContaining({ event: 'outcome', outcome: 'done', status: 200 }),
  ]);
  const text = JSON.stringify(lines);
  expect(text).toMatch(/"who":"token:[0-9a-f]{16}"/);
  for (const hidden of ['customer-7', 'a.iso', token, ...Object.values(API_KEYS)])
    expect(text).not.toContain(hidden);
});

test('what is denied for lack of permission is in the log with tenant and code, and not in the audit', async () => {
  const { gateway, send, upstream } = await startActing(['download']);
  const token = await tokenFor({ vps_1: ['download', 'delete'] });
  expect((await send('delete', 'vps_1', token)).code).toBe('action_not_allowed');
  const entries = entriesOf(gateway.log);
  expect(JSON.stringify(entries)).not.toContain('"audit"');
  expect(entries).toContainEqual(
    expect.objectContaining({
      method: 'DELETE',
      route: '/api/hostup/vps/:id/iso/:isoId',
      status: 403,
      token: expect.stringMatching(/^[0-9a-f]{16}$/),
      tenant: 'acme',
      code: 'action_not_allowed',
    }),
  );
  expect(upstream.calls).toEqual([]);
});
