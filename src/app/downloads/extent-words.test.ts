import { expect, test } from 'vitest';
import { UNREAD_REASONS } from '../../contracts/gateway/iso-list.ts';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { readWords, unreadWords } from './extent-words.ts';

test.each([
  [15, 37, ['15 of 37 read', '15 av 37 lästa', 'прочетени 15 от 37']],
  [15, null, ['15 read, more exist', '15 lästa, det finns fler', 'прочетени 15, има и още']],
  [
    1_500,
    12_345,
    ['1,500 of 12,345 read', '1\u00A0500 av 12\u00A0345 lästa', 'прочетени 1500 от 12\u00A0345'],
  ],
])('%d of %s', (read, total, words) => {
  const shown = () => readWords(read, { complete: false, total, reason: 'page_limit' });
  expect(SPOKEN.map((language) => inLanguage(language, shown))).toEqual(words);
});

test('a whole list needs no word, and a part has a sentence for each reason', () => {
  expect(unreadWords({ complete: true, total: 3, reason: null })).toBeNull();
  for (const reason of UNREAD_REASONS) {
    const words = () => unreadWords({ complete: false, total: null, reason });
    expect(words()).toMatch(/^[^.]+\. .*by its ID\.$/);
    expect(inLanguage('sv', words)).toMatch(/^[^.]+\. .*med sitt ID\.$/);
    expect(inLanguage('bg', words)).toMatch(/^[^.]+\. .*по неговия идентификатор\.$/);
  }
});
