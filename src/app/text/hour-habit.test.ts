import { afterEach, expect, test } from 'vitest';
import { countsToTwelve, keepHourHabit } from './hour-habit.ts';
import { formatClockTime, formatDayTime, formatLocalTime } from './iso-time.ts';

afterEach(() => keepHourHabit('en', []));

/** Of the regions that speak English, a few of each kind. */
test.each(['en', 'en-US', 'en-CA', 'en-AU', 'en-IN', 'en-GB', 'en-IE', 'en-ZA', 'en-SE', 'sv-SE', 'bg-BG'])(
  '%s counts hours as Unicode has it',
  (tag) => {
    keepHourHabit(tag, [tag]);
    const { hourCycle } = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions();
    expect(countsToTwelve()).toBe(hourCycle === 'h12');
  },
);

test('what counts is the first of the browser’s languages that the page speaks', () => {
  keepHourHabit('en', ['sv-SE', 'en-GB', 'en-US']);
  expect(countsToTwelve()).toBe(false);
  keepHourHabit('sv', ['en-US', 'sv']);
  expect(countsToTwelve()).toBe(false);
  keepHourHabit('en', ['fi']);
  expect(countsToTwelve()).toBe(false);
});

test.each([
  [0, '12:05:09 am'],
  [11, '11:05:09 am'],
  [12, '12:05:09 pm'],
  [23, '11:05:09 pm'],
])('%i h is %s for those who count to twelve', (hours, clock) => {
  const at = new Date(2025, 1, 5, hours, 5, 9).getTime();
  keepHourHabit('en', ['en-US']);
  expect(formatClockTime(at)).toBe(clock);
  expect(formatDayTime(at, at)).toBe(clock.replace(':09', ''));
  expect(formatLocalTime(at)).toMatch(/^Wed, 5 Feb 2025, \d{1,2}:05 [ap]m /);
});
