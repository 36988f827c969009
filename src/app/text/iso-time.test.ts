import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatClockTime, formatDayTime, formatLocalTime, formatUtcTime, parseIsoTime } from './iso-time.ts';

test.each([
  ['2025-02-03T10:58:19.000000Z', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T10:58:19Z', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T10:58:19.123456Z', Date.UTC(2025, 1, 3, 10, 58, 19, 123)],
  ['2025-02-03T13:58:19+03:00', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T05:13:19-05:45', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2026-11-27T10:58:19+0000', Date.UTC(2026, 10, 27, 10, 58, 19)],
  ['2025-02-03T13:58:19+0300', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T05:13:19-0545', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T10:58:19+00', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T12:58:19+02', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T10:58:19-00:00', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03t10:58:19z', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T10:58:19.5z', Date.UTC(2025, 1, 3, 10, 58, 19, 500)],
  ['2025-02-03T10:58:19,123456789+0000', Date.UTC(2025, 1, 3, 10, 58, 19, 123)],
  ['2025-02-03T10:58Z', Date.UTC(2025, 1, 3, 10, 58)],
  ['2025-02-03T12:58+0200', Date.UTC(2025, 1, 3, 10, 58)],
  ['2025-02-03 10:58:19Z', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03 13:58:19+03:00', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T16:28:19+0530', Date.UTC(2025, 1, 3, 10, 58, 19)],
  ['2025-02-03T10:58:19.123456789012Z', Date.UTC(2025, 1, 3, 10, 58, 19, 123)],
  ['2025-02-28T24:00:00Z', Date.UTC(2025, 2, 1)],
  ['2025-02-28T24:00+02:00', Date.UTC(2025, 1, 28, 22)],
  ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
  ['2017-01-01T01:59:60+02:00', Date.UTC(2017, 0, 1)],
  ['9999-12-31T23:59:59Z', Date.UTC(9999, 11, 31, 23, 59, 59)],
])('reads %s', (text, ms) => {
  expect(parseIsoTime(text)).toBe(ms);
});

test.each([
  null,
  undefined,
  '',
  'now',
  '0000-00-00 00:00:00',
  '0050-01-01T00:00:00Z',
  '2025-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2025-13-01T00:00:00Z',
  '2025-02-03T24:00:01Z',
  '2025-02-03T24:30:00Z',
  '2025-02-30T24:00:00Z',
  '2025-W06-1T10:58:19Z',
  '2025-02-03T10:60:00Z',
  '2025-02-03T10:58:60Z',
  '2025-02-03T10:58:19',
  '2025-02-03  10:58:19Z',
  '2026-11-27 10:58:19',
  '2025-02-03',
  '2025-02-03T10:58',
  '2025-02-03T10:58.5Z',
  '2025-02-03T10:58:19+0',
  '2025-02-03T10:58:19+020',
  '2025-02-03T10:58:19+24',
  '2025-02-03T10:58:19+0060',
  '2025-02-03T10:58:19.Z',
  '2025-02-03T10:58:19+24:00',
  '2025-02-03T10:58:19+03:60',
  '2025-02-03T10:58:19.0000000000000000000Z',
  '+002025-02-03T10:58:19Z',
  ' 2025-02-03T10:58:19Z',
  '1738580299',
])('does not read %j', (text) => {
  expect(parseIsoTime(text)).toBeNull();
});

test('reads back every time that Date writes', () => {
  const date = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (time) => {
      expect(parseIsoTime(time.toISOString())).toBe(time.getTime());
    }),
  );
});

test('UTC is written in UTC', () => {
  expect(formatUtcTime(Date.UTC(2025, 1, 5, 10, 58, 19))).toBe('5 Feb 2025, 10:58 UTC');
});

test('clock and UTC are written as Intl writes them', () => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23' });
  const utc = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const date = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (time) => {
      expect(formatClockTime(time.getTime())).toBe(clock.format(time));
      expect(formatUtcTime(time.getTime())).toBe(`${utc.format(time)} UTC`);
    }),
  );
});

test('the local time names its zone, and midnight is 00, not 24', () => {
  const midnight = new Date(2025, 1, 5).getTime();
  expect(formatLocalTime(midnight)).toMatch(/^Wed,? 5 Feb 2025, 00:00 \S+/);
  expect(formatClockTime(midnight)).toBe('00:00:00');
});

test.each([Number.NaN, Infinity, -Infinity, 8.64e15 + 1])('%d is no time', (ms) => {
  for (const format of [formatClockTime, formatLocalTime, formatUtcTime]) expect(format(ms)).toBe('unknown');
});

test('a time of another day has its day', () => {
  const at = new Date(2025, 1, 5, 9, 7).getTime();
  expect(formatDayTime(at, new Date(2025, 1, 5, 23).getTime())).toBe('09:07');
  expect(formatDayTime(at, new Date(2025, 1, 6, 0, 1).getTime())).toBe('5 Feb, 09:07');
  expect(formatDayTime(Number.NaN, at)).toBe('unknown');
});
