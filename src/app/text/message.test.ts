import { expect, test } from 'vitest';
import { message, type Values } from './message.ts';

/** Whether two types are the same; the compiler checks it. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test('the compiler knows what a message takes', () => {
  const known: [
    Same<Values<'Nothing to do'>, {}>,
    Same<Values<'{time} left'>, { time: string }>,
    Same<
      Values<'{count, plural, one {# ISO} other {# ISOs}}, {bytes} to go'>,
      { count: number; bytes: string }
    >,
    Same<Values<'{percent, number} %'>, { percent: number }>,
    Same<Values<'{n, plural, one {{who} is} other {{who} are}} done'>, { n: number; who: string }>,
    Same<
      Values<'{which, select, fewer {fewer {unit}} other {more}} of {size}'>,
      { which: 'fewer' | 'other'; unit: string; size: string }
    >,
    Same<
      Values<'{a, select, x {{n, plural, one {1} other {{b}}}} other {}} {c}'>,
      { a: 'x' | 'other'; n: number; b: string; c: string }
    >,
  ] = [true, true, true, true, true, true, true];
  expect(known).toHaveLength(7);
});

test('a message outside of a catalogue says that it was not compiled', () => {
  expect(() => message('{time} left')).toThrow('Not compiled');
});
