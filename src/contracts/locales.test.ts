import { expect, test } from 'vitest';
import { directionOf, localeFor, LOCALES } from './locales.ts';

test.each([
  [[], 'en'],
  [[null, undefined, ''], 'en'],
  [['EN-gb'], 'en'],
  [['x-klingon', '-', '*'], 'en'],
  [['en-XA', 'en'], 'en-XA'],
  [['en-xa'], 'en'],
  [['__proto__', 'constructor'], 'en'],
] as const)('for %j it is %s', (wanted, locale) => {
  expect(localeFor(wanted)).toBe(locale);
});

test.each(['ar', 'he', 'fa-AF', 'ur'])('%s is written from right to left', (locale) => {
  expect(directionOf(locale)).toBe('rtl');
});

test('every language that people may choose is written from left to right', () => {
  expect(LOCALES.map(directionOf)).toEqual(LOCALES.map(() => 'ltr'));
});
