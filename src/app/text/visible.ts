/**
 * Characters that would hide, reorder or break a line: C0 and C1 controls, bidirectional marks, overrides and isolates,
 * zero-width characters, line and paragraph separators, the byte order mark, tags, lone surrogates.
 */
const TROUBLE =
  // eslint-disable-next-line no-control-regex -- control characters are what this is for
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/**
 * Text from outside, made safe to read: characters that hide or reorder become visible escapes (`U+202E` as
 * `\u{202E}`), so that a name can neither lie nor disturb its neighbours.
 */
export function visible(text: string): string {
  return text.replace(TROUBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0a) return '\\n';
    if (code === 0x0d) return '\\r';
    if (code === 0x09) return '\\t';
    return `\\u{${code.toString(16).toUpperCase().padStart(2, '0')}}`;
  });
}

/** `visible` text cut to `max` characters with an ellipsis; whole characters only. */
export function brief(text: string, max = 120): string {
  const shown = visible(text.length > max * 4 ? text.slice(0, max * 4) : text);
  if (shown.length <= max) return shown;
  const characters = Array.from(shown);
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : shown;
}
