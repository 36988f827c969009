import type { Translation } from '../message.ts';
import type * as english from './units.en.ts';

export default {
  days: '{count, plural, one {{digits} dygn} other {{digits} dygn}}',
  hours: '{count, number} tim',
  minutes: '{count, number} min',
  seconds: '{count, number} s',
  twoUnits: '{larger} {smaller}',
  underOneSecond: 'mindre än 1 s',
  exactBytes: '{count, plural, one {# byte} other {# byte}}',
  aboutBytes: 'cirka {count, plural, one {# byte} other {# byte}}',
  unknownTime: 'okänd tid',
} satisfies Translation<typeof english>;
