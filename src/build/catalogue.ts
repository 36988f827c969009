import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';
import { argumentsOf, readIcu, type Part } from './icu.ts';

type Expression = Extract<
  ReturnType<typeof parseAst>['body'][number],
  { type: 'ExpressionStatement' }
>['expression'];

/** A catalogue's messages by name, in the order of its file. */
export type Catalogue = ReadonlyMap<string, readonly Part[]>;

/**
 * The messages that a `rows.en.ts` exports.
 *
 * @throws when it holds anything but messages, or one that is not valid
 */
export function readEnglish(file: string): Catalogue {
  const messages = new Map<string, string>();
  for (const statement of parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }).body) {
    if (statement.type === 'ImportDeclaration') continue;
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type !== 'VariableDeclaration')
      throw new Error(`${file} may hold nothing but “export const … = message(…)”.`);
    for (const { id, init } of declaration.declarations) {
      const [icu] = init?.type === 'CallExpression' ? init.arguments : [];
      if (id.type !== 'Identifier' || !icu || icu.type === 'SpreadElement')
        throw new Error(`${file} may hold nothing but “export const … = message(…)”.`);
      messages.set(id.name, textOf(icu, file));
    }
  }
  return readAll(messages, 'en', file);
}

/**
 * The messages of a translation, such as `rows.sv.ts`, in the order of the English ones.
 *
 * @throws when one is missing, is not valid, takes other arguments than the English one, or has no English one
 */
export function readTranslation(file: string, english: Catalogue): Catalogue {
  const language = /\.([\w-]+)\.ts$/.exec(file)?.[1] ?? 'en';
  const texts = new Map<string, string>();
  for (const statement of parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }).body) {
    if (statement.type === 'ImportDeclaration') continue;
    const exported = statement.type === 'ExportDefaultDeclaration' ? statement.declaration : null;
    const object = exported?.type === 'TSSatisfiesExpression' ? exported.expression : exported;
    if (object?.type !== 'ObjectExpression') throw new Error(`${file} may hold nothing but its texts.`);
    for (const property of object.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier')
        throw new Error(`${file} may hold nothing but its texts.`);
      texts.set(property.key.name, textOf(property.value, file));
    }
  }
  const read = readAll(texts, language, file);
  for (const name of read.keys()) {
    if (!english.has(name)) throw new Error(`${file} has “${name}”, which the English file does not have.`);
  }
  return new Map(
    [...english].map(([name, parts]) => [name, sameArguments(name, parts, read.get(name), file)]),
  );
}

function sameArguments(
  name: string,
  english: readonly Part[],
  translated: readonly Part[] | undefined,
  file: string,
): readonly Part[] {
  if (!translated) throw new Error(`${file} lacks “${name}”.`);
  const [wanted, found] = [argumentsOf(english).join(', '), argumentsOf(translated).join(', ')];
  if (wanted !== found)
    throw new Error(`${file}: “${name}” takes ${found || 'nothing'}, not ${wanted || 'nothing'}.`);
  return translated;
}

function readAll(texts: ReadonlyMap<string, string>, language: string, file: string): Catalogue {
  return new Map(
    [...texts].map(([name, text]) => {
      try {
        return [name, readIcu(text, language)];
      } catch (error) {
        throw new Error(`${file}: “${name}” is not valid.`, { cause: error });
      }
    }),
  );
}

/** A literal's text: nothing is put together, so that each sentence stands whole in the file. */
function textOf(expression: Expression, file: string): string {
  if (expression.type === 'Literal' && typeof expression.value === 'string') return expression.value;
  const [only, ...more] = expression.type === 'TemplateLiteral' ? expression.quasis : [];
  if (only && more.length === 0) return only.value.cooked ?? '';
  throw new Error(`${file}: a message is one text, not put together.`);
}
