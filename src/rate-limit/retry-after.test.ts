import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampWait,
  CREDIBLE_WAIT_MS,
  MAX_WAIT_MS,
  MIN_WAIT_MS,
  parseHttpDate,
  rateLimitWait,
  unavailableWait,
  type Wait,
} from './retry-after.ts';

const runs = { numRuns: 1_000 };
const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);

/** `Retry-After` and `X-RateLimit-Reset` of more than 15 min: obeyed only together. */
const agreements: [about: string, headers: Record<string, string>, wait: Wait | undefined][] = [
  [
    'an hour, and a reset that agrees',
    { 'retry-after': '3600', 'x-ratelimit-reset': '2026-11-21T13:00:00Z' },
    3_600_000,
  ],
  [
    'an hour, and a reset in epoch seconds',
    { 'retry-after': '3600', 'x-ratelimit-reset': String(NOW / 1_000 + 3_600) },
    3_600_000,
  ],
  [
    'an hour, and a reset in epoch ms',
    { 'retry-after': '3600', 'x-ratelimit-reset': String(NOW + 3_600_000) },
    3_600_000,
  ],
  [
    'an hour, and a reset a minute later',
    { 'retry-after': '3600', 'x-ratelimit-reset': '2026-11-21T13:01:00Z' },
    3_600_000,
  ],
  [
    'an hour, and a reset further off',
    { 'retry-after': '3600', 'x-ratelimit-reset': '2026-11-21T13:01:01Z' },
    'probe',
  ],
  [
    'an hour, and a reset in 30 s',
    { 'retry-after': '3600', 'x-ratelimit-reset': '2026-11-21T12:00:30Z' },
    'probe',
  ],
  ['20 h agreed', { 'retry-after': '72000', 'x-ratelimit-reset': '2026-11-22T08:00:00Z' }, 72_000_000],
  ['a day agreed', { 'retry-after': '86400', 'x-ratelimit-reset': '2026-11-22T12:00:00Z' }, MAX_WAIT_MS],
  [
    'a second more than a day, even agreed',
    { 'retry-after': '86401', 'x-ratelimit-reset': '86401' },
    'probe',
  ],
  [
    '300 years, even agreed',
    { 'retry-after': '9999999999', 'x-ratelimit-reset': String(NOW / 1_000 + 9_999_999_999) },
    'probe',
  ],
  [
    '30 s, and a reset of an hour',
    { 'retry-after': '30', 'x-ratelimit-reset': '2026-11-21T13:00:00Z' },
    30_000,
  ],
];

