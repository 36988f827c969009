import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { assumedVpsbgIsoPage } from '../contracts/assumptions.ts';
import { isoList } from '../contracts/gateway/iso-list.ts';
import { IsoPages, MAX_PAGES } from './iso-pages.ts';

const row = (id: number) => ({ id, status: 'downloaded', name: `${id}.iso` });
const rowsOf = (...ids: number[]) => ids.map(row);
const page = (body: Record<string, unknown>) => v.parse(assumedVpsbgIsoPage, body);
/** As Laravel pages `ids`, 2 to a page. */
function laravel(ids: readonly number[], number: number) {
  const last = Math.max(1, Math.ceil(ids.length / 2));
  return page({
    data: rowsOf(...ids.slice((number - 1) * 2, number * 2)),
    links: { next: number < last ? `https://api.example/v1/isos?page=${number + 1}` : null },
    meta: { current_page: number, last_page: last, per_page: 2, total: ids.length },
  });
}

/** Follows `pages` as the gateway does; the page after the last is the last again. */
function follow(pageAt: (number: number) => ReturnType<typeof page>) {
  const list = new IsoPages();
  let number = 1;
  let next = list.add(pageAt(number));
  while (next === 'read-on') {
    number += 1;
    next = list.add(pageAt(number));
  }
  const { data, extent } = v.parse(isoList, list.list(next === 'complete' ? null : next));
  return { ids: data.map((iso) => iso?.id), extent, requests: number };
}

test.each([
  ['a cursor in meta', { meta: { next_cursor: 'abc', per_page: 2 } }],
  ['a flat cursor', { next_cursor: 'abc' }],
  ['has_more', { has_more: true }],
  ['links that name their relation', { links: [{ rel: 'next', href: '/isos?page=2' }] }],
  [
    'the pagination of Fractal',
    { meta: { pagination: { total_pages: 2, links: { next: '/isos?page=2' } } } },
  ],
  ["Fractal's count alone", { meta: { pagination: { total: 30 } } }],
])('a list with %s is not all, where the next page is the same again', (_, signs) => {
  const { ids, extent } = follow(() => page({ data: rowsOf(2, 1), ...signs }));
  expect(ids).toEqual([2, 1]);
  expect(extent).toMatchObject({ complete: false, reason: 'withheld' });
});

test.each([
  ['cursor', { next_cursor: null, meta: { next_cursor: '' } }],
  ['has_more', { has_more: false }],
  ['a next link that is false', { links: { next: false } }],
  ['buttons of a paginator', { links: [{ url: null, label: 'Next', active: false }] }],
  ['Fractal', { meta: { pagination: { total: 2, total_pages: 1, links: [] } } }],
])('a list that says by %s that nothing follows is whole', (_, signs) => {
  const { extent, requests } = follow(() => page({ data: rowsOf(2, 1), ...signs }));
  expect({ complete: extent.complete, requests }).toEqual({ complete: true, requests: 1 });
});

test('an id that a page has twice is one ISO, and the count that says otherwise is not believed', () => {
  const twice = { data: rowsOf(2, 2, 1), links: { next: null } };
  expect(follow(() => page(twice))).toMatchObject({ ids: [2, 1], extent: { complete: true, total: 2 } });
  const counted = { ...twice, meta: { last_page: 1, total: 3 } };
  expect(follow(() => page(counted))).toMatchObject({ ids: [2, 1], extent: { reason: 'withheld' } });
});

test('the pages of a list are one list', () => {
  const { ids, extent, requests } = follow((n) => laravel([5, 4, 3, 2, 1], n));
  expect(ids).toEqual([5, 4, 3, 2, 1]);
  expect(extent).toEqual({ complete: true, total: 5, reason: null });
  expect(requests).toBe(3);
});

test('a list without page information is whole, and read with one request', () => {
  expect(follow(() => page({ data: rowsOf(2, 1) }))).toEqual({
    ids: [2, 1],
    extent: { complete: true, total: 2, reason: null },
    requests: 1,
  });
});

