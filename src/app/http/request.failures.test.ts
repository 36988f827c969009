import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { RequestError } from './errors.ts';
import { monotonicNow } from './monotonic.ts';
import { noteNetworkReturn } from './network-return.ts';
import { gateway, call, failureOf, problem } from './request.fixture.ts';

afterEach(() => vi.useRealTimers());

test.each([
  [502, 'upstream_unauthorized', 'unauthorized', false],
  [403, 'upstream_forbidden', 'forbidden', false],
  [404, 'upstream_not_found', 'not-found', false],
  [501, 'provider_not_configured', 'not-configured', false],
  [423, 'upstream_locked', 'locked', true],
  [502, 'upstream_failed', 'server', true],
  [502, 'upstream_invalid', 'contract', true],
  [504, 'upstream_timeout', 'timeout', true],
  [503, 'a_code_of_a_newer_gateway', 'server', true],
] as const)('HTTP %i %s is of kind %s', async (status, code, kind, retryable) => {
  const path = await gateway((_, outgoing) => {
    outgoing
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify(problem(code, status)));
  });
  const error = await failureOf(call(path));
  expect([error.kind, error.retryable, error.message]).toEqual([kind, retryable, 'What to do.']);
  expect(error.problem?.requestId).toBe('r-9');
});

test('a body that never ends is given up at the deadline, and the connection is closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let closed: (() => void) | undefined;
  const connectionClosed = new Promise<void>((done) => (closed = done));
  const headersSent = new Promise<void>((sent) => {
    void gateway((_, outgoing) => {
      outgoing.on('close', () => closed?.());
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.write('{"word":');
      sent();
    }).then((path) => started(path));
  });
  let started: (path: string) => void = () => undefined;
  const pending = new Promise<RequestError>((done) => {
    started = (path) => void failureOf(call(path)).then(done);
  });
  await headersSent;
  await vi.advanceTimersByTimeAsync(12_000);
  expect((await pending).kind).toBe('timeout');
  await connectionClosed;
});

test('an abort by the caller reaches the gateway and is passed on as it is', async () => {
  let closed: (() => void) | undefined;
  const connectionClosed = new Promise<void>((done) => (closed = done));
  const caller = new AbortController();
  const path = await gateway((_, outgoing) => {
    outgoing.on('close', () => closed?.());
    caller.abort(new Error('left the page'));
  });
  await expect(call(path, null, caller.signal)).rejects.toThrow('left the page');
  await connectionClosed;
});

test('a refused connection is a network error with a next try', async () => {
  const error = await failureOf(call('http://127.0.0.1:1/api/thing'));
  expect(error.kind).toBe('network');
  expect(error.retryAt).toBeGreaterThan(monotonicNow() + 900);
});

test('a connection that breaks off as the network comes back is retried without a back-off', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  onTestFinished(() => void vi.restoreAllMocks());
  let isBack = false;
  const path = await gateway((_, outgoing) => {
    if (isBack) noteNetworkReturn();
    outgoing.destroy();
  });
  const wait = async () => ((await failureOf(call(path))).retryAt ?? 0) - monotonicNow();
  expect(await wait()).toBeGreaterThan(3_000);
  isBack = true;
  expect(await wait()).toBeLessThanOrEqual(2_200);
});
