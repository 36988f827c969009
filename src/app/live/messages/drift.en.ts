import { message } from '../../text/message.ts';

// A field that is not as documented. `{where}` is its path, `{got}` the JSON that came, `{expected}` one of those below.
export const wholeResponse = message('the whole response');
export const otherCame = message('{where}: {got}, {expected} expected');
export const missing = message('{where}: missing, {expected} expected');
export const expected = message('{expected} expected');
export const text = message('text');
export const number = message('a number');
export const trueOrFalse = message('true or false');
export const list = message('a list');
export const object = message('an object');
export const textOrNull = message('text or null');
export const numberOrNull = message('a number or null');
export const trueOrFalseOrNull = message('true or false or null');
export const listOrNull = message('a list or null');
export const objectOrNull = message('an object or null');
// What came, where that is no JSON to show.
export const listOf = message('{count, plural, one {a list of #} other {a list of #}}');
export const numberTooLarge = message('a number too large');
