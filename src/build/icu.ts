import { parse, type Content, type Octothorpe, type Select, type Token } from '@messageformat/parser';

/** A part of a message. */
export type Part = Token;

/**
 * Reads a message in ICU MessageFormat, in the part of it that `Values` in src/app/text/message.ts reads too.
 *
 * @param language whose plural categories it must have, all of them: `bg`
 * @throws with the reason and the text, for whoever wrote it
 */
export function readIcu(text: string, language: string): Part[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const parts = parse(text, { cardinal: pluralCategories, strict: true });
  for (const part of allParts(parts)) {
    const wrong = faultOf(part, pluralCategories);
    if (wrong !== null) throw new Error(`${wrong}: ${text}`);
  }
  return parts;
}

function faultOf(part: Part, categories: readonly string[]): string | null {
  if (part.type === 'content') return /[{}]/.test(part.value) ? 'A brace outside of an argument' : null;
  if (part.type === 'function')
    return part.key === 'number' && !part.param ? null : `{${part.arg}, ${part.key}} is not supported`;
  if (!('cases' in part)) return null;
  const { type, arg, cases, pluralOffset } = part;
  if (type === 'selectordinal' || pluralOffset !== undefined) return `An ordinal or an offset in {${arg}}`;
  const wanted = type === 'plural' ? categories : ['other'];
  const missing = wanted.filter((key) => !cases.some((each) => each.key === key));
  return missing.length === 0 ? null : `{${arg}, ${type}} has no case “${missing.join('”, “')}”`;
}

/** The part of each kind in a message, those inside of plurals and selects too. */
export function allParts(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) =>
    'cases' in part ? [part, ...part.cases.flatMap(({ tokens }) => allParts(tokens))] : [part],
  );
}

/** What a message takes: each argument with its kind, and with its cases if it selects. Two languages must agree on it. */
export function argumentsOf(parts: readonly Part[]): string[] {
  const all = allParts(parts).flatMap((part) => ('arg' in part ? [argumentOf(part)] : []));
  return [...new Set(all)].toSorted();
}

function argumentOf(part: Exclude<Part, Octothorpe | Content>): string {
  if (part.type === 'select')
    return `${part.arg}: ${part.cases
      .map(({ key }) => key)
      .toSorted()
      .join(' | ')}`;
  return `${part.arg}: ${part.type === 'argument' ? 'text' : 'number'}`;
}

/** JavaScript of a message: a string where it takes nothing, else a function of its values. */
export function codeOf(parts: readonly Part[]): string {
  return takesNothing(parts)
    ? JSON.stringify(parts.map(({ value }) => value).join(''))
    : `(v) => ${templateOf(parts, null)}`;
}

/** Whether a message is text alone. */
export function takesNothing(parts: readonly Part[]): parts is Content[] {
  return parts.every((part) => part.type === 'content');
}

/** @param counted the argument that `#` stands for */
function templateOf(parts: readonly Part[], counted: string | null): string {
  return `\`${parts.map((part) => (part.type === 'content' ? escaped(part.value) : `\${${valueOf(part, counted)}}`)).join('')}\``;
}

function valueOf(part: Exclude<Part, Content>, counted: string | null): string {
  switch (part.type) {
    case 'argument':
      return `v.${part.arg}`;
    case 'function':
      return `formatCount(v.${part.arg})`;
    case 'octothorpe':
      return counted === null ? '"#"' : `formatCount(v.${counted})`;
    case 'plural':
    case 'select':
    case 'selectordinal':
      return choiceOf(part, counted);
    default:
      return part satisfies never;
  }
}

/** `plural(v.n) === "one" ? … : …`, `other` last. */
function choiceOf({ type, arg, cases }: Select, counted: string | null): string {
  const inside = type === 'plural' ? arg : counted;
  const rank = (key: string) => (key === 'other' ? 2 : key.startsWith('=') ? 0 : 1);
  return cases
    .toSorted((a, b) => rank(a.key) - rank(b.key))
    .map(({ key, tokens }) => {
      const text = templateOf(tokens, inside);
      if (key === 'other') return text;
      if (type === 'select') return `v.${arg} === ${JSON.stringify(key)} ? ${text} : `;
      if (key.startsWith('=')) return `v.${arg} === ${key.slice(1)} ? ${text} : `;
      return `plural(v.${arg}) === ${JSON.stringify(key)} ? ${text} : `;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`$]/g, String.raw`\$&`);
}
