import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import sample from '../../contracts/vpsbg/samples/iso.json';
import { downloadOf, type Download } from './tracking/download.ts';
import { downloadGroups, downloadList, tabCounts } from './download-list.ts';
import { SORTS, type Sort, type Tab } from './downloads-search.ts';
import { downloadsSearch } from './downloads-search.ts';
import { pickedIsos } from './iso-id.ts';
import { observe } from './tracking/samples.ts';

const NOW = Date.UTC(2025, 1, 4);

function download(id: number, fields: Partial<Iso> = {}): Download {
  const iso: Iso = { ...sample, id, ...fields };
  const { downloaded: bytes, size, status, created_at: createdAt } = iso;
  return downloadOf(iso, observe(undefined, { at: NOW, bytes, size, status, createdAt }));
}

const half = { status: 'downloading', downloaded: 555_999_232 };
const all = [
  download(1, { name: 'debian-10.iso', created_at: '2025-02-03T11:00:00.000000Z' }),
  download(2, {
    name: 'debian-9.iso',
    created_at: '2025-02-03T13:00:00.000000Z',
    deletion_at: '2025-02-05T13:00:00.000000Z',
    ...half,
  }),
  download(3, { name: null, created_at: null, deletion_at: null, status: 'failed', downloaded: null }),
  download(4, { name: 'Räddning.iso', created_at: '2025-02-03T12:00:00.000000Z', status: 'deleted' }),
  { ...download(5, { name: 'alpine.iso', created_at: '2025-02-03T10:00:00.000000Z' }), vanished: true },
];

const ids = (tab: Tab, q = '', sort: Sort = 'newest') =>
  downloadList(all, { tab, q, sort }).map(({ iso }) => iso.id);

test('tabs and their counts', () => {
  expect(tabCounts(all)).toEqual({ all: 5, active: 2, ready: 1, gone: 2 });
  expect(ids('active')).toEqual([2, 3]);
  expect(ids('ready')).toEqual([1]);
  expect(ids('gone')).toEqual([4, 5]);
});

test.each<[Sort, number[]]>([
  ['newest', [2, 4, 1, 5, 3]],
  ['name', [5, 2, 1, 3, 4]],
  ['progress', [1, 2, 5, 4, 3]],
  ['deletion', [5, 4, 1, 2, 3]],
])('sorted by %s, unknown values last', (sort, expected) => {
  expect(ids('all', '', sort)).toEqual(expected);
});

describe('by need', () => {
  const running = (id: number, fields: Partial<Download> = {}) => ({ ...download(id, half), ...fields });
  const done = (id: number, deletion_at: string | null) => download(id, { deletion_at });
  const order = (...downloads: Download[]) =>
    downloadList(downloads, { tab: 'all', q: '', sort: 'need' }).map(({ iso }) => iso.id);

  test('stalled, then the soonest to finish, then what has no time left', () => {
    expect(
      order(
        running(1, { timeLeftMs: null }),
        running(2, { timeLeftMs: 600_000 }),
        running(3, { quietMs: 240_000 }),
        running(4, { timeLeftMs: 90_000 }),
        running(5, { quietMs: 40_000 }),
        { ...running(6), iso: { ...running(6).iso, size: 555_999_232 } },
      ),
    ).toEqual([3, 6, 4, 2, 5, 1]);
  });

  test('times that are shown alike keep their places', () => {
    const [a, b] = [running(7, { timeLeftMs: 130_000 }), running(8, { timeLeftMs: 170_000 })];
    expect(order(a, b)).toEqual([8, 7]);
    expect(order(b, { ...a, timeLeftMs: 180_000 })).toEqual([8, 7]);
    expect(order(b, { ...a, timeLeftMs: 120_000 })).toEqual([7, 8]);
  });

  test('running before downloaded before deleted; the next to be deleted first, the last deleted first', () => {
    const gone = (id: number, deletion_at: string) => download(id, { status: 'deleted', deletion_at });
    const all = [
      gone(1, '2025-02-01T00:00:00Z'),
      gone(2, '2025-02-02T00:00:00Z'),
      done(3, null),
      done(4, '2025-02-06T00:00:00Z'),
      done(5, '2025-02-05T00:00:00Z'),
      running(6),
    ];
    expect(order(...all)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(downloadGroups(all)).toEqual({ active: [6], ready: [5, 4, 3], gone: [2, 1] });
  });
});

test.each<[string, number[]]>([
  ['  ', [2, 4, 1, 5, 3]],
  ['DEBIAN', [2, 1]],
  ['iso debian 9', [2]],
  ['radd', [4]],
  ['iso 3', [3]],
  ['(.*', []],
])('search for %j', (q, expected) => {
  expect(ids('all', q)).toEqual(expected);
});

test('every order is total: the same rows in any order of arrival', () => {
  for (const sort of SORTS) {
    const there = downloadList(all, { tab: 'all', q: '', sort });
    expect(downloadList(all.toReversed(), { tab: 'all', q: '', sort })).toEqual(there);
  }
});

describe('the search part of the URL', () => {
  const defaults = { tab: 'all', sort: 'need', q: '' };

  test.each([
    [{}, defaults],
    [
      { tab: 'gone', sort: 'name', q: 'deb' },
      { tab: 'gone', sort: 'name', q: 'deb' },
    ],
    [{ tab: '__proto__', sort: '1', q: 7 }, defaults],
    [{ tab: ['all'], sort: null, other: 'x' }, defaults],
  ])('%j', (given, expected) => {
    expect(v.parse(downloadsSearch, given)).toEqual(expected);
  });
});

test('the ids of ?isos=', () => {
  expect(pickedIsos('12,15')).toEqual(['12', '15']);
  expect(pickedIsos(' 12, ,15,12,abc')).toEqual(['12', '15', 'abc']);
  expect(pickedIsos('')).toEqual([]);
});
