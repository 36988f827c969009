import type { Translation } from '../../text/message.ts';
import type * as english from './drift.en.ts';

export default {
  wholeResponse: 'целият отговор',
  otherCame: '{where}: {got}, очаква се: {expected}',
  missing: '{where}: липсва, очаква се: {expected}',
  expected: 'очаква се: {expected}',
  text: 'текст',
  number: 'число',
  trueOrFalse: 'true или false',
  list: 'списък',
  object: 'обект',
  textOrNull: 'текст или null',
  numberOrNull: 'число или null',
  trueOrFalseOrNull: 'true, false или null',
  listOrNull: 'списък или null',
  objectOrNull: 'обект или null',
  listOf: '{count, plural, one {списък с # елемент} other {списък с # елемента}}',
  numberTooLarge: 'твърде голямо число',
} satisfies Translation<typeof english>;
