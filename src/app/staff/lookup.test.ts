import { environmentManager, QueryObserver, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LookupResult } from '../../contracts/gateway/staff.ts';
import { createQueryClient } from '../http/query-client.ts';
import { problem } from '../http/request.fixture.ts';
import { lookupQuery } from './lookup.ts';

const SECOND = 1_000;
let client: QueryClient;

beforeEach(() => {
  vi.useFakeTimers();
  // As in a browser: on a server nothing is polled.
  environmentManager.setIsServer(() => false);
  client = createQueryClient();
});

afterEach(() => {
  client.clear();
  environmentManager.setIsServer(() => true);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A gateway that responds to each lookup in turn, the last response to all further ones. */
function respondsWith(...responses: (() => Response)[]) {
  const send = vi.fn<typeof fetch>(() =>
    Promise.resolve((responses.length > 1 ? responses.shift() : responses[0])?.() ?? Response.error()),
  );
  vi.stubGlobal('fetch', send);
  return send;
}

const refuses = (code: string, status: number) => () =>
  Response.json(problem(code, status), { status, headers: { 'content-type': 'application/problem+json' } });
const found = (incomplete: LookupResult['incomplete']) => () => Response.json({ hits: [], incomplete });
const UNREAD = { account: 'main', provider: 'hostup', code: 'upstream_unavailable' } as const;

/** Shows the lookup, as a page or the command menu does. @returns what ends that */
function show(words: string) {
  return new QueryObserver(client, lookupQuery(words)).subscribe(() => {});
}

test('a lookup that the gateway’s rate limit refused is retried while it is shown, until it has its result', async () => {
  const send = respondsWith(refuses('token_rate_limited', 429), found([]));
  show('web-1');
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(send).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  expect(send).toHaveBeenCalledTimes(2);
});

test('what a retry cannot mend is looked up again when a person does so', async () => {
  const send = respondsWith(refuses('bad_request', 400));
  const leave = show('web-2');
  await vi.advanceTimersByTimeAsync(120 * SECOND);
  expect(send).toHaveBeenCalledTimes(1);
  leave();
  show('web-2');
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(send).toHaveBeenCalledTimes(2);
});

test.each([
  ['an account could not be read: it is looked up again', [UNREAD], 2],
  ['the provider has more that fits: the result is as good', [{ ...UNREAD, code: 'not_all_read' }], 1],
  ['every account was read', [], 1],
])('%s', async (_, incomplete, times) => {
  const send = respondsWith(found(incomplete));
  const leave = show('web-3');
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  const before = send.mock.calls.length;
  leave();
  show('web-3');
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(send.mock.calls.length - before).toBe(times - 1);
});
