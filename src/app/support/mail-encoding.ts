/** Lines this long or longer are a base64 body even where its header was not copied, characters. */
const MIN_UNDECLARED = 40;
const CHARSET = /charset=["']?([\w.-]{1,40})/i;
const DECLARED = /content-transfer-encoding:[ \t]{0,8}base64/i;
const QUOTE_MARKS = /^[ \t>|]{0,16}/;
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}$/;
/** RFC 2047: `=?utf-8?Q?ISO_12?=` in a subject. White space between two of them does not count. */
const ENCODED_WORD = /=\?([\w.-]{1,40})\?([qb])\?([^?\s]{1,400})\?=(?:[ \t\r\n]{1,8}(?==\?))?/gi;

/**
 * A mail's source as its reader sees it: base64 bodies, quoted-printable and encoded subjects are decoded. What is not
 * text, such as an attachment or a key, stays as it is. Never throws; the time is linear in the length.
 */
export function decodeMail(source: string): string {
  const text = fromBase64Bodies(source).replaceAll(
    ENCODED_WORD,
    (all, charset: string, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? (textOfBase64(word, charset) ?? all)
        : fromHexRuns(word.replaceAll('_', ' ')),
  );
  return looksQuotedPrintable(text) ? fromQuotedPrintable(text) : text;
}

function fromBase64Bodies(text: string): string {
  const declared = DECLARED.test(text);
  const least = declared ? 4 : MIN_UNDECLARED;
  const out: string[] = [];
  let lines: string[] = [];
  let body = '';
  let charset = 'utf-8';
  const flush = () => {
    const plain = body.length < least ? undefined : textOfBase64(body, charset);
    if (plain === undefined) out.push(...lines);
    else out.push(plain);
    lines = [];
    body = '';
  };
  for (const line of text.split('\n')) {
    const bare = line.replace(QUOTE_MARKS, '').trimEnd();
    const isBase64 = BASE64_LINE.test(bare);
    // Every line of a body but the last is full.
    if (!isBase64 || body.endsWith('=')) flush();
    if (isBase64) {
      lines.push(line);
      body += bare;
      if (bare.length < MIN_UNDECLARED) flush();
    } else {
      charset = CHARSET.exec(line)?.[1] ?? charset;
      out.push(line);
    }
  }
  flush();
  return out.join('\n');
}

/** The text that base64 stands for; `undefined` when it is not base64, or has control characters as binary data does. */
function textOfBase64(base64: string, charset: string): string | undefined {
  if (base64.length % 4 !== 0) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const plain = new TextDecoder(charset, { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    return /[\x00-\x08\x0e-\x1f\x7f]/.test(plain) ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** `=3D` or `=2F`, or a line that ends in `=`: signs that a plain text rarely has. */
function looksQuotedPrintable(text: string): boolean {
  return /=3D|=2F|=5F|=20\r?\n/i.test(text) || /[^\r\n]{8}=\r?\n[\w/?&.>-]/.test(text);
}

function fromQuotedPrintable(text: string): string {
  return fromHexRuns(text.replaceAll(/=[ \t]{0,8}\r?\n(?:>[ \t]?){0,8}/g, ''));
}

/** `=C3=A5`. What is no UTF-8 stays as it is. */
function fromHexRuns(text: string): string {
  return text.replaceAll(/(?:=[0-9A-F]{2})+/gi, (run) => fromBytes(run.split('=').slice(1)) ?? run);
}

/** The text that bytes stand for. @param hex two digits each @returns `undefined` when it is not UTF-8 */
export function fromBytes(hex: readonly string[]): string | undefined {
  try {
    return decodeURIComponent(hex.map((byte) => `%${byte}`).join(''));
  } catch {
    return undefined;
  }
}