describe('rateLimitWait', () => {
  const waits: [about: string, headers: Record<string, string>, wait: Wait | undefined][] = [
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['seconds with blanks', { 'retry-after': ' 7 ' }, 7_000],
    ['zero is at least a second', { 'retry-after': '0' }, MIN_WAIT_MS],
    ['a wait of 15 min', { 'retry-after': '900' }, 900_000],
    ['a wait of more is not credible', { 'retry-after': '901' }, 'probe'],
    ['317 years', { 'retry-after': '9999999999' }, 'probe'],
    ['more than a number can hold', { 'retry-after': '9'.repeat(400) }, 'probe'],
    [
      'a date, judged by the own Date of the response',
      {
        date: 'Sat, 21 Nov 2026 09:00:00 GMT',
        'retry-after': 'Sat, 21 Nov 2026 09:00:40 GMT',
      },
      40_000,
    ],
    ['a date without Date, judged by our clock', { 'retry-after': 'Sat, 21 Nov 2026 12:01:00 GMT' }, 60_000],
    ['a date just over', { 'retry-after': 'Sat, 21 Nov 2026 11:59:30 GMT' }, MIN_WAIT_MS],
    ['a date long past is ignored', { 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, undefined],
    ['a date of 2126', { 'retry-after': 'Thu, 21 Nov 2126 11:00:00 GMT' }, 'probe'],
    ['a date of 1970', { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, undefined],
    ['an RFC 850 date', { 'retry-after': 'Saturday, 21-Nov-26 12:01:00 GMT' }, 60_000],
    ['an asctime date', { 'retry-after': 'Sat Nov 21 12:01:00 2026' }, 60_000],
    ['the reset timestamp of HostUp', { 'x-ratelimit-reset': '2026-11-21T12:00:30.000Z' }, 30_000],
    [
      'a broken Retry-After falls back to the reset',
      {
        'retry-after': 'abc',
        'x-ratelimit-reset': '2026-11-21T12:00:30Z',
      },
      30_000,
    ],
    ['a reset in seconds', { 'x-ratelimit-reset': '30' }, 30_000],
    ['a reset as an epoch time', { 'x-ratelimit-reset': String(NOW / 1_000 + 30) }, 30_000],
    ['a reset as an epoch time in ms', { 'x-ratelimit-reset': String(NOW + 30_000) }, 30_000],
    ['a reset as an HTTP date', { 'x-ratelimit-reset': 'Sat, 21 Nov 2026 12:00:30 GMT' }, 30_000],
    ['a reset just over', { 'x-ratelimit-reset': '2026-11-21T11:59:30Z' }, MIN_WAIT_MS],
    ['a reset long past is ignored', { 'x-ratelimit-reset': '2026-11-21T11:00:00Z' }, undefined],
    ['a reset of an hour, alone', { 'x-ratelimit-reset': '2026-11-21T13:00:00Z' }, 'probe'],
    ...agreements,
    ['a reset without a zone', { 'x-ratelimit-reset': '2026-11-21T12:00:30' }, undefined],
    ['a reset on a day that does not exist', { 'x-ratelimit-reset': '2026-13-45T12:00:30Z' }, undefined],
    [
      'Retry-After goes before the reset',
      { 'retry-after': '3', 'x-ratelimit-reset': '2026-11-21T12:00:30Z' },
      3_000,
    ],
    [
      'a Date of 1970 is no reference for a date of today',
      { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 12:00:40 GMT' },
      40_000,
    ],
    [
      'a Date of 2126 neither',
      { date: 'Sun, 01 Jan 2126 00:00:00 GMT', 'x-ratelimit-reset': '2026-11-21T12:00:40Z' },
      40_000,
    ],
    [
      'a clock of 1970 is one for its own dates',
      { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 1970 00:00:40 GMT' },
      40_000,
    ],
    ['a Date that is garbage', { date: 'garbage', 'retry-after': 'Sat, 21 Nov 2026 12:00:40 GMT' }, 40_000],
    ['nothing', {}, undefined],
    ['text', { 'retry-after': 'soon' }, undefined],
    ['hexadecimal', { 'retry-after': '0x10' }, undefined],
    ['exponent', { 'retry-after': '1e3' }, undefined],
    ['a fraction', { 'retry-after': '11.5' }, 11_500],
    ['a longer fraction', { 'retry-after': '11.125' }, 11_125],
    ['a date of ISO 8601', { 'retry-after': '2026-11-21T12:00:30+0000' }, 30_000],
    ['epoch seconds', { 'retry-after': String(NOW / 1_000 + 30) }, 30_000],
    ['epoch ms', { 'retry-after': String(NOW + 30_000) }, 30_000],
    ['epoch seconds long past', { 'retry-after': String(NOW / 1_000 - 3_600) }, undefined],
    ['a reset with a fraction', { 'x-ratelimit-reset': String(NOW / 1_000 + 30.5) }, 30_500],
    ['a reset as a span with a fraction', { 'x-ratelimit-reset': '30.0' }, 30_000],
    ['a unit', { 'retry-after': '11s' }, undefined],
    ['negative', { 'retry-after': '-1' }, undefined],
    ['a date that does not exist', { 'retry-after': 'Mon, 30 Feb 2026 12:01:00 GMT' }, undefined],
  ];
  test.each(waits)('%s', (_, headers, ms) => {
    expect(rateLimitWait(new Headers(headers), NOW)).toBe(ms);
  });

  test('whatever the headers contain, the wait is within [1 s, 24 h], a probe, or absent', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((d) => d.toUTCString()),
    );
    fc.assert(
      fc.property(value, value, value, (retryAfter, reset, date) => {
        const headers = new Map([
          ['retry-after', retryAfter],
          ['x-ratelimit-reset', reset],
          ['date', date],
        ]);
        const wait = rateLimitWait({ get: (name) => headers.get(name) ?? null }, NOW);
        expect(typeof wait !== 'number' || (wait >= MIN_WAIT_MS && wait <= MAX_WAIT_MS)).toBe(true);
      }),
      runs,
    );
  });
});

test('however wrong our clock is, a date is waited out by the clock of the response', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900 }),
      fc.date({ min: new Date('2024-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
      fc.date({ min: new Date('1970-01-01'), max: new Date('2126-01-01'), noInvalidDate: true }),
      (seconds, theirs, ours) => {
        const at = new Date(Math.floor(theirs.getTime() / 1_000) * 1_000 + seconds * 1_000);
        const date = theirs.toUTCString();
        for (const named of [
          { 'retry-after': at.toUTCString() },
          { 'x-ratelimit-reset': at.toISOString() },
        ]) {
          expect(rateLimitWait(new Headers({ date, ...named }), ours.getTime())).toBe(seconds * 1_000);
        }
      },
    ),
    runs,
  );
});

test('seconds are waited as they are, up to 15 min', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 999_999_999 })),
      (seconds) => {
        const wait = rateLimitWait(new Headers({ 'retry-after': String(seconds) }), NOW);
        expect(wait).toBe(seconds > 900 ? 'probe' : Math.max(MIN_WAIT_MS, seconds * 1_000));
      },
    ),
    runs,
  );
});

