import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import type { ErrorKind } from './errors.ts';
import { RequestError } from './errors.ts';
import { liveOf } from './live.ts';
import { monotonicNow } from './monotonic.ts';
import { createQueryClient } from './query-client.ts';
import { gates } from './rate-gate.ts';
import { clocks } from './server-clock.ts';
import type { Snapshot } from './snapshot.ts';

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
  heldBy?: Provider | null;
  ownPace?: boolean;
}

function error(kind: ErrorKind, code?: string, { heldBy, ownPace = false }: Waits = {}): RequestError {
  return new RequestError({
    kind,
    detail: 'A detail.',
    provider: 'hostup',
    path: '/api/hostup/vps',
    problem: code === undefined ? undefined : { ...problem(code), ownPace },
    heldBy,
    retryAt: monotonicNow() + 40_000,
    at: CHECKED,
  });
}

/** A query that answers with each of the answers in turn. */
function observe(...answers: readonly (string | RequestError)[]) {
  const left = [...answers];
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

test('loading until something was answered', () => {
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
      title: 'HostUp has a problem',
      detail: 'A detail.',
      code: 'internal',
      requestId: 'req_hostup',
      providerMessage: { props: { provider: 'hostup', upstream: { detail: 'Something broke.' } } },
    },
  });
});

test('without data an error is all there is, with a next try where one will come', async () => {
  const passing = liveOf(await observe(error('timeout', 'upstream_timeout')).refetch());
  const at: unknown = expect.closeTo(clocks.gateway.now() + 40_000, -4);
  expect(passing).toMatchObject({ state: 'failed', failure: { nextTry: { props: { at } } } });
  const final = liveOf(await observe(error('not-found', 'upstream_not_found')).refetch());
  expect(final).toMatchObject({ state: 'failed', failure: { nextTry: null } });
});

test.each([
  ['timeout', 'upstream_timeout', 'HostUp did not answer in time'],
  ['timeout', undefined, 'The gateway did not answer in time'],
  ['network', undefined, 'The gateway cannot be reached'],
  ['forbidden', 'forbidden_host', 'The gateway refused access'],
  ['forbidden', 'upstream_forbidden', 'HostUp refused access'],
  ['not-configured', 'provider_not_configured', 'HostUp is not set up'],
  ['rate-limited', 'upstream_rate_limited', 'HostUp asked to wait'],
  ['rate-limited', 'token_rate_limited', 'The gateway asked to wait'],
  ['server', 'internal_error', 'The gateway has a problem'],
  ['contract', undefined, 'An unexpected answer came'],
] as const)('%s with %s: %s', async (kind, code, title) => {
  expect(liveOf(await observe(error(kind, code)).refetch())).toMatchObject({ failure: { title } });
});

test('a wait for its own pace is the gateway’s', async () => {
  const paced = error('rate-limited', 'upstream_rate_limited', { ownPace: true });
  expect(liveOf(await observe(paced).refetch())).toMatchObject({
    failure: { title: 'The gateway asked to wait' },
  });
});

test.each([
  ['hostup', 'HostUp asked to wait'],
  [null, 'The gateway asked to wait'],
] as const)('held back for %s: %s', async (heldBy, title) => {
  const live = liveOf(await observe(error('rate-limited', undefined, { heldBy })).refetch());
  expect(live).toMatchObject({ failure: { title } });
});

test('asking by hand waits for the rate limit, and only for that', async () => {
  const free = liveOf(await observe(error('server', 'upstream_failed')).refetch());
  expect(free).toMatchObject({ blocked: undefined });
  gates.hostup.key.close(40_000, { by: 'hostup' });
  const limited = liveOf(await observe(error('rate-limited', 'upstream_rate_limited')).refetch());
  expect(limited).toMatchObject({
    blocked: expect.stringMatching(/^HostUp asked to wait until \d\d:\d\d:\d\d$/),
  });
  // The longest wait counts, and who asked for it.
  gates.hostup.key.close(20_000, { by: null });
  expect(gates.hostup.key.reason?.by).toBe('hostup');
  gates.hostup.key.close(80_000, { by: null });
  const paced = liveOf(await observe(error('rate-limited', 'token_rate_limited')).refetch());
  expect(paced).toMatchObject({ blocked: expect.stringMatching(/^The gateway asked to wait until /) });
});
