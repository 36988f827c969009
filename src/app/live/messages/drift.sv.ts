import type { Translation } from '../../text/message.ts';
import type * as english from './drift.en.ts';

export default {
  wholeResponse: 'hela svaret',
  otherCame: '{where}: {got}, förväntat: {expected}',
  missing: '{where}: saknas, förväntat: {expected}',
  expected: 'förväntat: {expected}',
  text: 'text',
  number: 'ett tal',
  trueOrFalse: 'true eller false',
  list: 'en lista',
  object: 'ett objekt',
  textOrNull: 'text eller null',
  numberOrNull: 'ett tal eller null',
  trueOrFalseOrNull: 'true, false eller null',
  listOrNull: 'en lista eller null',
  objectOrNull: 'ett objekt eller null',
  listOf: '{count, plural, one {en lista med # post} other {en lista med # poster}}',
  numberTooLarge: 'ett för stort tal',
} satisfies Translation<typeof english>;
