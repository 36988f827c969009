import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';
import { readEnglish, readTranslation } from '../build/catalogue.ts';
import { allParts } from '../build/icu.ts';
import { reachedFrom } from '../build/reached.ts';
import { LOCALES } from '../contracts/locales.ts';

const APP = import.meta.dirname;
/** Languages that texts are written in, whether people may choose them yet or not. */
const TRANSLATED = ['sv', 'bg'];
/** What no text of a language has: letters and quotation marks of another one. */
const FOREIGN: Record<string, RegExp> = {
  sv: /["“„]|\p{Script=Cyrillic}/u,
  bg: /["”]|[ÅÄÖåäö]/,
};
const translationOf = (file: string, locale: string) => file.replace(/\.en\.ts$/, `.${locale}.ts`);
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).map((file) => join(APP, file));
const catalogues = files.filter((file) => /\/messages\/[\w-]+\.en\.ts$/.test(file));
/** Whole in each language that people may choose; in one that is to come, each file that is there. */
const translations = catalogues.flatMap((file) => {
  const there = TRANSLATED.filter((locale) => files.includes(translationOf(file, locale)));
  return [...new Set([...LOCALES.slice(1), ...there])].map(
    (locale) => [translationOf(file, locale), file, locale] as const,
  );
});
const nameOf = (file: string) => relative(APP, file);

test('there are catalogues', () => {
  expect(catalogues.length).toBeGreaterThan(4);
});

describe.each(catalogues.map((file) => [nameOf(file), file]))('%s', (_, file) => {
  test('is valid', () => {
    expect(readEnglish(file).size).toBeGreaterThan(0);
  });

  test('holds text alone: no markup, no blanks that another text is put beside', () => {
    const wrong = [...readEnglish(file)].flatMap(([name, parts]) => {
      const texts = allParts(parts).map((part) => (part.type === 'content' ? part.value : ''));
      const edges = [parts[0], parts.at(-1)].map((part) => (part?.type === 'content' ? part.value : 'x'));
      const isBeside = /^\s/.test(edges[0] ?? '') || /\s$/.test(edges[1] ?? '');
      return isBeside || texts.some((text) => /\s\s|[<>&]/.test(text)) ? [name] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(translations.map(([file, ...rest]) => [nameOf(file), file, ...rest] as const))(
  '%s',
  (_, file, english, locale) => {
    test('has every message, and is valid', () => {
      expect(readTranslation(file, readEnglish(english)).size).toBeGreaterThan(0);
    });

    test('is written in its own letters, quotation marks and spaces', () => {
      const source = readFileSync(file, 'utf8');
      // A letter of another alphabet that looks the same is read wrong by screen readers, and found by no search.
      expect(source).not.toMatch(/[A-Za-zÅÄÖåäö]\p{Script=Cyrillic}|\p{Script=Cyrillic}[A-Za-zÅÄÖåäö]/u);
      const texts = [...readTranslation(file, readEnglish(english))].flatMap(([name, parts]) =>
        allParts(parts).flatMap((part) => (part.type === 'content' ? [`${name}:${part.value}`] : [])),
      );
      const foreign = FOREIGN[locale];
      if (!foreign) throw new Error(`FOREIGN has no rule for ${locale}: name what no text of it has.`);
      expect(texts.filter((text) => foreign.test(text) || /\s\s|[<>&]/.test(text))).toEqual([]);
    });
  },
);

/** Messages that a module calls as it is loaded, by name. */
function calledOnLoad(source: string, file: string): string[] {
  const ast = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const own = new Set<string>();
  const called: string[] = [];
  let depth = 0;
  const enter = () => void (depth += 1);
  const leave = () => void (depth -= 1);
  new Visitor({
    ImportDeclaration({ source: from, specifiers }) {
      if (/\/messages\/[\w-]+\.en\.ts$/.test(from.value))
        for (const { local } of specifiers) own.add(local.name);
    },
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    CallExpression({ callee }) {
      if (depth > 0 || callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return;
      if (own.has(callee.object.name)) called.push(source.slice(callee.start, callee.end));
    },
  }).visit(ast);
  return called;
}

describe('a message is read when it is shown, not when its module is loaded: the language may come later', () => {
  test('of a constant it is noticed', () => {
    const source = `import * as m from './messages/rows.en.ts';
const LATE = () => m.deleted();
function late() { return m.deleted(); }
const EARLY = { text: m.deleted() };`;
    expect(calledOnLoad(source, 'x.ts')).toEqual(['m.deleted']);
  });

  test('of no constant of the app', () => {
    const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
    const wrong = sources.flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      if (!source.includes('/messages/')) return [];
      return calledOnLoad(source, file).map((call) => `${nameOf(file)}: ${call}`);
    });
    expect(wrong).toEqual([]);
  });
});

test('what is loaded on demand waits for its texts in the page’s language', () => {
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file));
  const wrong = sources.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    // What a page starts with waits for the language itself.
    if (file === join(APP, 'main.tsx') || /\blazyPart\(|\.then\(withTexts\)/.test(source)) return [];
    const loaded = Array.from(
      source.matchAll(/(?<!typeof )\bimport\('(\.[^']+)'\)/g),
      ([, path = '']) => path,
    );
    const reached = reachedFrom(loaded.map((path) => resolve(dirname(file), path)));
    return [...reached].some((each) => catalogues.includes(each)) ? [nameOf(file)] : [];
  });
  expect(wrong).toEqual([]);
});

test('no name or title of an element is written in the code, where no language reaches it', () => {
  const sources = files.filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'));
  const wrong = sources.flatMap((file) => {
    const written = readFileSync(file, 'utf8').match(
      /\s(?:aria-label|alt|label|placeholder|title)="[A-Z][^"]*"/g,
    );
    return written?.map((attribute) => `${nameOf(file)}:${attribute}`) ?? [];
  });
  expect(wrong).toEqual([]);
});
