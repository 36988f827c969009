import { expect, test } from 'vitest';
import type { Job } from '../../contracts/gateway/action-bodies.ts';
import { RequestError, type ErrorKind } from '../http/errors.ts';
import { jobStanding, type JobStanding } from './download-job.ts';

const failure = (kind: ErrorKind) =>
  new RequestError({ kind, detail: '', provider: 'hostup', path: '/api/hostup/jobs/1', at: 0 });
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
