import { message } from '../message.ts';

// How numbers and times are written: as `Intl` writes them in the language (formats.test.ts), without its data.
export const decimalMark = message('.');
/** Between groups of three digits. */
export const groupMark = message(',');
/** The same in a number of four digits, which some languages write in one piece. */
export const fourDigitMark = message(',');

/** Short, from the first to the twelfth, with a space between. */
export const months = message('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec');
export const date = message('{day} {month} {year}');
export const timeOfDay = message('{hours}:{minutes}');
export const clockTime = message('{hours}:{minutes}:{seconds}');
/** For those who count to twelve. */
export const timeOfHalfDay = message('{hours}:{minutes} {half, select, am {am} other {pm}}');
export const clockTimeOfHalfDay = message('{hours}:{minutes}:{seconds} {half, select, am {am} other {pm}}');
/** `{date}` and `{time}` are as above. */
export const utcTime = message('{date}, {time} UTC');
export const dayTime = message('{day} {month}, {time}');
