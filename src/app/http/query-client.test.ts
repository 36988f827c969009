import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { showIn } from '../text/localised.ts';
import { problemDetail } from './problem-detail.ts';
import { RequestError, type ErrorKind } from './errors.ts';
import { createQueryClient, settled } from './query-client.ts';
import { requestAfterAccess } from './request-after-access.ts';

const problem = {
  type: 'about:blank',
  title: 'Rejected',
  status: 502,
  detail: 'The gateway’s own words.',
  code: 'upstream_rejected',
  instance: '/api/hostup/vps',
  requestId: 'r-1',
  timestamp: '2026-11-21T12:00:00.000Z',
  provider: 'hostup',
} as const;

afterEach(() => {
  showIn('en', {});
  vi.useRealTimers();
});

test('a failure that came before the language did is in that language once the first responses are here', async () => {
  const client = createQueryClient();
  const failing = { queryKey: ['media'], queryFn: () => Promise.reject(new Error('422')), retry: false };
  await client.fetchQuery(failing).catch(() => {});
  showIn('bg', {});
  await settled(client, 100);
  expect(problemDetail(problem, 'hostup')).toMatch(/^HostUp rejected the request \(502\)/);
});

test('a page’s first response is not requested again by the view that a slow device draws later', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const client = createQueryClient();
  const queryFn = vi.fn<() => Promise<string>>(() => Promise.resolve('media'));
  const media = { queryKey: ['media'], queryFn };
  const show = () => new QueryObserver(client, media).subscribe(() => {});
  await client.prefetchQuery(media);
  vi.advanceTimersByTime(20_000);
  const leave = show();
  expect(queryFn).toHaveBeenCalledTimes(1);
  leave();
  // One comes back: the loader runs again, and what is stale is requested once.
  const primed = client.prefetchQuery(media);
  show();
  await primed;
  expect(queryFn).toHaveBeenCalledTimes(2);
  // A view without a loader that mounts later shows no older data than before.
  vi.advanceTimersByTime(20_000);
  show();
  expect(queryFn).toHaveBeenCalledTimes(3);
  client.clear();
});

test.each([
  ['once before', 60_000],
  ['when someone pointed at its link', 5_000],
])('a view that opens later requests anew what was requested %s', async (_, ago) => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  vi.advanceTimersByTime(30_001);
  const client = createQueryClient();
  const queryFn = vi.fn<() => Promise<string>>(() => Promise.resolve('running'));
  const status = { queryKey: ['status'], queryFn };
  await client.prefetchQuery(status);
  vi.advanceTimersByTime(1_000);
  const leave = new QueryObserver(client, status).subscribe(() => {});
  // Its loader has just requested it.
  expect(queryFn).toHaveBeenCalledTimes(1);
  leave();
  vi.advanceTimersByTime(ago);
  new QueryObserver(client, status).subscribe(() => {});
  expect(queryFn).toHaveBeenCalledTimes(2);
  client.clear();
});

/** A query that fails, and counts its requests. */
function failing(name: string, kind: ErrorKind) {
  const error = new RequestError({ kind, detail: '', provider: 'hostup', path: `/api/${name}`, at: 0 });
  return { queryKey: [name], queryFn: vi.fn<() => Promise<string>>(() => Promise.reject(error)) };
}

test('when access returns, what failed without it is requested: what is shown at once, the rest when it is shown', async () => {
  const client = createQueryClient();
  const show = (query: ReturnType<typeof failing>) => new QueryObserver(client, query).subscribe(() => {});
  const [here, left, down] = [
    failing('here', 'no-access'),
    failing('left', 'no-access'),
    failing('down', 'server'),
  ];
  show(here);
  show(left)();
  show(down)();
  await settled(client, 100);
  const times = () => [here, left, down].map(({ queryFn }) => queryFn.mock.calls.length);
  expect(times()).toEqual([1, 1, 1]);
  requestAfterAccess(client);
  expect(times()).toEqual([2, 1, 1]);
  show(left);
  // That one waits for its own next try, as anywhere.
  show(down);
  expect(times()).toEqual([2, 2, 1]);
  client.clear();
});
