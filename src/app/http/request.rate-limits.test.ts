import { type RequestListener } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { monotonicNow } from './monotonic.ts';
import { rateLimits } from './rate-limits.ts';
import { calls, gateway, call, failureOf, problem } from './request.fixture.ts';

afterEach(() => vi.useRealTimers());

test('while a provider’s limit holds nothing is sent for it, and the other provider is not held up', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing
      .writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      .end(JSON.stringify(problem('upstream_rate_limited', 429)));
  });
  const before = monotonicNow();
  const first = await failureOf(call(path, 'hostup'));
  expect(first.retryAt).toBeGreaterThanOrEqual(before + 7_000);
  expect(first.retryAt).toBeLessThanOrEqual(monotonicNow() + 7_000);
  const limited = await Promise.all(Array.from({ length: 20 }, () => failureOf(call(path, 'hostup'))));
  expect(
    limited.every(
      (error) => error.kind === 'rate-limited' && error.retryAt === rateLimits.hostup.key.opensAt,
    ),
  ).toBe(true);
  expect(calls()).toBe(1);
  await failureOf(call(path, 'vpsbg'));
  expect(calls()).toBe(2);
});

/** A response of a gateway with status 429 or 503. */
function limitedBy(code: string, status: number, retryAfter: string, more = {}): RequestListener {
  return (_, outgoing) => {
    outgoing
      .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': retryAfter })
      .end(JSON.stringify({ ...problem(code, status), ...more }));
  };
}

const fine: RequestListener = (_, outgoing) =>
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"word":"ok"}');

test('a wait that is not credible is over after a minute: one probe goes, and its good result opens all', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let respond = limitedBy('upstream_rate_limited', 429, '9999999999');
  const path = await gateway((incoming, outgoing) => respond(incoming, outgoing));
  rateLimits.vpsbg.open();
  const { retryAt } = await failureOf(call(path, 'vpsbg'));
  expect((retryAt ?? 0) - monotonicNow()).toBeLessThanOrEqual(60_000);
  vi.advanceTimersByTime(59_000);
  await failureOf(call(path, 'vpsbg'));
  expect(calls()).toBe(1);
  vi.advanceTimersByTime(1_000);
  // Ten at once: one is the probe, nine wait for its result and not for another minute.
  const waits = await Promise.all(Array.from({ length: 10 }, () => failureOf(call(path, 'vpsbg'))));
  expect(calls()).toBe(2);
  const soon = waits.filter((error) => (error.retryAt ?? 0) - monotonicNow() <= 2_000);
  expect(soon).toHaveLength(9);
  vi.advanceTimersByTime(60_000);
  respond = fine;
  expect((await call(path, 'vpsbg')).body).toEqual({ word: 'ok' });
  expect((await call(path, 'vpsbg')).body).toEqual({ word: 'ok' });
  expect(calls()).toBe(4);
});

test('a probe whose response names a credible wait is followed by that wait', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let respond = limitedBy('upstream_rate_limited', 429, '86400');
  const path = await gateway((incoming, outgoing) => respond(incoming, outgoing));
  rateLimits.vpsbg.open();
  await failureOf(call(path, 'vpsbg'));
  vi.advanceTimersByTime(60_000);
  respond = limitedBy('upstream_rate_limited', 429, '7');
  const { retryAt } = await failureOf(call(path, 'vpsbg'));
  expect((retryAt ?? 0) - monotonicNow()).toBe(7_000);
  vi.advanceTimersByTime(7_000);
  respond = fine;
  expect((await call(path, 'vpsbg')).body).toEqual({ word: 'ok' });
});

test.each([
  ['a 503', limitedBy('upstream_unavailable', 503, '600')],
  [
    'the gateway’s own pace',
    limitedBy('upstream_rate_limited', 429, '60', { ownPace: true, resourceOnly: true }),
  ],
])('%s holds back its own path alone', async (_, respond) => {
  const path = await gateway((incoming, outgoing) =>
    incoming.url === '/api/thing' ? respond(incoming, outgoing) : fine(incoming, outgoing),
  );
  rateLimits.vpsbg.open();
  const { retryAt } = await failureOf(call(path, 'vpsbg'));
  expect((retryAt ?? 0) - monotonicNow()).toBeGreaterThan(59_000);
  expect((await failureOf(call(path, 'vpsbg'))).kind).toBe('rate-limited');
  expect(calls()).toBe(1);
  expect((await call(`${path}/other`, 'vpsbg')).body).toEqual({ word: 'ok' });
  expect(rateLimits.vpsbg.key.opensAt).toBeUndefined();
});

test('requests that a limit stopped do not lengthen the back-off', async () => {
  const path = await gateway((_, outgoing) => outgoing.writeHead(502).end('<h1>'));
  rateLimits.hostup.key.close(60_000, { by: 'hostup' });
  for (let click = 0; click < 20; click += 1) await failureOf(call(path, 'hostup'));
  rateLimits.hostup.open();
  const { retryAt } = await failureOf(call(path, 'hostup'));
  // The first failure waits 4 s at most.
  expect(retryAt).toBeLessThanOrEqual(monotonicNow() + 4_000);
});
