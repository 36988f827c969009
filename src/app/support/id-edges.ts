/** What a mail program puts between the two halves of a line that it wrapped. */
export const WRAP = String.raw`[ \t]{0,8}[=-]?\r?\n[ \t]{0,8}(?:[>|][ \t]{0,8}){0,8}`;
/** An id ends where neither more of it nor the mark of a cut follows. */
export const END = String.raw`(?![\w…*¼-¾]|[-–]\w|\.{2})`;
/** Between the last two of a list, in English, Swedish, German and Bulgarian. */
export const AND = '(?:and|or|och|eller|und|oder|и|или)';
