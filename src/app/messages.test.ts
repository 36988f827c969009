import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';
import { readEnglish, readTranslation } from '../build/catalogue.ts';
import { allParts } from '../build/icu.ts';
import { LOCALES } from '../contracts/locales.ts';

const APP = import.meta.dirname;
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).map((file) => join(APP, file));
const catalogues = files.filter((file) => /\/messages\/[\w-]+\.en\.ts$/.test(file));
const languages: readonly string[] = LOCALES;
const nameOf = (file: string) => relative(APP, file);

test('there are catalogues', () => {
  expect(catalogues.length).toBeGreaterThan(4);
});

describe.each(catalogues.map((file) => [nameOf(file), file]))('%s', (_, file) => {
  test.each(languages)('is whole and valid in %s', (locale) => {
    const english = readEnglish(file);
    const texts =
      locale === 'en' ? english : readTranslation(file.replace('.en.ts', `.${locale}.ts`), english);
    expect(texts.size).toBeGreaterThan(0);
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
