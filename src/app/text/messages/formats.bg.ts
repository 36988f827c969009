import type { Translation } from '../message.ts';
import type * as english from './formats.en.ts';

export default {
  decimalMark: ',',
  groupMark: '\u00A0',
  fourDigitMark: '',
  months: '01 02 03 04 05 06 07 08 09 10 11 12',
  date: '{day}.{month}.{year} г.',
  timeOfDay: '{hours}:{minutes}',
  clockTime: '{hours}:{minutes}:{seconds}',
  timeOfHalfDay: '{hours}:{minutes} {half, select, am {пр.об.} other {сл.об.}}',
  clockTimeOfHalfDay: '{hours}:{minutes}:{seconds} {half, select, am {пр.об.} other {сл.об.}}',
  utcTime: '{date}, {time} ч. UTC',
  dayTime: '{day}.{month}, {time}',
} satisfies Translation<typeof english>;
