import { expect, test } from 'vitest';
import { UNREAD_REASONS } from '../../contracts/gateway/iso-list.ts';
import { readWords, unreadWords } from './extent-words.ts';

test.each([
  [15, 37, '15 of 37 read'],
  [15, null, '15 read of more'],
  [1_500, 12_345, '1,500 of 12,345 read'],
])('%d of %s', (read, total, words) => {
  expect(readWords(read, { complete: false, total, reason: 'page_limit' })).toBe(words);
});

test('a whole list needs no word, and a part has a sentence for each reason', () => {
  expect(unreadWords({ complete: true, total: 3, reason: null })).toBeNull();
  for (const reason of UNREAD_REASONS) {
    expect(unreadWords({ complete: false, total: null, reason })).toMatch(/^[^.]+\. .*by its id\.$/);
  }
});
