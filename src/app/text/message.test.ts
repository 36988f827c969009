import { expect, expectTypeOf, test } from 'vitest';
import { message, type Message, type Values } from './message.ts';

test('the compiler knows what a message takes', () => {
  expectTypeOf<Message<'Nothing to do'>>().toEqualTypeOf<() => string>();
  expectTypeOf<Values<'{time} left'>>().toEqualTypeOf<{ time: string }>();
  expectTypeOf<Values<'{percent, number} %'>>().toEqualTypeOf<{ percent: number }>();
  expectTypeOf<Values<'{count, plural, one {# ISO} other {# ISOs}}, {bytes} to go'>>().toEqualTypeOf<{
    count: number;
    bytes: string;
  }>();
  expectTypeOf<Values<'{n, plural, one {{who} is} other {{who} are}} done'>>().toEqualTypeOf<{
    n: number;
    who: string;
  }>();
  expectTypeOf<Values<'{which, select, fewer {fewer {unit}} other {more}} of {size}'>>().toEqualTypeOf<{
    which: 'fewer' | 'other';
    unit: string;
    size: string;
  }>();
  expectTypeOf<Values<'{a, select, x {{n, plural, one {1} other {{b}}}} other {}} {c}'>>().toEqualTypeOf<{
    a: 'x' | 'other';
    n: number;
    b: string;
    c: string;
  }>();
});

test('a message outside of a catalogue says that it was not compiled', () => {
  expect(() => message('{time} left')).toThrow('Not compiled');
});
