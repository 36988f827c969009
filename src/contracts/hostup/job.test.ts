import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobStateIn } from './job.ts';

const running = {
  state: 'running',
  status: null,
  progress: null,
  message: null,
  createdAt: null,
  finishedAt: null,
};

test.each([
  ['wrapped, as its page shows it', { success: true, data: { status: 'completed' } }, 'completed'],
  ['wrapped, with an operation', { data: { operation: { status: 'failed' } } }, 'failed'],
  ['an operation', { operation: { status: 'queued' } }, 'running'],
  ['bare', { state: 'completed' }, 'completed'],
  ['flags alone', { data: { isCompleted: true, isFailed: false } }, 'completed'],
  ['a flag against the words', { data: { status: 'completed', isFailed: true } }, 'failed'],
  ['a state that is not known', { data: { status: 'delayed_by_moon' } }, 'running'],
  ['another case', { data: { state: 'FAILED ' } }, 'failed'],
])('a job is read %s', (_, json, state) => {
  expect(jobStateIn(json)?.state).toBe(state);
});

test.each([
  [null],
  [[]],
  ['completed'],
  [{}],
  [{ data: null }],
  [{ data: [] }],
  [{ data: {} }],
  [{ status: 400 }],
])('nothing is read out of %j', (json) => {
  expect(jobStateIn(json)).toBeNull();
});

test.each([
  [{ progress: 40 }, 40],
  [{ progress: 0 }, null],
  [{ progress: 140 }, null],
  [{ progress: -1 }, null],
  [{ progress: '40' }, null],
  [{ progress: 0, progressDetails: { percentage: 12.5 } }, 12.5],
  [{ progressDetails: { current: 5, total: 20 } }, 25],
  [{ progressDetails: { current: 5, total: 0 } }, null],
  [{}, null],
])('progress of %j is %s', (fields, progress) => {
  expect(jobStateIn({ data: { status: 'running', ...fields } })?.progress).toBe(progress);
});

test('a failed job says why, in its own words', () => {
  const failed = { status: 'failed', progressMessage: 'Downloading' };
  expect(jobStateIn({ data: { ...failed, error: 'No space left' } })?.message).toBe('No space left');
  expect(jobStateIn({ data: { ...failed, error: { message: 'No route' } } })?.message).toBe('No route');
  expect(jobStateIn({ data: failed })?.message).toBe('Downloading');
  expect(jobStateIn({ data: { status: 'x' } })).toEqual({ ...running, status: 'x' });
});

test('whatever comes, it is a job or nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (json) => {
      const read = jobStateIn(json);
      expect(read === null || (read.progress ?? 1) > 0).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
