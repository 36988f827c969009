import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_WAIT_MS, MIN_WAIT_MS } from '../../rate-limit/retry-after.ts';
import { RequestError, type ErrorKind } from './errors.ts';
import { monotonicNow } from './monotonic.ts';
import { refetchOnReturn, nextPoll } from './poll.ts';
import { newerSnapshot } from './snapshot.ts';

const runs = { numRuns: 1_000 };

const snapshot = { path: '/api/x', body: 'x', asOf: 0, requestId: null, drift: [] };
const failed = (kind: ErrorKind, retryAt?: number) =>
  new RequestError({ kind, detail: '', provider: 'hostup', path: '/', retryAt, at: 0 });
/** The same where the gateway sent a response. */
function byGateway(kind: ErrorKind, retryAt: number): RequestError {
  const problem = {
    type: '',
    title: '',
    status: 504,
    detail: '',
    code: 'upstream_timeout',
    instance: '/',
    requestId: '',
    timestamp: '',
  };
  return new RequestError({ kind, detail: '', provider: 'hostup', path: '/', retryAt, at: 0, problem });
}

test('after a response the pace is a function of the data, within bounds', () => {
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

test('an older response never replaces a newer one, and equal parts keep their references', () => {
  const shown = { ...snapshot, asOf: 2_000, body: { rows: [{ id: 1 }] } };
  expect(newerSnapshot(shown, { ...shown, asOf: 1_000, body: { rows: [] } })).toBe(shown);
  const next = newerSnapshot(shown, { ...shown, asOf: 3_000, body: { rows: [{ id: 1 }] } });
  expect(next).toHaveProperty('asOf', 3_000);
  expect(next).toHaveProperty(
    'body',
    expect.toSatisfy((body) => body === shown.body),
  );
});

test('responses come in any order within a minute: what is shown never grows older, and the newest stays', () => {
  const body = fc.record({ asOf: fc.integer({ min: 0, max: 60_000 }), word: fc.string({ maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 20 }), (responses) => {
      let shown: unknown;
      let newest = -1;
      for (const { asOf, word } of responses) {
        shown = newerSnapshot(shown, { ...snapshot, asOf, body: word });
        newest = Math.max(newest, asOf);
        expect(shown).toHaveProperty('asOf', newest);
      }
    }),
    runs,
  );
});

test('of two responses of one time the later to arrive is shown', () => {
  const shown = { ...snapshot, asOf: 2_000, body: 'a' };
  expect(newerSnapshot(shown, { ...shown, body: 'b' })).toHaveProperty('body', 'b');
});

test('a gateway whose clock was set back by an hour does not freeze the page', () => {
  const shown = { ...snapshot, asOf: 7_200_000 };
  expect(newerSnapshot(shown, { ...shown, asOf: 3_600_000, body: 'y' })).toHaveProperty('body', 'y');
  expect(newerSnapshot(shown, { ...shown, asOf: 7_140_000, body: 'y' })).toBe(shown);
});

test('the pace keeps to the least interval of the gateway', () => {
  const snapshotWithInterval = { ...snapshot, leastInterval: 6_000 };
  expect(nextPoll({ data: snapshotWithInterval, error: null }, () => 3_000)).toBe(6_000);
  expect(nextPoll({ data: snapshotWithInterval, error: null }, () => 15_000)).toBe(15_000);
  expect(nextPoll({ data: snapshotWithInterval, error: null }, () => false)).toBe(false);
});

test('whatever the pace, the error and the time, a timer neither overflows nor stops by mistake', () => {
  fc.assert(
    fc.property(fc.double(), fc.option(fc.double()), fc.option(fc.double()), (every, retryAt, least) => {
      const data = least === null ? snapshot : { ...snapshot, leastInterval: least };
      const error = retryAt === null ? null : failed('server', retryAt);
      const wait = nextPoll({ data, error }, () => every);
      expect(wait).toBeGreaterThanOrEqual(MIN_WAIT_MS);
      expect(wait).toBeLessThanOrEqual(MAX_WAIT_MS);
    }),
    runs,
  );
});

test.each([
  ['a good response', null, true],
  ['a lost network', failed('network', monotonicNow() + 60_000), true],
  ['no response in time from the gateway', failed('timeout', monotonicNow() + 60_000), true],
  ['no response in time from the provider', byGateway('timeout', monotonicNow() + 60_000), false],
  ['a rate limit, which itself holds requests back', failed('rate-limited', monotonicNow() + 60_000), true],
  ['a fault of the server whose wait is not over', failed('server', monotonicNow() + 60_000), false],
  ['a fault of the server whose wait is over', failed('server', monotonicNow() - 1), true],
  ['a refusal', failed('forbidden', monotonicNow() - 1), false],
])('on return after %s it polls: %s', (_, error, polls) => {
  expect(refetchOnReturn({ state: { error } })).toBe(polls);
});
