import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEnglish, readTranslation } from './catalogue.ts';
import { codeOf, readIcu } from './icu.ts';
import { pseudo } from './pseudo.ts';

/** What the compiled message returns. */
function shown(icu: string, values: object, language = 'en', change = readIcu): string {
  const code = codeOf(change(icu, language));
  const rule = new Intl.PluralRules(language);
  const made: unknown = runInNewContext(code, {
    plural: (count: number) => rule.select(count),
    formatCount: (count: number) => `<${count}>`,
  });
  return typeof made === 'function' ? String(made(values)) : String(made);
}

const ISOS = '{count, plural, =0 {No ISO} one {# ISO} other {# ISOs}} of {total, number}';

describe('a message in ICU MessageFormat', () => {
  test.each([
    ['Nothing to do', {}, 'Nothing to do'],
    ["VPSBG's list", {}, "VPSBG's list"],
    ['{time} left', { time: '6 min' }, '6 min left'],
    [ISOS, { count: 0, total: 9 }, 'No ISO of <9>'],
    [ISOS, { count: 1, total: 9 }, '<1> ISO of <9>'],
    [ISOS, { count: 2, total: 9 }, '<2> ISOs of <9>'],
    ['{which, select, fewer {fewer} other {more}} bytes', { which: 'fewer' }, 'fewer bytes'],
    ['{which, select, fewer {fewer} other {more}} bytes', { which: 'other' }, 'more bytes'],
    ['{n, plural, one {{who} is} other {{who} are}} done', { n: 2, who: 'a and b' }, 'a and b are done'],
    ['`$` \\ {time}', { time: '`${x}`' }, '`$` \\ `${x}`'],
  ])('%s with %j', (icu, values, text) => {
    expect(shown(icu, values)).toBe(text);
  });

  test.each([
    ['{count, plural, one {# ISO}}', 'no case “other”'],
    ['{count, plural, few {# ISOs} other {# ISOs}}', 'few is not valid'],
    ['{which, select, fewer {fewer}}', 'no case “other”'],
    ['{at, date, short}', 'date} is not supported'],
    ['{count, selectordinal, other {#th}}', 'ordinal'],
    ['a } b', 'brace'],
    ["'{'", 'brace'],
    ['{count', 'end'],
  ])('%s is refused', (icu, reason) => {
    expect(() => readIcu(icu, 'en')).toThrow(reason);
  });

  test('in the language of tests it is longer, accented, and isolated', () => {
    const inTests = (icu: string, language: string) => pseudo(readIcu(icu, language));
    expect(shown('{count, plural, one {# ISO left} other {# ISOs left}}', { count: 1 }, 'en', inTests)).toBe(
      '\u2068<1> ÎîŠÖö ļééƒţ\u2069',
    );
    const sentence = 'Nothing to do: what is running finishes by itself.';
    expect(shown(sentence, {}, 'en', inTests).length / sentence.length).toBeGreaterThan(1.3);
  });
});

describe('a catalogue', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'drivebay-messages-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(name: string, source: string): string {
    const path = join(folder, name);
    writeFileSync(path, source);
    return path;
  }

  const ENGLISH = `import { message } from '../../text/message.ts';
// A note.
export const left = message('{time} left');
export const isos = message('{count, plural, one {# ISO} other {# ISOs}}');`;
  const swedish = (texts: string) =>
    file('rows.sv.ts', `export default { ${texts} } satisfies Translation<typeof english>;`);

  test('is read with its names in their order', () => {
    expect([...readEnglish(file('rows.en.ts', ENGLISH)).keys()]).toEqual(['left', 'isos']);
  });

  test.each([
    "export const left = message('a' + 'b');",
    'export const left = message(`${time} left`);',
    "const left = message('a');",
    "export const left = 'a';",
    'export function left() {}',
  ])('holds nothing but whole texts: not %s', (source) => {
    expect(() => readEnglish(file('rows.en.ts', source))).toThrow(/rows\.en\.ts/);
  });

  test('has translations in its own order', () => {
    const english = readEnglish(file('rows.en.ts', ENGLISH));
    const translation = swedish(
      "isos: '{count, plural, one {# ISO} other {# ISO-filer}}', left: '{time} kvar'",
    );
    expect([...readTranslation(translation, english).keys()]).toEqual(['left', 'isos']);
  });

  test.each([
    ["left: '{time} kvar'", 'lacks “isos”'],
    ["left: '{time} kvar', isos: '{count, plural, one {# ISO} other {# ISO-filer}}', more: 'x'", '“more”'],
    [
      "left: '{tid} kvar', isos: '{count, plural, one {# ISO} other {# ISO-filer}}'",
      '“left” takes tid: text, not time: text',
    ],
    ["left: '{time} kvar', isos: '{count, number} ISO, {count, plural, other {#}}'", 'not valid'],
  ])('refuses the translation %s', (texts, reason) => {
    const english = readEnglish(file('rows.en.ts', ENGLISH));
    expect(() => readTranslation(swedish(texts), english)).toThrow(reason);
  });
});
