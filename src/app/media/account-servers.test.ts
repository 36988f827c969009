import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi, beforeEach, afterEach } from 'vitest';
import type { Vps, VpsList } from '../../contracts/hostup/vps-list.ts';
import { RequestError } from '../http/errors.ts';
import { AccountServers } from './account-servers.ts';
import { exactFilter } from './exact-filter.ts';
import { exactMatches, findServers } from './find-servers.ts';
import { vpsListQuery } from './queries.ts';
import { searchWords } from './server-search-words.ts';

const vps = (n: number): Vps => ({
  id: `vps_${n}`,
  name: `server-${n}`,
  primaryIp: `192.0.2.${n}`,
  serviceStatus: null,
  powerState: null,
  operatingSystem: null,
  resources: null,
});

/** `count` servers, two on a page, the cursor being where the next page begins. */
function pageAt(count: number, cursor: string | undefined): VpsList {
  const from = Number(cursor ?? 0);
  const to = Math.min(count, from + 2);
  const data = Array.from({ length: to - from }, (_, n) => vps(from + n));
  return { data, nextCursor: to < count ? String(to) : null, hasMore: to < count };
}

function account(
  count: number,
  read = (cursor: string | undefined) => Promise.resolve(pageAt(count, cursor)),
) {
  return new AccountServers({ read, cached: () => undefined });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('reads page after page to the end, and says how far it is', async () => {
  const servers = account(5);
  const states: string[] = [];
  servers.subscribe(() => states.push(searchWords(0, servers.current(), false)));
  servers.hold();
  servers.start();
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({ rows: 5, whole: true, state: 'idle', problem: null });
  expect(states).toContain('Nothing found yet in 2 servers; searching…');
  expect(states.at(-1)).toBe('No match in all 5 servers.');
});

test('a person stops it and has it go on; nothing is read twice', async () => {
  const read = vi.fn<(cursor: string | undefined) => Promise<VpsList>>((cursor) =>
    Promise.resolve(pageAt(5, cursor)),
  );
  const servers = account(5, read);
  servers.start();
  await vi.advanceTimersByTimeAsync(10);
  servers.stop();
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({ rows: 2, whole: false, state: 'stopped' });
  expect(searchWords(0, servers.current(), false)).toBe('No match in the first 2 servers; more exist.');
  servers.start();
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({ rows: 5, whole: true });
  expect(read.mock.calls.map(([cursor]) => cursor)).toEqual([undefined, '2', '4']);
});

test('ends when nobody searches any more', async () => {
  const servers = account(9);
  const [one, another] = [servers.hold(), servers.hold()];
  servers.start();
  await vi.advanceTimersByTimeAsync(10);
  one();
  expect(servers.current().state).toBe('reading');
  another();
  expect(servers.current()).toMatchObject({ state: 'idle', whole: false });
});

test('waits for the rate limit and goes on', async () => {
  let isLimited = true;
  const limited = new RequestError({
    kind: 'rate-limited',
    detail: 'Wait.',
    provider: 'hostup',
    path: '',
    at: 0,
    retryAt: performance.now() + 5_000,
  });
  const servers = account(4, (cursor) => {
    if (cursor !== undefined && isLimited) return Promise.reject(limited);
    return Promise.resolve(pageAt(4, cursor));
  });
  servers.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(servers.current()).toMatchObject({ state: 'waiting', rows: 2 });
  isLimited = false;
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({ rows: 4, whole: true });
});

test.each([
  ['a cursor that leads back', { nextCursor: '0', hasMore: true }],
  ['more servers without a cursor', { nextCursor: null, hasMore: true }],
])('%s is not the whole account', async (_, end) => {
  const servers = account(0, () => Promise.resolve({ data: [vps(1)], ...end }));
  servers.start();
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({ rows: 1, whole: false, state: 'stopped' });
  expect(servers.current().problem).toContain('no next page');
});

test('a failure keeps what was read and says why; a row that cannot be read is counted', async () => {
  const servers = account(0, (cursor) =>
    cursor === undefined
      ? Promise.resolve({ data: [vps(1), null], nextCursor: 'x', hasMore: true })
      : Promise.reject(new Error('HostUp failed.')),
  );
  servers.start();
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({
    rows: 2,
    unreadable: 1,
    whole: false,
    problem: 'HostUp failed.',
  });
});

test('HostUp filters by address or by name, and rows that a filter did not mean are passed over', () => {
  expect(exactFilter(' 192.0.2.1 ')).toEqual({ primaryIp: '192.0.2.1' });
  expect(exactFilter('2001:DB8::1')).toEqual({ primaryIp: '2001:db8::1' });
  expect(exactFilter('db-primary')).toEqual({ name: 'db-primary' });
  expect(exactFilter('two\nlines')).toBeNull();
  expect(exactFilter(' ')).toBeNull();
  expect(exactMatches([vps(1), null, vps(2)], 'SERVER-2').map(({ id }) => id)).toEqual(['vps_2']);
});

test('findServers finds by a filter, by reading on, and reports when no server matches', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  for (let from = 0; from < 6; from += 2) {
    const query = vpsListQuery({ cursor: from === 0 ? undefined : String(from) });
    const body = pageAt(6, String(from));
    client.setQueryData(query.queryKey, { path: '', body, asOf: 0, requestId: null, drift: [] });
  }
  const found = async (text: string) => {
    const { servers, whole } = await findServers(client, text);
    return [servers.map(({ id }) => id), whole];
  };
  expect(await found('192.0.2.5')).toEqual([['vps_5'], true]);
  expect(await found('ver-3')).toEqual([['vps_3'], true]);
  expect(await found('needle')).toEqual([[], true]);
});

test('a search that a failure ended does not say that it is retried: nothing retries it', async () => {
  const problem = {
    type: 'about:blank',
    title: 'Unavailable',
    status: 503,
    detail: 'HostUp cannot be reached (GET /api/v2/vps). Drivebay retries automatically.',
    code: 'upstream_unavailable',
    instance: '/api/hostup/vps',
    requestId: 'r-1',
    timestamp: '2026-11-21T12:00:00.000Z',
    provider: 'hostup',
  } as const;
  const servers = account(5, () =>
    Promise.reject(
      new RequestError({
        kind: 'server',
        detail: problem.detail,
        provider: 'hostup',
        path: '/api/hostup/vps',
        problem,
        at: 0,
      }),
    ),
  );
  servers.start();
  await vi.runAllTimersAsync();
  expect(servers.current()).toMatchObject({
    state: 'stopped',
    problem: 'HostUp cannot be reached (GET /api/v2/vps).',
  });
});
