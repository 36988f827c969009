import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, shortened, visible, withoutIsolates } from './visible.ts';

/** Any code points, lone surrogates too. */
const anyText = fc
  .array(fc.oneof(fc.integer({ max: 0x10ffff, min: 0 }), fc.integer({ max: 0x2070, min: 0 })))
  .map((codes) => String.fromCodePoint(...codes));

test.each([
  ['AlmaLinux-9.5-x86_64-boot.iso', 'AlmaLinux-9.5-x86_64-boot.iso'],
  ['räddning 日本 🐧', 'räddning 日本 🐧'],
  ['<img onerror=x>', '<img onerror=x>'],
  ['a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['\u0000\u001B[31m', '\\u{00}\\u{1B}[31m'],
  ['ubuntu\u202Eosi.exe', 'ubuntu\\u{202E}osi.exe'],
  ['a\u200Bb\u2066c\uFEFFd', 'a\\u{200B}b\\u{2066}c\\u{FEFF}d'],
  ['\uD800', '\\u{D800}'],
  ['\u{E0041}', '\\u{E0041}'],
  // Joiners belong to a word of a script that uses them, and nowhere else.
  ['نسخه\u200Cی نصب', 'نسخه\u200Cی نصب'],
  ['ISO\u200Cها', 'ISO\u200Cها'],
  ['۱۴۰۳ ه\u200D.ش', '۱۴۰۳ ه\u200D.ش'],
  ['क्\u200Dष क्\u200C', 'क्\u200Dष क्\u200C'],
  ['ශ්\u200Dරී', 'ශ්\u200Dරී'],
  ['മലയാളം ന്\u200D', 'മലയാളം ന്\u200D'],
  ['می\u200C شود', 'می\\u{200C} شود'],
  ['می\u200C\u200Cشود', 'می\\u{200C}\\u{200C}شود'],
  ['ubun\u200Ctu\u200D.iso', 'ubun\\u{200C}tu\\u{200D}.iso'],
  ['\u200Cمی', '\\u{200C}می'],
  ['日\u200D本', '日\\u{200D}本'],
  // Scripts without spaces mark words with a zero-width one; Mongolian parts a vowel from its word.
  ['ប្រព័ន្ធ\u200Bប្រតិបត្តិការ ไทย\u200Bแลนด์', 'ប្រព័ន្ធ\u200Bប្រតិបត្តិការ ไทย\u200Bแลนด์'],
  ['ไทย\u200B.iso', 'ไทย\\u{200B}.iso'],
  ['ᠮᠣᠩᠭᠣᠯ\u180Eᠠ a\u180Eb', 'ᠮᠣᠩᠭᠣᠯ\u180Eᠠ a\\u{180E}b'],
  // So in emoji: couples, skins, flags, and the selectors of their looks.
  [
    '👩\u200D💻 👩🏽\u200D💻 🏳\uFE0F\u200D🌈 ❤\uFE0F 1\uFE0F\u20E3',
    '👩\u200D💻 👩🏽\u200D💻 🏳\uFE0F\u200D🌈 ❤\uFE0F 1\uFE0F\u20E3',
  ],
  [
    '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
  ],
  ['🏴\u{E0068}\u{E007F}', '🏴\\u{E0068}\\u{E007F}'],
  ['👩\u200Da\u200D💻', '👩\\u{200D}a\\u{200D}💻'],
  ['葛\u{E0100} a\u{E0100}', '葛\u{E0100} a\\u{E0100}'],
  ['a\uFE0Fb', 'a\\u{FE0F}b'],
  // Marks stay on their letters; alone, or in a tower, they would cover something else.
  ['Ra\u0308ddning שָׁלוֹם', 'Ra\u0308ddning שָׁלוֹם'],
  ['\u0301a', '\\u{301}a'],
  [`a${'\u0301'.repeat(8)}`, `a${'\u0301'.repeat(6)}\\u{301}\\u{301}`],
  ['a\u3164b\u034Fc', 'a\\u{3164}b\\u{34F}c'],
])('%j becomes %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('what is visible stays as it is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(visible(visible(text))).toBe(visible(text));
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});

test('a cut text ends in an ellipsis and holds whole characters', () => {
  expect(brief('abcdef', 6)).toBe('abcdef');
  expect(brief('abcdefg', 6)).toBe('abcde…');
  expect(brief('🐧🐧🐧', 2)).toBe('🐧…');
  expect(brief('x'.repeat(10_000))).toHaveLength(120);
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, max) => {
      const shown = shortened(text, max);
      expect(withoutIsolates(brief(text, max))).toBe(shown);
      expect(Array.from(shown).length).toBeLessThanOrEqual(max);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test.each([
  ['ubuntu.iso', 'ubuntu.iso'],
  ['نسخه.iso', '\u2068نسخه.iso\u2069'],
  ['a קובץ (1)', '\u2068a קובץ (1)\u2069'],
])('in a sentence %j moves nothing around it', (name, shown) => {
  expect(brief(name)).toBe(shown);
});
