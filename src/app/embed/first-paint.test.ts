import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lookSheet } from '../../look/look.ts';
import { readAppearance } from '../../look/read-appearance.ts';
import { paintFirst } from './first-paint.ts';

beforeEach(() => {
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      text = '';
      replaceSync(text: string) {
        this.text = text;
      }
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

function painted(name: string) {
  const dataset: Record<string, string> = {};
  const page = { documentElement: { dataset }, adoptedStyleSheets: [] as { text: string }[] };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts of it that are used
  paintFirst(name, page as unknown as Document);
  return { theme: dataset['theme'], css: page.adoptedStyleSheets.map(({ text }) => text).join('') };
}

const nameOf = (theme: string, appearance: unknown) => JSON.stringify({ theme, appearance });

test('the theme and the background of the name are on the page', () => {
  expect(painted(nameOf('dark', {}))).toEqual({ theme: 'dark', css: '' });
  expect(painted(nameOf('system', {}))).toEqual({ theme: undefined, css: '' });
  // As other languages write JSON.
  expect(painted('{ "appearance": {}, "theme": "dark" }').theme).toBe('dark');
  const { css } = painted(nameOf('light', { background: '#FBF3E4' }));
  expect(css).toContain(':root[data-theme=light]{--page:#FBF3E4}');
  expect(css).not.toContain('[data-theme=dark]{');
});

test.each([
  { background: { light: '#000', dark: '#fff' } },
  { background: 'red' },
  { background: '#fff;}' },
  { background: ['#fff'] },
  { background: null },
  null,
  7,
])('%j has no background to paint', (appearance) => {
  expect(painted(nameOf('light', appearance)).css).toBe('');
});

test('whatever the name is, nothing throws and nothing but a colour is painted', () => {
  const name = fc.oneof(
    fc.string(),
    fc.anything().map((appearance) => nameOf('dark', appearance) ?? ''),
    fc.string().map((background) => nameOf('light', { background })),
  );
  fc.assert(
    fc.property(name, (text) => {
      for (const [, value] of painted(text).css.matchAll(/--page:([^}]*)}/g)) {
        expect(value).toMatch(/^#(?:[\da-f]{3}){1,2}$/i);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is painted first is the background of the whole look', () => {
  const hex = fc.stringMatching(/^#[\da-f]{6}$/);
  const background = fc.oneof(hex, fc.record({ light: hex, dark: hex }, { requiredKeys: [] }));
  fc.assert(
    fc.property(background, (background) => {
      const { css } = painted(nameOf('system', { background }));
      const whole = lookSheet(readAppearance({ background }, []).appearance);
      for (const [, value = ''] of css.matchAll(/--page:([^}]*)}/g))
        expect(whole).toContain(`--page:${value};`);
    }),
    { numRuns: 200 },
  );
});
