import type { Part } from './icu.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const ACCENTS = new Map(Array.from(PLAIN, (letter, at) => [letter, Array.from(ACCENTED)[at] ?? letter]));

/** First-strong isolate and its end: no language may depend on what stands before or after a message. */
const [ISOLATE, END] = ['\u2068', '\u2069'];

/**
 * A message in the language of tests: an accent on each letter, each vowel twice, which makes it about two fifths longer,
 * and isolated for bidirectional text. What shows no accents is not a message; what does not fit fits no other language.
 */
export function pseudo(parts: readonly Part[]): Part[] {
  const [first] = parts;
  if (!first) return [];
  const mark = (value: string): Part => ({ type: 'content', value, ctx: first.ctx });
  return [mark(ISOLATE), ...parts.map(accented), mark(END)];
}

function accented(part: Part): Part {
  if (part.type === 'content') return { ...part, value: Array.from(part.value, letterOf).join('') };
  if (!('cases' in part)) return part;
  return { ...part, cases: part.cases.map((each) => ({ ...each, tokens: each.tokens.map(accented) })) };
}

function letterOf(letter: string): string {
  const accent = ACCENTS.get(letter) ?? letter;
  return /[aeiouy]/i.test(letter) ? `${accent}${accent.toLowerCase()}` : accent;
}
