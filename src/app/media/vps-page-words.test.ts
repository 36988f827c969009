import { expect, test } from 'vitest';
import { countWords, lookWords, pagesBefore, pageWords } from './vps-page-words.ts';

const list = (rows: number, nextCursor: string | null, hasMore: boolean | null = null) => ({
  data: Array.from({ length: rows }, () => null),
  nextCursor,
  hasMore,
});
const BEFORE = [
  { cursor: '', rows: 500 },
  { cursor: 'a', rows: 400 },
];

test.each([
  ['the whole account', list(12, null), [], '12'],
  ['the first page', list(100, 'b'), [], '100, more exist'],
  ['a page without a cursor to the next', list(100, null, true), [], '100, more exist'],
  ['a cursor after the end', list(12, 'b', false), [], '12'],
  ['a page in between', list(100, 'b'), BEFORE, '901 to 1,000, more exist'],
  ['the last page', list(100, null), BEFORE, '901 to 1,000 of 1,000'],
  ['a page that one did not come to', list(100, 'b'), null, '100 on this page'],
  ['the last page, passed on', list(100, null), null, '100 on the last page'],
])('%s', (_, page, before, words) => {
  expect(pageWords(page, before)).toBe(words);
});

test.each([
  [list(12, null), [], '12 servers'],
  [list(1, null), [], '1 server'],
  [list(100, 'b'), [], '100, more exist'],
  [list(100, null), BEFORE, '901 to 1,000 of 1,000'],
])('the count over the table %#', (page, before, words) => {
  expect(countWords(page, before)).toBe(words);
});

test('what needs a look is counted, also when it is one or none', () => {
  const vps = (powerState: string) => ({
    id: 'vps_1',
    name: null,
    primaryIp: null,
    serviceStatus: 'active',
    powerState,
    operatingSystem: null,
    resources: null,
  });
  const of = (...states: string[]) => lookWords({ ...list(0, null), data: [null, ...states.map(vps)] });
  expect(of('running', 'error', 'error')).toBe('2 need a look');
  expect(of('error')).toBe('1 needs a look');
  expect(of('running')).toBeNull();
});

test('the pages before are those that lead to this very page', () => {
  expect(pagesBefore(undefined, '')).toEqual([]);
  expect(pagesBefore({ cursor: 'b', before: BEFORE }, 'b')).toEqual(BEFORE);
  expect(pagesBefore({ cursor: 'a', before: BEFORE }, 'b')).toBeNull();
  expect(pagesBefore({ cursor: 'b', before: [{ cursor: 'a', rows: -1 }] }, 'b')).toBeNull();
  expect(pagesBefore('state of another version', 'b')).toBeNull();
});
