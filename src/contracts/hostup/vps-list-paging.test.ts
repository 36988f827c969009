import { expect, test } from 'vitest';
import { hasMoreAfter, nextCursorOf, vpsList } from './vps-list.ts';
import { withPaging } from './vps-list-paging.ts';
import * as v from 'valibot';

const rows = [{ id: 'vps_1' }, { id: 'vps_2' }];

function read(fields: object, headers: Record<string, string> = {}, first = true) {
  const json = withPaging({ data: rows, ...fields }, new Headers(headers), first);
  const list = v.parse(vpsList, json);
  return { more: hasMoreAfter(list), cursor: nextCursorOf(list) };
}

test.each([
  ['a number as its cursor', { nextCursor: 100 }, {}, '100'],
  ['a cursor, and hasMore as text', { nextCursor: 'abc', hasMore: 'true' }, {}, 'abc'],
  ['hasMore as a number', { nextCursor: null, hasMore: 1 }, {}, null],
  ['an object as its cursor', { nextCursor: { after: 'vps_2' } }, {}, null],
  ['a cursor that cannot be sent back', { nextCursor: 'a b' }, {}, null],
  ['a cursor of any length', { nextCursor: 'a'.repeat(3_000) }, {}, null],
  ['a link', { nextCursor: null }, { link: '</api/v2/vps?limit=2&cursor=abc>; rel="next"' }, 'abc'],
  ['a link to elsewhere', {}, { link: '<https://evil.example/?page=2>; rel=next' }, null],
  [
    'a link beside others',
    { hasMore: false },
    { link: '</a?cursor=x>; rel="prev", </b?cursor=y>; rel="next last"' },
    'y',
  ],
  ['a total', { nextCursor: null }, { 'x-total-count': '3' }, null],
  ['a range', { nextCursor: null }, { 'content-range': 'items 0-1/3' }, null],
  ['a number of a next page', {}, { 'x-next-page': '2' }, null],
])('a list with %s has more', (_, fields, headers, cursor) => {
  expect(read(fields, headers)).toEqual({ more: true, cursor });
});

test.each([
  ['documented fields', { nextCursor: null, hasMore: false }, {}],
  ['hasMore as text', { nextCursor: null, hasMore: 'false' }, {}],
  ['a cursor of another type for none', { nextCursor: false }, {}],
  ['a number for none', { nextCursor: 0 }, {}],
  ['links to other pages', {}, { link: '</a>; rel="first", </b>; rel="prev"; title="next"' }],
  ['a total of its rows', {}, { 'x-total-count': '2', 'x-next-page': '' }],
])('a list with %s is whole', (_, fields, headers) => {
  expect(read(fields, headers)).toEqual({ more: false, cursor: null });
});

test('on a later page a total counts the pages before it too', () => {
  expect(read({ nextCursor: null }, { 'x-total-count': '102' }, false).more).toBe(false);
});

test('a documented list stays as it came', () => {
  const json = { data: rows, nextCursor: 'abc', other: 1 };
  expect(withPaging(json, new Headers(), true)).toBe(json);
});