describe('signs of more than one page', () => {
  test.each([
    ['only a total', { meta: { total: 4 } }, {}],
    ['only a last page', { meta: { last_page: 2 } }, {}],
    ['numbers written as text', { meta: { last_page: '2', total: '4' } }, { meta: { total: '4' } }],
    ['only a next link', { links: { next: '/isos?page=2' } }, { links: { next: null } }],
    ['a next link that is no URL', { links: { next: 2 } }, {}],
    ['a next link elsewhere', { links: { next: 'https://evil.example/keys' } }, {}],
    ['the flat names of a plain paginator', { next_page_url: '/isos?page=2', total: 4 }, { total: 4 }],
    ['next null and a larger total', { links: { next: null }, meta: { total: 4 } }, {}],
    [
      'numbers of a wrong type beside a link',
      { links: { next: 'x' }, meta: { total: {}, last_page: [] } },
      {},
    ],
  ])('%s', (_, first, second) => {
    const pages = [page({ data: rowsOf(4, 3), ...first }), page({ data: rowsOf(2, 1), ...second })];
    const { ids, extent } = follow((n) => pages[n - 1] ?? page({ data: [] }));
    expect(ids).toEqual([4, 3, 2, 1]);
    expect(extent).toMatchObject({ complete: true, total: 4 });
  });

  test.each([
    ['a part of the wrong type', { links: 7, meta: 'many' }],
    ['negative and fractional numbers', { meta: { total: -4, last_page: 1.5 } }],
    ['a total below what came', { meta: { total: 1, last_page: 1 }, links: { next: null } }],
  ])('%s is no page information', (_, parts) => {
    expect(follow(() => page({ data: rowsOf(2, 1), ...parts }))).toMatchObject({
      extent: { complete: true, total: 2 },
      requests: 1,
    });
  });
});

describe('a list that cannot be read whole', () => {
  test('repeats its first page for every page', () => {
    const first = laravel([9, 8, 7, 6, 5], 1);
    const { ids, extent } = follow(() => first);
    expect(ids).toEqual([9, 8]);
    expect(extent).toEqual({ complete: false, total: 5, reason: 'withheld' });
  });

  test('goes round in a circle', () => {
    const next = { links: { next: 'x' } };
    const pages = [page({ data: rowsOf(4, 3), ...next }), page({ data: rowsOf(2, 1), ...next })];
    const { ids, extent } = follow((n) => pages[(n - 1) % 2] ?? page({ data: [] }));
    expect(ids).toEqual([4, 3, 2, 1]);
    expect(extent).toEqual({ complete: false, total: null, reason: 'withheld' });
  });

  test('counts more than it lists', () => {
    const parts = { links: { next: null }, meta: { last_page: 1, total: 37 } };
    expect(follow(() => page({ data: rowsOf(2, 1), ...parts }))).toEqual({
      ids: [2, 1],
      extent: { complete: false, total: 37, reason: 'withheld' },
      requests: 1,
    });
  });

  test('never ends', () => {
    const { extent, requests } = follow((n) => page({ data: rowsOf(n), links: { next: 'x' } }));
    expect(requests).toBe(MAX_PAGES);
    expect(extent).toEqual({ complete: false, total: null, reason: 'page_limit' });
  });

  test('consists of entries that cannot be read', () => {
    const { extent } = follow(() => page({ data: [null, {}], meta: { total: 1e12 } }));
    expect(extent.complete).toBe(false);
  });
});

describe('a list that changes while it is read', () => {
  test('has a new ISO: one comes twice, and is there once', () => {
    const { ids, extent } = follow((n) => laravel(n === 1 ? [5, 4, 3, 2] : [6, 5, 4, 3, 2], n));
    expect(ids).toEqual([5, 4, 3, 2]);
    expect(extent).toEqual({ complete: false, total: 5, reason: 'changed' });
  });

  test('loses an ISO: another slips past', () => {
    const { ids, extent } = follow((n) => laravel(n === 1 ? [5, 4, 3, 2, 1] : [4, 3, 2, 1], n));
    expect(ids).toEqual([5, 4, 2, 1]);
    expect(extent).toMatchObject({ complete: false, reason: 'changed' });
  });
});

test('however the list moves between its pages: no id twice, and never called complete while one is missing', () => {
  const accounts = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 9 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(accounts, (states) => {
      const stateAt = (n: number) => states[Math.min(n, states.length) - 1] ?? [];
      const { ids, extent, requests } = follow((n) => laravel(stateAt(n), n));
      expect(new Set(ids).size).toBe(ids.length);
      expect(extent.complete ? extent.total : ids.length).toBe(ids.length);
      const during = Array.from({ length: requests }, (_, n) => String(stateAt(n + 1)));
      // A list that stood still is read whole.
      expect(extent.complete || new Set(during).size > 1).toBe(true);
    }),
  );
});
