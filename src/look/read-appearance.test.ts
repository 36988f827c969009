import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookSheet, correctionsOf } from './look.ts';
import { readAppearance } from './read-appearance.ts';

const read = (value: unknown, fontOrigins: readonly string[] = []) => readAppearance(value, fontOrigins);

test('a whole look', () => {
  const look = {
    accent: '#0A7',
    background: { light: '#ffffff' },
    surface: null,
    radius: 4,
    fontFamily: 'serif',
    density: 'compact',
  };
  const { surface: _, ...rest } = look;
  expect(read(look)).toEqual({ appearance: rest, refused: [] });
});

const A_COLOUR = 'must be a colour as "#rrggbb", or { "light": "#rrggbb", "dark": "#rrggbb" }';

test.each<[object, string]>([
  [{ accent: 'red' }, `appearance.accent ${A_COLOUR}.`],
  [{ accent: 'url(https://evil.example)' }, `appearance.accent ${A_COLOUR}.`],
  [{ accent: '#fff;}*{display:none' }, `appearance.accent ${A_COLOUR}.`],
  [{ accent: 'var(--danger)' }, `appearance.accent ${A_COLOUR}.`],
  [{ accent: '#ffff' }, `appearance.accent ${A_COLOUR}.`],
  [{ accent: '#ffffff\n' }, `appearance.accent ${A_COLOUR}.`],
  [{ accent: 7 }, `appearance.accent ${A_COLOUR}; it is a number.`],
  [{ text: ['#fff'] }, `appearance.text ${A_COLOUR}; it is a list.`],
  [{ text: [] }, `appearance.text ${A_COLOUR}.`],
  [{ text: {} }, `appearance.text ${A_COLOUR}.`],
  [{ text: { light: 'expression(alert(1))' } }, `appearance.text ${A_COLOUR}.`],
  [{ text: { lihgt: '#fff' } }, `appearance.text ${A_COLOUR}; it is an object.`],
  [{ radius: -1 }, 'appearance.radius must be a number of px from 0 to 24.'],
  [{ radius: 25 }, 'appearance.radius must be a number of px from 0 to 24.'],
  [{ radius: '4px' }, 'appearance.radius must be a number of px from 0 to 24; it is text.'],
  [{ radius: Number.NaN }, 'appearance.radius must be a number of px from 0 to 24; it is a number.'],
  [{ density: 'roomy' }, 'appearance.density must be "comfortable" or "compact"; it is other text.'],
])('%j is refused with a sentence, and costs no other field', (wrong, sentence) => {
  expect(read({ accent: '#123456', density: 'compact', ...wrong }).refused).toEqual([sentence]);
  expect(read({ radius: 3, ...wrong, fontFamily: 'mono' }).appearance).toMatchObject({ fontFamily: 'mono' });
});

test.each([
  'Comic Sans MS',
  'http://fonts.example/a.woff2',
  'javascript:alert(1)//.woff2',
  'data:font/woff2;base64,AAAA.woff2',
  'https://fonts.example/a.woff2?x',
  'https://fonts.example/a.woff2")}*{display:none',
  'https://fonts.example/a.ttf',
  'https://user@fonts.example/a.woff2',
  `https://fonts.example/${'a'.repeat(300)}.woff2`,
])('%j is no font', (fontFamily) => {
  const { appearance, refused } = read({ fontFamily }, ['https://fonts.example', 'http://fonts.example']);
  expect(appearance).toEqual({});
  expect(refused).toEqual([
    expect.stringMatching(/^appearance\.fontFamily must be one of system, .*, or the https URL/),
  ]);
});

test('a font comes from an origin that the tenant’s file allows, and from no other', () => {
  const fontFamily = 'https://fonts.example/inter.woff2';
  expect(read({ fontFamily }, ['https://fonts.example'])).toEqual({
    appearance: { fontFamily },
    refused: [],
  });
  expect(read({ fontFamily }, ['https://other.example'])).toEqual({
    appearance: {},
    refused: [
      "appearance.fontFamily is not loaded: https://fonts.example is not among the tenant's `fontOrigins` in the gateway's file.",
    ],
  });
});

test('names of no field cost one sentence, however many they are', () => {
  const { appearance, refused } = read({
    colour: '#fff',
    accent: '#123456',
    primary: 1,
    font: 'x',
    shadow: 'y',
  });
  expect(appearance).toEqual({ accent: '#123456' });
  expect(refused).toEqual([
    'appearance has no field "colour", "primary", "font" and 1 more; it has accent, background, surface, text, radius, fontFamily, density.',
  ]);
});

test('an unknown field is named, cut, beside those that there are', () => {
  const { refused } = read({ ['colour'.repeat(50)]: '#fff' });
  expect(refused).toEqual([
    `appearance has no field "${'colour'.repeat(50).slice(0, 40)}"; it has accent, background, surface, text, radius, fontFamily, density.`,
  ]);
});

test.each([null, undefined, 7, 'red', [], [{ accent: '#fff' }], true])('%j is no look', (value) => {
  expect(read(value)).toEqual({ appearance: {}, refused: ['appearance must be an object.'] });
});

test('whatever comes, reading it never throws, and what is taken makes a sheet without a word of it', () => {
  const hostile = fc.constantFrom('url(', '}', '</style>', 'var(--x)', '@import', '\\', '#fff;', '"');
  const value = fc.oneof(
    fc.anything(),
    hostile,
    fc.tuple(hostile, fc.string()).map((each) => each.join('')),
  );
  const names = ['accent', 'background', 'surface', 'text', 'radius', 'fontFamily', 'density', '__proto__'];
  const look = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value);
  fc.assert(
    fc.property(fc.oneof(look, fc.anything()), (given) => {
      const { appearance } = read(given, ['https://fonts.example']);
      expect(lookSheet(appearance)).not.toMatch(/url\(|<|@import|\\|var\(/);
      correctionsOf(appearance);
    }),
    { numRuns: 500 },
  );
});
