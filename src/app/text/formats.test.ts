import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBytes } from './bytes.ts';
import { formatCount, formatDecimal } from './count.ts';
import { inLanguage, SPOKEN } from './in-language.fixture.ts';
import { formatClockTime, formatDayTime, formatUtcTime } from './iso-time.ts';

const TWO_DIGITS = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;
const anyTime = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2099, 11, 31) });
/** Releases of Unicode's data differ in which blank is narrow, and in the Bulgarian sign of the hour. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll(' ч.', '');

describe.each(SPOKEN)('in %s as Intl writes it', (language) => {
  const tag = language === 'en' ? 'en-GB' : language;

  test('a count', () => {
    const intl = new Intl.NumberFormat(tag);
    const count = fc.oneof(fc.nat({ max: 20_000 }), fc.maxSafeNat());
    fc.assert(
      fc.property(count, (n) => {
        expect(inLanguage(language, () => formatCount(n))).toBe(intl.format(n));
      }),
    );
  });

  test('a number with decimals', () => {
    const intl = new Intl.NumberFormat(tag, { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => {
        expect(inLanguage(language, () => formatDecimal(n / 100, 2))).toBe(intl.format(n / 100));
      }),
    );
  });

  test('the time of day', () => {
    const intl = new Intl.DateTimeFormat(tag, { ...TWO_DIGITS, second: '2-digit' });
    fc.assert(
      fc.property(anyTime, (ms) => {
        expect(plain(inLanguage(language, () => formatClockTime(ms)))).toBe(plain(intl.format(ms)));
      }),
    );
  });

  test('a day and its time', () => {
    const intl = new Intl.DateTimeFormat(tag, { ...DAY, ...TWO_DIGITS });
    fc.assert(
      fc.property(anyTime, (ms) => {
        expect(plain(inLanguage(language, () => formatDayTime(ms, 0)))).toBe(plain(intl.format(ms)));
      }),
    );
  });

  test('a time in UTC', () => {
    const options = {
      ...DAY,
      ...TWO_DIGITS,
      year: 'numeric',
      timeZone: 'UTC',
      timeZoneName: 'short',
    } as const;
    const intl = new Intl.DateTimeFormat(tag, options);
    fc.assert(
      fc.property(anyTime, (ms) => {
        expect(plain(inLanguage(language, () => formatUtcTime(ms)))).toBe(plain(intl.format(ms)));
      }),
    );
  });
});

test('an amount has the decimal mark of the language', () => {
  expect(SPOKEN.map((language) => inLanguage(language, () => formatBytes(6_120_000)))).toEqual([
    '6.12 MB',
    '6,12 MB',
    '6,12 MB',
  ]);
});
