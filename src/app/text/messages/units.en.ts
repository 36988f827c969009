import { message } from '../message.ts';

// Durations. `{count}` is never negative; two units stand side by side: “1 day 4 h”.
/** `{digits}` are those of `{count}`, in one group: “3652 days”. */
export const days = message('{count, plural, one {{digits} day} other {{digits} days}}');
export const hours = message('{count, number} h');
export const minutes = message('{count, number} min');
export const seconds = message('{count, number} s');
export const twoUnits = message('{larger} {smaller}');
export const underOneSecond = message('less than 1 s');

// Bytes.
export const exactBytes = message('{count, plural, one {# byte} other {# bytes}}');
/** Above 2^53 JSON has lost digits. */
export const aboutBytes = message('about {count, plural, one {# byte} other {# bytes}}');

/** A time that `Date` cannot hold. */
export const unknownTime = message('unknown');
