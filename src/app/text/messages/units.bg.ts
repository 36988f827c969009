import type { Translation } from '../message.ts';
import type * as english from './units.en.ts';

export default {
  days: '{count, plural, one {{digits} ден} other {{digits} дни}}',
  hours: '{count, number} ч',
  minutes: '{count, number} мин',
  seconds: '{count, number} сек',
  twoUnits: '{larger} {smaller}',
  underOneSecond: 'по-малко от 1 сек',
  exactBytes: '{count, plural, one {# байт} other {# байта}}',
  aboutBytes: 'около {count, plural, one {# байт} other {# байта}}',
  unknownTime: 'неизвестно време',
} satisfies Translation<typeof english>;