test('clampWait never lets a timer overflow or stop', () => {
  expect([Number.NaN, -5, 0, 0.5, Infinity, 1e12, 2_500.2].map(clampWait)).toEqual([
    MIN_WAIT_MS,
    MIN_WAIT_MS,
    MIN_WAIT_MS,
    MIN_WAIT_MS,
    MAX_WAIT_MS,
    MAX_WAIT_MS,
    2_501,
  ]);
});

test('parseHttpDate reads back what toUTCString writes, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (date) => {
        expect(parseHttpDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1_000) * 1_000);
      },
    ),
  );
  for (const value of [
    '5',
    '',
    '2026-11-21',
    'Sat, 21 Nov 2026 24:00:00 GMT',
    'Sat, 21 Nov 2026 12:00:00 CET',
    null,
  ]) {
    expect(parseHttpDate(value)).toBeUndefined();
  }
});

test('the two old forms of an HTTP date equal the new one', () => {
  // Two digits of a year are read as within 50 years of now.
  const within = { min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(within), (date) => {
      const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ');
      const rfc850 = `Monday, ${day}-${month}-${year.slice(2)} ${time} GMT`;
      const asctime = `Mon ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
      const ms = Math.floor(date.getTime() / 1_000) * 1_000;
      expect([parseHttpDate(rfc850), parseHttpDate(asctime)]).toEqual([ms, ms]);
    }),
    runs,
  );
});

test('blanks around a value do not matter, wherever the headers come from', () => {
  const given = (name: string, value: string) => ({
    get: (requested: string) => (requested === name ? value : null),
  });
  expect(rateLimitWait(given('retry-after', ' 7 '), NOW)).toBe(7_000);
  expect(rateLimitWait(given('x-ratelimit-reset', ' 7 '), NOW)).toBe(7_000);
  expect(rateLimitWait(given('x-ratelimit-reset', ''), NOW)).toBeUndefined();
});

test('a reset of a thousand million is a moment, one less is a span', () => {
  const reset = (value: number) => rateLimitWait(new Headers({ 'x-ratelimit-reset': String(value) }), NOW);
  // 2001 is long past.
  expect([reset(1_000_000_000), reset(999_999_999)]).toEqual([undefined, 'probe']);
});

test.each([
  'Sat, 21 Abc 2026 12:00:00 GMT',
  'Sat, 21 Nov 2026 12:60:00 GMT',
  'Sat, 21 Nov 2026 25:00:00 GMT',
  'Sat, 21 Nov 2026 12:00:99 GMT',
  'Mon, 30 Feb 2026 12:00:00 GMT',
])('%s is no date', (value) => {
  expect(parseHttpDate(value)).toBeUndefined();
});

test('a two-digit year is the one within fifty years from now', () => {
  const year = new Date().getUTCFullYear();
  const read = (full: number) => {
    const two = String(full % 100).padStart(2, '0');
    return new Date(parseHttpDate(`Monday, 01-Jan-${two} 00:00:00 GMT`) ?? 0).getUTCFullYear();
  };
  expect([read(year), read(year + 50), read(year - 49)]).toEqual([year, year + 50, year - 49]);
});

test.each([
  ['retry-after', 'Sat, 21 Nov 2026 12:01:00 GMT'],
  ['retry-after', 'Saturday, 21-Nov-26 12:01:00 GMT'],
  ['retry-after', 'Sat Nov 21 12:01:00 2026'],
  ['x-ratelimit-reset', '2026-11-21T12:01:00Z'],
  ['x-ratelimit-reset', '2026-11-21T12:01:00.25+00:00'],
  ['x-ratelimit-reset', '60'],
])('%s: %s is read, and not with anything before or after it', (name, value) => {
  const read = (given: string) => rateLimitWait(new Headers({ [name]: given }), NOW);
  expect(Math.floor(Number(read(value)) / 1_000)).toBe(60);
  expect([read(`x${value}`), read(`${value}x`), read(`${value} ${value}`)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a 503 waits by Retry-After alone, while that is credible', () => {
  const wait = (headers: Record<string, string>) => unavailableWait(new Headers(headers), NOW);
  expect(wait({ 'retry-after': '120' })).toBe(120_000);
  expect(wait({ 'retry-after': '900' })).toBe(CREDIBLE_WAIT_MS);
  expect(wait({ 'retry-after': 'Sat, 21 Nov 2026 12:01:00 GMT' })).toBe(60_000);
  expect(wait({ 'retry-after': '86400', 'x-ratelimit-reset': '2026-11-22T12:00:00Z' })).toBe('probe');
  expect(wait({ 'retry-after': 'soon', 'x-ratelimit-reset': '2026-11-21T12:00:30Z' })).toBeUndefined();
  expect(wait({})).toBeUndefined();
});
