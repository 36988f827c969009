import { expect, test } from 'vitest';
import { pageLanguage } from './page-language.ts';

test.each([
  ['nothing is wanted', '', undefined, 'en'],
  ['the browser has others', '', 'fi, de-AT;q=0.9', 'en'],
  ['English is refused and nothing else is there', '', 'en;q=0', 'en'],
  ['the header is odd', '', ';;q=,,', 'en'],
  ['the address names the language of tests', '?q=x&lang=en-XA', 'en', 'en-XA'],
  ['no browser speaks the language of tests', '', 'en-XA', 'en'],
  ['the address is odd', '?lang=%FF', 'en', 'en'],
] as const)('the language where %s', (_, query, accepted, language) => {
  expect(pageLanguage(query, accepted)).toBe(language);
});
