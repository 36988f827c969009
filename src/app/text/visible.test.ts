import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, visible } from './visible.ts';

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
      const shown = brief(text, max);
      expect(Array.from(shown).length).toBeLessThanOrEqual(max);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
