import { expect, test } from 'vitest';
import type { AccountReads } from '../accounts.ts';
import type { Outcome } from '../outcome.ts';
import { lookup, lookupQuery } from './lookup.ts';

const good = (body: unknown): Outcome => ({ ok: true, body: JSON.stringify(body), headers: {} });
const bad = (code: 'upstream_not_found' | 'upstream_unavailable'): Outcome => ({
  ok: false,
  failure: { code, detail: '' },
});
const SERVER = { id: 'vps_1', name: 'web', primaryIp: '203.0.113.7' };

/** An account whose provider responds like this, and what it was called for. */
function account(servers: Outcome, download: Outcome = bad('upstream_not_found')) {
  const calls: unknown[] = [];
  const call = (outcome: Outcome) => (what: unknown) => {
    calls.push(what);
    return Promise.resolve(outcome);
  };
  const hostup = { vpsList: call(servers), isoMedia: call(servers) };
  const reads: AccountReads = Object.assign({ hostup, vpsbg: { iso: call(download) } });
  return { reads, calls };
}
const look = (accounts: Record<string, AccountReads>, query: string) =>
  lookup(Object.entries(accounts), query, new AbortController().signal, 'person');

test.each([
  ['web', { name: 'web' }],
  ['203.0.113.7', { primaryIp: '203.0.113.7' }],
])('%s is looked for in every account, and each hit names its own', async (query, by) => {
  const main = account(good({ data: [SERVER], hasMore: false }));
  const second = account(good({ data: [] }));
  const { hits, incomplete } = await look({ main: main.reads, second: second.reads }, query);
  expect(hits).toEqual([{ kind: 'vps', account: 'main', ...SERVER }]);
  expect(incomplete).toEqual([]);
  expect(second.calls).toEqual([expect.objectContaining(by)]);
});

test('a number is a download as well as a name', async () => {
  const { reads } = account(good({ data: [] }), good({ id: 12, name: 'debian.iso', status: 'downloaded' }));
  expect((await look({ main: reads }, '12')).hits).toEqual([
    { kind: 'iso', account: 'main', id: '12', name: 'debian.iso' },
  ]);
});

test('an account that could not be read, or not whole, is named: there "not found" is no fact', async () => {
  const down = account(bad('upstream_unavailable'));
  const part = account(good({ data: [SERVER], hasMore: true, nextCursor: 'c' }));
  const none = account(bad('upstream_not_found'));
  const { incomplete } = await look({ down: down.reads, part: part.reads, none: none.reads }, 'web');
  expect(incomplete).toEqual([
    { account: 'down', provider: 'hostup', code: 'upstream_unavailable' },
    { account: 'part', provider: 'hostup', code: 'not_all_read' },
  ]);
});

test.each([[undefined], [[]], [['']], [['  ']], [['a', 'b']], [['a\nb']], [['x'.repeat(256)]]])(
  '%j is nothing to look up',
  (given) => {
    expect(lookupQuery(given)).toBeUndefined();
  },
);
