import { expect, test } from 'vitest';
import { isos } from '../downloads/messages/facts.en.ts';
import { finishing } from '../downloads/messages/rows.en.ts';
import { currentLanguage } from '../text/localised.ts';
import { personsLocale, speak } from './language.ts';

function storageWith(kept: string | null) {
  let value = kept;
  return { read: () => value, write: (_: string, next: string) => void (value = next) };
}

test.each([
  ['nothing is said', '', null, [], 'en'],
  ['the browser has others', '', null, ['fi', 'de-AT'], 'en'],
  ['the browser has a variant', '', null, ['fi', 'en-GB'], 'en'],
  ['the address names it', '?q=x&lang=en-XA', null, ['en'], 'en-XA'],
  ['the address names what is not there', '?lang=tlh', null, ['en'], 'en'],
  ['the address is odd', '?lang=%FF&lang=', null, ['en'], 'en'],
  ['it was chosen here', '', 'en-XA', ['en'], 'en-XA'],
  ['the address comes first', '?lang=en', 'en-XA', ['en'], 'en'],
  ['what was kept is of another version', '', '{"tag":"sv"}', ['en'], 'en'],
  ['no browser speaks the language of tests', '', null, ['en-XA', 'en'], 'en'],
] as const)('the language where %s', (_, search, kept, languages, locale) => {
  expect(personsLocale({ search, languages, storage: storageWith(kept) })).toBe(locale);
});

test('a control panel comes first, with a language that there is', () => {
  const person = { search: '?lang=en', languages: ['en'], storage: storageWith('en') };
  expect(personsLocale({ ...person, panel: 'en-XA' })).toBe('en-XA');
  expect(personsLocale({ ...person, panel: 'tlh', search: '?lang=en-XA' })).toBe('en-XA');
});

test('messages follow the language of the page, there and back', async () => {
  const root = { lang: 'en', dir: '' };
  expect(await speak('en-XA', root, [])).toBe('en-XA');
  expect(root).toEqual({ lang: 'en-XA', dir: 'ltr' });
  expect(currentLanguage()).toBe('en-XA');
  expect(finishing()).toBe('\u2068Ƒîîñîîšĥîîñĝ\u2069');
  expect(isos({ count: 2 })).toBe('\u20682 ÎîŠÖöš\u2069');

  expect(await speak('en', root, [])).toBe('en');
  expect(root.lang).toBe('en');
  expect([finishing(), isos({ count: 1 })]).toEqual(['Finishing', '1 ISO']);
});
