import type { Translation } from '../message.ts';
import type * as english from './formats.en.ts';

export default {
  decimalMark: ',',
  groupMark: '\u00A0',
  fourDigitMark: '\u00A0',
  months: 'jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.',
  date: '{day} {month} {year}',
  timeOfDay: '{hours}:{minutes}',
  clockTime: '{hours}:{minutes}:{seconds}',
  timeOfHalfDay: '{hours}:{minutes} {half, select, am {fm} other {em}}',
  clockTimeOfHalfDay: '{hours}:{minutes}:{seconds} {half, select, am {fm} other {em}}',
  utcTime: '{date} {time} UTC',
  dayTime: '{day} {month} {time}',
} satisfies Translation<typeof english>;
