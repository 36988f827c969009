import { environmentManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { Job } from '../../contracts/gateway/action-bodies.ts';
import type { GatewayErrorCode } from '../../contracts/gateway/errors.ts';
import type { GatewayProblem } from '../../contracts/gateway/api.ts';
import { RequestError, type ErrorKind } from '../http/errors.ts';
import { createQueryClient } from '../http/query-client.ts';
import { jobQuery, jobStanding, type JobStanding } from './download-job.ts';

const failure = (kind: ErrorKind, problem?: GatewayProblem) =>
  new RequestError({ kind, detail: '', provider: 'hostup', path: '/api/hostup/jobs/1', problem, at: 0 });
const job = (state: Job['state']): Job => ({
  id: '1',
  action: 'download',
  state,
  status: null,
  progress: null,
  message: null,
  createdAt: null,
  finishedAt: null,
});

test.each<[about: string, Job | undefined, ErrorKind | null, isThere: boolean, JobStanding]>([
  ['no report yet', undefined, null, false, 'running'],
  ['no report yet, and an image of that name from before', undefined, null, true, 'running'],
  ['on its way', job('running'), null, true, 'running'],
  ['a report is late', job('running'), 'server', true, 'running'],
  ['no report comes', undefined, 'server', false, 'running'],
  ['no report comes, and the image is there', undefined, 'contract', true, 'completed'],
  ['no longer reported', job('running'), 'not-found', true, 'gone'],
  ['the key is refused', undefined, 'unauthorized', false, 'unread'],
  ['the account may not read it', job('running'), 'forbidden', false, 'unread'],
  ['the request is rejected', undefined, 'rejected', false, 'unread'],
  ['the key is refused, and the image is there', job('running'), 'forbidden', true, 'completed'],
  ['it ended before the key was refused', job('completed'), 'unauthorized', false, 'completed'],
  ['it failed, and is no longer reported', job('failed'), 'not-found', false, 'failed'],
])('how a download stands: %s', (_, report, kind, isThere, standing) => {
  expect(jobStanding(report, kind && failure(kind), isThere)).toBe(standing);
});

test.each<[code: GatewayErrorCode, isThere: boolean, JobStanding]>([
  ['upstream_not_found', false, 'gone'],
  ['job_not_found', false, 'unread'],
  ['job_not_found', true, 'completed'],
])('a 404 with %s: only HostUp can say that it no longer reports a job', (code, isThere, standing) => {
  const problem = {
    type: '',
    title: '',
    status: 404,
    detail: '',
    code,
    instance: '',
    requestId: '',
    timestamp: '',
  };
  expect(jobStanding(job('running'), failure('not-found', problem), isThere)).toBe(standing);
});

afterEach(() => {
  environmentManager.setIsServer(() => true);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the jobs on screen are polled every 3 s times their number', async () => {
  vi.useFakeTimers();
  // Otherwise nothing polls.
  environmentManager.setIsServer(() => false);
  const states = new Map<string, Job['state']>(['a', 'b', 'c', 'd', 'e'].map((id) => [id, 'running']));
  let requests = 0;
  vi.stubGlobal('fetch', (path: string) => {
    requests += 1;
    const id = path.split('/').at(-1) ?? '';
    return Promise.resolve(
      states.has(id)
        ? Response.json(job(states.get(id) ?? 'running'))
        : Response.json({ code: 'upstream_not_found' }, { status: 404 }),
    );
  });
  const requestsIn45s = async () => {
    requests = 0;
    await vi.advanceTimersByTimeAsync(45_000);
    return requests;
  };
  const client = createQueryClient();
  const shown = ['a', 'b', 'c', 'd', 'e', 'gone'].map((id) =>
    new QueryObserver(client, jobQuery(id, client)).subscribe(() => {}),
  );
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await requestsIn45s()).toBe(15);
  states.set('a', 'completed').set('b', 'failed');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await requestsIn45s()).toBe(15);
  // A row of another page.
  shown[2]?.();
  states.set('d', 'completed');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await requestsIn45s()).toBe(15);
  shown.forEach((leave) => leave());
  client.clear();
});
