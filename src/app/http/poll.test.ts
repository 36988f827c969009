import { expect, test } from 'vitest';
import { MAX_WAIT_MS, MIN_WAIT_MS } from '../../contracts/http/retry-after.ts';
import { RequestError, type ErrorKind } from './errors.ts';
import { monotonicNow } from './monotonic.ts';
import { nextPoll } from './poll.ts';
import { newerSnapshot } from './snapshot.ts';

const snapshot = { body: 'x', asOf: 0, requestId: null, drift: [] };
const failed = (kind: ErrorKind, retryAt?: number) =>
  new RequestError({ kind, detail: '', provider: 'hostup', path: '/', retryAt, at: 0 });

test('after an answer the pace is a function of the data, within bounds', () => {
  expect(nextPoll({ data: snapshot, error: null }, (body) => (body === 'x' ? 3_000 : 1))).toBe(3_000);
  expect(nextPoll({ data: snapshot, error: null }, () => false)).toBe(false);
  expect(nextPoll({ data: snapshot, error: null }, () => 1e12)).toBe(MAX_WAIT_MS);
  expect(nextPoll({ data: snapshot, error: null }, () => Number.NaN)).toBe(MIN_WAIT_MS);
});

test('after an error it is the time left until the fixed next try, whatever the pace', () => {
  const left = nextPoll({ data: snapshot, error: failed('server', monotonicNow() + 40_000) }, () => 1_000);
  expect(left).toBeGreaterThan(39_000);
  expect(left).toBeLessThanOrEqual(40_000);
  expect(nextPoll({ data: undefined, error: failed('network', monotonicNow() - 5) }, () => 1_000)).toBe(
    MIN_WAIT_MS,
  );
});

test.each(['unauthorized', 'forbidden', 'not-found', 'not-configured', 'rejected'] as const)(
  '%s stops polling',
  (kind) => {
    expect(nextPoll({ data: snapshot, error: failed(kind, monotonicNow() + 1) }, () => 1_000)).toBe(false);
  },
);

test('an older answer never replaces a newer one, and equal parts keep their references', () => {
  const shown = { ...snapshot, asOf: 2_000, body: { rows: [{ id: 1 }] } };
  expect(newerSnapshot(shown, { ...shown, asOf: 1_000, body: { rows: [] } })).toBe(shown);
  const next = newerSnapshot(shown, { ...shown, asOf: 3_000, body: { rows: [{ id: 1 }] } });
  expect(next).toHaveProperty('asOf', 3_000);
  expect(next).toHaveProperty(
    'body',
    expect.toSatisfy((body) => body === shown.body),
  );
});
