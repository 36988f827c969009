/** Scripts in which a joiner between two letters changes how a word is written: Arabic's kind and Indic ones. */
const JOINING =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Nkoo}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Tibt}\\p{scx=Mymr}\\p{scx=Khmr}\\p{scx=Java}\\p{scx=Bali}\\p{scx=Adlm}';
/** Signs that end an Indic syllable; a joiner after one is part of the spelling, also at the end of a word. */
const VIRAMA = '\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA';

/** Where a zero-width joiner or non-joiner belongs: inside such a word, or after Persian's heh, as in a date. */
const IN_WORD = `(?<=[\\p{L}\\p{M}\\p{N}])[\\u200C\\u200D](?=(?!\\p{P}|\\p{Z})[${JOINING}])|(?<=[${VIRAMA}])[\\u200C\\u200D]|(?<=\\u0647)\\u200D`;
/** Khmer, Thai, Lao and Burmese are written without spaces: a zero-width one marks a word. Mongolian has its own vowel separator. */
const BETWEEN =
  '(?<=[\\p{scx=Khmr}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Mymr}])\\u200B(?=[\\p{scx=Khmr}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Mymr}])|(?<=\\p{sc=Mong})\\u180E(?=\\p{sc=Mong})';
/** A joined emoji, and the flags of England, Scotland and Wales, the only ones spelled in tags. */
const IN_EMOJI =
  '(?<=\\p{ExtPict}(?:\\uFE0F|\\p{Emoji_Modifier})?)\\u200D(?=\\p{ExtPict})|(?<=\\u{1F3F4})\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}';
/** A variation selector after what has variants. */
const VARIANT =
  '(?<=\\p{Emoji})[\\uFE0E\\uFE0F]|(?<=[\\p{Sm}\\p{scx=Han}\\p{scx=Mymr}])[\\uFE00-\\uFE0D]|(?<=\\p{scx=Han})[\\u{E0100}-\\u{E01EF}]|(?<=\\p{scx=Mong})[\\u180B-\\u180D\\u180F]';

/**
 * Characters that would hide, reorder or break a line: C0 and C1 controls, bidirectional marks, overrides and isolates,
 * zero-width characters, line and paragraph separators, the byte order mark, fillers, variation selectors, tags, lone
 * surrogates.
 */
const TROUBLE =
  '[\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u180B-\\u180F\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]|[\\u{E0000}-\\u{E01EF}]|\\p{Surrogate}';

const ALLOWED_OR_TROUBLE = new RegExp(`(${IN_WORD}|${BETWEEN}|${IN_EMOJI}|${VARIANT})|${TROUBLE}`, 'gu');
const MAY_BE_TROUBLE = new RegExp(TROUBLE, 'u');
/** A mark without a letter under it would sit on its neighbour; a high stack of them covers the lines around. */
const LOOSE_MARK = /^\p{M}|(?<=\p{M}{6})\p{M}/gu;

/**
 * Text from outside, made safe to read: characters that hide or reorder become visible escapes (`U+202E` as
 * `\u{202E}`), so that a name can neither lie nor disturb its neighbours. What a script or an emoji is spelled with stays.
 */
export function visible(text: string): string {
  const marked = text.replace(LOOSE_MARK, escaped);
  if (!MAY_BE_TROUBLE.test(marked)) return marked;
  return marked.replace(
    ALLOWED_OR_TROUBLE,
    (found, allowed: string | undefined) => allowed ?? escaped(found),
  );
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a) return '\\n';
  if (code === 0x0d) return '\\r';
  if (code === 0x09) return '\\t';
  return `\\u{${code.toString(16).toUpperCase().padStart(2, '0')}}`;
}

/** `visible` text cut to `max` characters with an ellipsis; whole characters only. For an element of its own: `bdi`. */
export function shortened(text: string, max = 120): string {
  const shown = visible(text.length > max * 4 ? text.slice(0, max * 4) : text);
  if (shown.length <= max) return shown;
  const characters = Array.from(shown);
  if (characters.length <= max) return shown;
  return `${characters
    .slice(0, max - 1)
    .join('')
    .replace(/[\u200C\u200D]$/, '')}…`;
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** `shortened` text for the middle of a sentence, a label or a title: in another direction it moves nothing around it. */
export function brief(text: string, max = 120): string {
  const shown = shortened(text, max);
  return RIGHT_TO_LEFT.test(shown) ? `${FIRST_STRONG_ISOLATE}${shown}${POP_ISOLATE}` : shown;
}

/** A sentence with the isolates of `brief` taken out, for a place that shows every character. */
export function withoutIsolates(sentence: string): string {
  return sentence.replace(/[\u2068\u2069]/g, '');
}
