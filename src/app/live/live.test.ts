import { QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import type { ErrorKind } from '../http/errors.ts';
import { RequestError } from '../http/errors.ts';
import { liveOf } from './live.ts';
import { monotonicNow } from '../http/monotonic.ts';
import { createQueryClient } from '../http/query-client.ts';
import { rateLimits } from '../http/rate-limits.ts';
import { clocks } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';

const CHECKED = Date.UTC(2026, 10, 21, 13, 3, 22);

function problem(code: string): GatewayProblem {
  return {
    type: 'about:blank',
    title: 'A title',
    status: 500,
    detail: 'A detail.',
    code,
    instance: '/api/hostup/vps',
    requestId: 'req_gateway',
    timestamp: '2026-11-21T13:03:22.000Z',
    provider: 'hostup',
    upstream: {
      status: 500,
      code: 'internal',
      title: null,
      detail: 'Something broke.',
      instance: null,
      requestId: 'req_hostup',
      timestamp: null,
      errors: [],
    },
  };
}

interface Waits {
  limitedBy?: Provider | null;
  ownPace?: boolean;
  inARow?: number;
  detail?: string;
}

function error(
  kind: ErrorKind,
  code?: string,
  { limitedBy, ownPace = false, inARow = 1, detail = 'A detail.' }: Waits = {},
): RequestError {
  return new RequestError({
    kind,
    detail,
    provider: 'hostup',
    path: '/api/hostup/vps',
    problem: code === undefined ? undefined : { ...problem(code), ownPace },
    limitedBy,
    inARow,
    retryAt: monotonicNow() + 40_000,
    at: CHECKED,
  });
}

/** A query that returns each of the results in turn. */
function observe(...results: readonly (string | RequestError)[]) {
  const left = [...results];
  return new QueryObserver<Snapshot<string>>(createQueryClient(), {
    queryKey: ['observed'],
    queryFn: () => {
      const next = left.shift();
      if (next === undefined) return new Promise<never>(() => undefined);
      if (typeof next !== 'string') throw next;
      return { path: '/api/x', body: next, asOf: CHECKED, requestId: null, drift: [] };
    },
    enabled: false,
  });
}

test('loading until the first response', () => {
  expect(liveOf(observe().getCurrentResult())).toEqual({ state: 'loading' });
});

test('an error keeps the data and the time it was checked', async () => {
  const query = observe('good', error('server', 'upstream_failed'));
  await query.refetch();
  const live = liveOf(await query.refetch());
  expect(live).toMatchObject({
    state: 'ready',
    data: 'good',
    checked: CHECKED,
    failure: {
      title: 'HostUp returned an error (500)',
      detail: 'A detail.',
      code: 'internal',
      requestId: 'req_hostup',
      providerMessage: { props: { provider: 'hostup', upstream: { detail: 'Something broke.' } } },
    },
  });
});

test.each([
  [
    'HostUp returned an error (500). If it continues, contact HostUp support.',
    'If it continues, contact HostUp support.',
  ],
  ['HostUp returned an error (500).', ''],
  ['HostUp returned an error (500) twice.', 'HostUp returned an error (500) twice.'],
])('what the title states is not repeated under it: %s', async (message, detail) => {
  const query = observe(error('server', 'upstream_failed', { detail: message }));
  const live = liveOf(await query.refetch());
  expect(live.state === 'failed' && live.failure).toMatchObject({ detail });
});

test('one failure between two good responses is no news, two in a row and a final one are', async () => {
  const hiccups = async (...failures: readonly RequestError[]) => {
    const query = observe('good', ...failures);
    for (let n = 0; n < failures.length; n += 1) await query.refetch();
    const live = liveOf(await query.refetch());
    return live.state === 'ready' && live.hiccup;
  };
  expect(await hiccups(error('server'))).toBe(true);
  expect(await hiccups(error('server'), error('server', undefined, { inARow: 2 }))).toBe(false);
  expect(await hiccups(error('unauthorized'))).toBe(false);
});

test('a refresh by hand that fails is reported, a poll that fails once is not', async () => {
  const query = observe('good', error('server'), error('server'));
  await query.refetch();
  expect(liveOf(await query.refetch())).toMatchObject({ refreshFailed: false });
  const live = liveOf(query.getCurrentResult());
  if (live.state === 'ready') live.refresh();
  await vi.waitFor(() => {
    expect(liveOf(query.getCurrentResult())).toMatchObject({ refreshFailed: true });
  });
});

test('a poll of good data renders its panel once, with the response; a retry renders also as it begins', async () => {
  const query = observe('good', 'better', error('server'));
  let renders = 0;
  const render = () => {
    renders += 1;
    liveOf(query.trackResult(query.getCurrentResult()));
  };
  const stop = query.subscribe(render);
  const rendersOf = async (refetch: () => Promise<unknown>) => {
    const before = renders;
    await refetch();
    await new Promise((resolve) => setTimeout(resolve));
    return renders - before;
  };
  await query.refetch();
  render();
  expect(await rendersOf(() => query.refetch())).toBe(1);
  expect(await rendersOf(() => query.refetch())).toBe(1);
  const before = renders;
  // No response comes to this one.
  void query.refetch();
  await vi.waitFor(() => expect(renders).toBe(before + 1));
  expect(liveOf(query.getCurrentResult())).toMatchObject({ refreshing: true });
  stop();
});

test('a refresh during a poll is that poll, and ends with its response', async () => {
  let sent = 0;
  let respond = (): void => undefined;
  const query = new QueryObserver<Snapshot<string>>(createQueryClient(), {
    queryKey: ['slow'],
    initialData: { path: '/api/x', body: 'first', asOf: 0, requestId: null, drift: [] },
    queryFn: () => {
      sent += 1;
      return new Promise((resolve) => {
        respond = () => resolve({ path: '/api/x', body: 'next', asOf: CHECKED, requestId: null, drift: [] });
      });
    },
    enabled: false,
  });
  const polled = query.refetch();
  const live = liveOf(query.getCurrentResult());
  const refreshed = new Promise<void>((resolve) => {
    if (live.state === 'ready') live.refresh(resolve);
  });
  respond();
  await Promise.all([polled, refreshed]);
  expect(liveOf(query.getCurrentResult())).toMatchObject({ data: 'next', checked: CHECKED });
  expect(sent).toBe(1);
});

test('without data an error lasts until the next response or error, also while a retry runs', async () => {
  const query = observe(error('server'), error('timeout'));
  const stop = query.subscribe(() => undefined);
  await query.refetch();
  void query.refetch();
  const during = query.getCurrentResult();
  expect(during).toMatchObject({ isFetching: true, status: 'error', error: { kind: 'server' } });
  expect(liveOf(during)).toMatchObject({ state: 'failed', refreshing: true });
  await vi.waitFor(() => expect(query.getCurrentResult().error?.kind).toBe('timeout'));
  stop();
});

test('a success ends it, and so does a reset for another person', async () => {
  const query = observe(error('server'), 'good', error('timeout'));
  await query.refetch();
  expect(liveOf(await query.refetch())).toMatchObject({ state: 'ready', failure: null });
  const client = createQueryClient();
  const other = new QueryObserver<Snapshot<string>>(client, {
    queryKey: ['other'],
    queryFn: () => Promise.reject(error('no-access')),
    enabled: false,
  });
  const stop = other.subscribe(() => undefined);
  await other.refetch();
  void client.resetQueries();
  void other.refetch();
  expect(other.getCurrentResult()).toMatchObject({ isFetching: true, status: 'pending', error: null });
  stop();
});

test('without data an error is all there is, with the next retry where one will come', async () => {
  const retryable = liveOf(await observe(error('timeout', 'upstream_timeout')).refetch());
  const nextTry: unknown = expect.closeTo(clocks.gateway.now() + 40_000, -4);
  expect(retryable).toMatchObject({ state: 'failed', failure: { nextTry } });
  const final = liveOf(await observe(error('not-found', 'upstream_not_found')).refetch());
  expect(final).toMatchObject({ state: 'failed', failure: { nextTry: null } });
});

test.each([
  ['timeout', 'upstream_timeout', 'HostUp did not respond in time'],
  ['timeout', undefined, 'The gateway did not respond in time'],
  ['network', undefined, 'The gateway cannot be reached'],
  ['forbidden', 'forbidden_host', 'The gateway refused access'],
  ['forbidden', 'upstream_forbidden', 'HostUp refused access'],
  ['not-configured', 'provider_not_configured', 'HostUp is not set up'],
  ['rate-limited', 'upstream_rate_limited', 'HostUp’s rate limit is reached'],
  ['rate-limited', 'token_rate_limited', 'The gateway’s rate limit is reached'],
  ['server', 'internal_error', 'The gateway returned an error (500)'],
  ['contract', undefined, 'The gateway sent a response that Drivebay cannot read'],
] as const)('%s with %s: %s', async (kind, code, title) => {
  expect(liveOf(await observe(error(kind, code)).refetch())).toMatchObject({ failure: { title } });
});

test('a wait for its own pace is the gateway’s', async () => {
  const paced = error('rate-limited', 'upstream_rate_limited', { ownPace: true });
  expect(liveOf(await observe(paced).refetch())).toMatchObject({
    failure: { title: 'The gateway’s rate limit is reached' },
  });
});

test.each([
  ['hostup', 'HostUp’s rate limit is reached'],
  [null, 'The gateway’s rate limit is reached'],
] as const)('limited by %s: %s', async (limitedBy, title) => {
  const live = liveOf(await observe(error('rate-limited', undefined, { limitedBy })).refetch());
  expect(live).toMatchObject({ failure: { title } });
});

test('a refresh by hand waits for the rate limit, and only for that', async () => {
  const free = liveOf(await observe(error('server', 'upstream_failed')).refetch());
  expect(free).toMatchObject({ blocked: undefined });
  rateLimits.hostup.key.close(40_000, { by: 'hostup' });
  const limited = liveOf(await observe(error('rate-limited', 'upstream_rate_limited')).refetch());
  expect(limited).toMatchObject({
    blocked: expect.stringMatching(/^HostUp’s rate limit is reached \(until \d\d:\d\d:\d\d\)$/),
  });
  // The longest wait counts, and whose it is.
  rateLimits.hostup.key.close(20_000, { by: null });
  expect(rateLimits.hostup.key.reason?.by).toBe('hostup');
  rateLimits.hostup.key.close(80_000, { by: null });
  const paced = liveOf(await observe(error('rate-limited', 'token_rate_limited')).refetch());
  expect(paced).toMatchObject({
    blocked: expect.stringMatching(/^The gateway’s rate limit is reached \(until /),
  });
});
