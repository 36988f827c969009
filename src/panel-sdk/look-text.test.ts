import type * as v from 'valibot';
import { expect, expectTypeOf, test } from 'vitest';
import type { appearance } from '../contracts/embed/appearance.ts';
import type { Appearance } from './appearance.ts';
import { lookText } from './look-text.ts';

test('the types of a panel are those of the schema', () => {
  expectTypeOf<Appearance>().toExtend<v.InferInput<typeof appearance>>();
  expectTypeOf<v.InferInput<typeof appearance>>().toExtend<Appearance>();
});

test('a look is JSON text, and what JSON has no word for is left to be refused', () => {
  expect(lookText({ accent: '#fff', radius: 4 })).toBe('{"accent":"#fff","radius":4}');
  expect(lookText(undefined)).toBe('{}');
  expect(lookText(null)).toBe('{}');
  expect(lookText({ radius: Number.NaN, text: undefined })).toBe('{"radius":"NaN"}');
  expect(lookText({ radius: -Infinity })).toBe('{"radius":"-Infinity"}');
  expect(lookText('red')).toBe('"red"');
});

test('a look that JSON cannot write, or that is too long, has no text', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(lookText(circle)).toBeUndefined();
  expect(lookText({ accent: 'x'.repeat(2_000) })).toBeUndefined();
  expect(lookText({ radius: 1n })).toBeUndefined();
});
