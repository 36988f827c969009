import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOOKS } from '../../examples/panel/page/looks.mjs';
import type { Appearance } from '../contracts/embed/appearance.ts';
import { contrast, isDark, legible, mix } from './colour.ts';
import { PAIRS } from './look.fixture.ts';
import { correctionsOf, givenFor, lookSheet } from './look.ts';
import { readAppearance } from './read-appearance.ts';
import { themeLook } from './theme-look.ts';
import { THEMES, TOKENS } from './tokens.ts';

const hex = fc.stringMatching(/^#(?:[\da-fA-F]{3}|[\da-fA-F]{6})$/);
const grey = fc.integer({ min: 0, max: 255 }).map((n) => `#${n.toString(16).padStart(2, '0').repeat(3)}`);
const single = fc.oneof(hex, grey);
const colour = fc.oneof(single, fc.record({ light: single, dark: single }, { requiredKeys: [] }));
const colours = fc.record(
  { accent: colour, background: colour, surface: colour, text: colour },
  { requiredKeys: [] },
);

/** The pairs of a look that cannot be read. */
function unreadable(appearance: Appearance): string[] {
  return THEMES.flatMap((theme) => {
    const { tokens } = themeLook(theme, givenFor(theme, appearance));
    return PAIRS.filter(([on, what, ratio]) => contrast(tokens[on], tokens[what]) < ratio).map(
      ([on, what]) =>
        `${theme}: ${what} ${tokens[what]} on ${on} ${tokens[on]} ${contrast(tokens[on], tokens[what])}`,
    );
  });
}

test('whatever colours a panel gives, everything can be read in both themes', () => {
  fc.assert(
    fc.property(colours, (appearance) => {
      expect(unreadable(appearance)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a grey as background, surface, text and accent', () => {
  for (let n = 0; n < 256; n += 3) {
    const each = `#${n.toString(16).padStart(2, '0').repeat(3)}`;
    expect(unreadable({ background: each, surface: each, text: each, accent: each })).toEqual([]);
  }
});

test('the colours are those of the style sheet', () => {
  const css = readFileSync(new URL('../app/styles.css', import.meta.url), 'utf8');
  const found = Array.from(css.matchAll(/^ {2}--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\);$/gm));
  expect(Object.fromEntries(found.map(([, name = '', light]) => [name, light]))).toEqual(TOKENS.light);
  expect(Object.fromEntries(found.map(([, name = '', , dark]) => [name, dark]))).toEqual(TOKENS.dark);
});

test('a given colour that can be read is used as it is', () => {
  const { tokens, corrections } = themeLook('light', {
    accent: '#0b6b47',
    background: '#f5f4ef',
    surface: '#fffefb',
    text: '#14231b',
  });
  expect(tokens).toMatchObject({
    accent: '#0b6b47',
    page: '#f5f4ef',
    surface: '#fffefb',
    ink: '#14231b',
  });
  expect(corrections).toEqual([]);
});

test('without colours nothing of Drivebay’s own changes', () => {
  for (const theme of THEMES) expect(themeLook(theme, {}).tokens).toEqual(TOKENS[theme]);
  expect(lookSheet({})).not.toContain('--page');
});

test('each density is written, so that a panel’s takes the place of the tenant’s', () => {
  expect(lookSheet({ density: 'comfortable' })).toContain('--pad:.25rem;');
  expect(lookSheet({ density: 'compact' })).toContain('--pad:.1875rem;');
  expect(lookSheet({})).not.toContain('--pad');
});

test('one accent fits both themes, and is reported only where it had to change in its own', () => {
  const dark = themeLook('dark', { accent: '#0b6b47' }).tokens;
  expect(dark.accent).not.toBe('#0b6b47');
  expect(contrast(dark.accent, dark.surface)).toBeGreaterThanOrEqual(4.5);
  expect(correctionsOf({ accent: '#0b6b47' })).toEqual([]);
  expect(correctionsOf({ accent: '#ffd400' })).toEqual([
    expect.stringMatching(
      /^appearance\.accent: in the light theme #ffd400 has a contrast of 1\.\d:1, and needs 4\.5:1; #[\da-f]{6} is used\.$/,
    ),
  ]);
});

test.each<[string, Appearance, 'light' | 'dark']>([
  ['light', { background: '#ffffff' }, 'light'],
  ['light, by its surface', { surface: '#fafafa', text: '#ffffff' }, 'light'],
  ['dark', { background: '#101010', text: '#000000' }, 'dark'],
  ['dark, by its text', { text: '#ffffff' }, 'dark'],
])('single colours of a look that is %s change that theme alone', (_, appearance, home) => {
  const other = home === 'light' ? 'dark' : 'light';
  expect(givenFor(other, appearance)).toEqual({});
  expect(Object.keys(givenFor(home, appearance))).toEqual(Object.keys(appearance));
});

test('text in the colour of its background is corrected and named', () => {
  const look = { background: '#ffffff', surface: '#fff', text: '#ffffff' };
  expect(unreadable(look)).toEqual([]);
  expect(correctionsOf(look)).toEqual([
    expect.stringContaining('appearance.text: in the light theme #ffffff has a contrast of 1:1'),
  ]);
});

test('a background or surface of the other theme is not used, and named', () => {
  const look = { background: { light: '#000000' }, surface: { dark: '#ffffff' } };
  expect(unreadable(look)).toEqual([]);
  expect(correctionsOf(look)).toEqual([
    'appearance.background: #000000 is no background of the light theme, whose text would be unreadable on it; #f5f6f8 is used. Give a light colour there.',
    'appearance.surface: #ffffff is no surface of the dark theme, whose text would be unreadable on it; #13171d is used. Give a dark colour there.',
  ]);
});

test.each(Object.entries(LOOKS))(
  'the example panel’s look %s is whole and needs no correction',
  (_, given) => {
    const { appearance, refused } = readAppearance(given, []);
    expect(refused).toEqual([]);
    expect(correctionsOf(appearance)).toEqual([]);
    expect(unreadable(appearance)).toEqual([]);
  },
);

test('the sheet holds nothing but variables, a font and rules for them', () => {
  const fonts = fc.constantFrom('serif', 'mono', 'https://fonts.example/a/b-1.woff2');
  const looks = fc.tuple(colours, fonts, fc.double({ min: 0, max: 24, noNaN: true }));
  fc.assert(
    fc.property(looks, ([given, fontFamily, radius]) => {
      const sheet = lookSheet({ ...given, fontFamily, radius, density: 'compact' });
      expect(sheet).toMatch(/^(@font-face\{[^{}]*\})?@media screen and \(forced-colors:none\)\{/);
      const values = sheet.matchAll(/--[\w-]+:([^;]*);/g);
      for (const [, value = ''] of values)
        expect(value).toMatch(/^(#[\da-f]{6}|[\d.]+(px|rem)|[\d.]+e-\d+px)$/);
      expect(sheet).not.toMatch(/NaN|undefined|<|expression|javascript/);
    }),
    { numRuns: 100 },
  );
});

test('legible keeps the hue, and moves no further than it must', () => {
  const moved = legible('#ffd400', [['#ffffff', 4.5]], '#000000');
  expect(contrast(moved, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(moved, '#ffffff')).toBeLessThan(5);
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(moved.slice(at, at + 2), 16));
  expect([r, g, b].toSorted((x = 0, y = 0) => y - x)).toEqual([r, g, b]);
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
  expect([isDark('#000000'), isDark('#ffffff')]).toEqual([true, false]);
});
