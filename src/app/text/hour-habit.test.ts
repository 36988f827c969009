import { afterEach, expect, test } from 'vitest';
import { countsToTwelve, keepHourHabit } from './hour-habit.ts';
import { formatClockTime, formatDayTime, formatLocalTime } from './iso-time.ts';

afterEach(() => keepHourHabit('en', []));

/** Some of each kind of region; all 463 of Unicode's data were compared once, and only Kurdish in Syria differs. */
const TAGS =
  'en en-US en-CA en-AU en-IN en-GB en-IE en-ZA en-SE en-JM en-NZ ar ar-EG ar-MA bg-BG bn-IN de de-DE el el-GR es-ES es-MX ' +
  'es-US fi fi-FI fr-FR fr-CA hi hi-IN ja-JP ko ko-KR pl-PL pt-BR sr-Latn-RS sv-SE tr-TR ur-PK vi-VN zh-CN zh-Hant-TW zh-TW';

const countsWith = (tag: string) => {
  keepHourHabit('en', [tag, 'en-US', 'en-GB']);
  return countsToTwelve();
};
const countsInUnicode = (tag: string) =>
  new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hourCycle === 'h12';

test.each(TAGS.split(' '))('with %s first, hours are counted as Unicode has it', (tag) => {
  expect(countsWith(tag)).toBe(countsInUnicode(tag));
});

test.each([
  ['en', ['en-US', 'en'], true],
  ['en', ['en-GB', 'en-US', 'en'], false],
  // A browser in German, French or Finnish has American English among its languages, unless one takes it out.
  ['en', ['fi-FI', 'fi', 'en-US', 'en'], false],
  ['en', ['sv-SE', 'en-GB', 'en-US'], false],
  ['en', ['hi-IN', 'en'], true],
  ['en', [], false],
  ['sv', ['en-US', 'sv'], false],
] as const)('a page in %s in a browser of %j', (language, languages, twelve) => {
  keepHourHabit(language, languages);
  expect(countsToTwelve()).toBe(twelve);
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
