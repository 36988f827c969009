import { isUtf8 } from 'node:buffer';

/** Escapes may stand in escapes: `%2563` is `%63` is `c`. */
const MAX_ESCAPE_LAYERS = 8;

/**
 * Percent-encoding, quoted-printable, the escapes of JSON and program text, and the references of HTML with or without
 * their semicolon. The groups: bytes in hex, code points in hex (three notations), octal, decimal.
 */
const ESCAPE =
  /%(?:25)+|\\{2,}|((?:(?:[%=]|\\x|0x)[0-9a-f]{2})+)|[%\\]u([0-9a-f]{4})|\\u\{0{0,6}([0-9a-f]{1,6})\}|&#x0{0,6}([0-9a-f]{1,6});?|\\([0-3]?[0-7]{1,2})|&#0{0,6}([0-9]{1,7});?|\\[nrtbfv/"']|&(amp);|&[a-z]{2,8};|=\r?\n/gi;

/** What escapes of control characters, and names of HTML, are taken for: no letter or digit has one. */
const BLANK = '32';

/**
 * What a text stands for when its escapes are undone, however often it was escaped; letters of other forms, such as
 * full-width ones, become the usual letters (NFKD). For comparing only: text that is no escape may be taken for one.
 */
export function unescaped(text: string): string {
  let plain = text;
  for (let layer = 0; layer < MAX_ESCAPE_LAYERS; layer += 1) {
    const next = plain.replace(ESCAPE, meaningOf);
    if (next === plain) break;
    plain = next;
  }
  return isAscii(plain) ? plain : plain.normalize('NFKD');
}

function meaningOf(
  escape: string,
  bytes?: string,
  four?: string,
  braced?: string,
  reference?: string,
  octal?: string,
  decimal?: string,
  ampersand?: string,
): string {
  if (bytes !== undefined) return textOf(Buffer.from(bytes.replace(/[%=]|\\x|0x/gi, ''), 'hex'), 1);
  // By its units: two escapes may be one character.
  if (four !== undefined) return String.fromCharCode(Number.parseInt(four, 16));
  // Escaped once more, or several times.
  if (escape.startsWith('%25')) return '%';
  if (escape.startsWith('\\\\')) return '\\';
  if (ampersand !== undefined) return '&';
  const hex = braced ?? reference;
  const code =
    hex === undefined
      ? Number.parseInt(octal ?? decimal ?? BLANK, octal === undefined ? 10 : 8)
      : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** By character code: the value of a digit, or `NONE`. */
const NONE = 0xff;
const HEX = digitsOf('0123456789abcdef', '0123456789ABCDEF');
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = digitsOf(`${LETTERS}+/`, `${LETTERS}-_`);

function digitsOf(...alphabets: string[]): Uint8Array {
  const values = new Uint8Array(0x80).fill(NONE);
  for (const alphabet of alphabets) {
    for (const [value, digit] of Array.from(alphabet).entries()) values[digit.charCodeAt(0)] = value;
  }
  return values;
}

/**
 * All that a text may stand for in hex, base64 or as numbers of characters: read from each place where a byte may begin,
 * whatever separates the digits. Where a text is in no such form, that is noise.
 *
 * @param shortest what stands for fewer bytes is left out
 */
export function* decodings(text: string, shortest: number): Generator<string> {
  yield* inBase(text, HEX, 4, shortest);
  yield* inBase(text, BASE64, 6, shortest);
  const numbers = text.match(CHARACTER_NUMBER) ?? [];
  if (numbers.length >= shortest) {
    yield numbers.map((number) => String.fromCharCode(Number(number))).join('');
  }
}

/** Of what is printable in ASCII. */
const CHARACTER_NUMBER = /\b(?:[3-9][0-9]|1[0-2][0-9])\b/g;

function* inBase(text: string, values: Uint8Array, bits: 4 | 6, shortest: number): Generator<string> {
  const runs = new Runs((shortest * 8) / bits, text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 0x80 ? values[code] : NONE;
    if (value === undefined || value === NONE) runs.skip();
    else runs.add(value);
  }
  const digits = runs.end();
  if (digits.length === 0) return;
  // A byte begins at every second digit of base 16, and at or within every fourth of base 64.
  for (let first = 0; first < (bits === 4 ? 2 : 4); first += 1) {
    const bytes = Buffer.allocUnsafe(Math.max(0, ((digits.length - first) * bits) >> 3));
    let size = 0;
    let rest = 0;
    let restBits = 0;
    for (let at = first; at < digits.length; at += 1) {
      rest = (rest << bits) | (digits[at] ?? 0);
      restBits += bits;
      if (restBits < 8) continue;
      restBits -= 8;
      bytes[size] = rest >> restBits;
      size += 1;
      rest &= (1 << restBits) - 1;
    }
    yield textOf(bytes, shortest);
  }
}

/** Bytes as UTF-8; where they are not, the runs of ASCII among them, with `shortest` characters or more. */
function textOf(bytes: Buffer, shortest: number): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const runs = new Runs(shortest, bytes.length);
  for (const byte of bytes) {
    if (byte > 0x20 && byte < 0x7f) runs.add(byte);
    else runs.skip();
  }
  return Buffer.from(runs.end()).toString('latin1');
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** What is further apart does not belong together. */
const MAX_GAP = 2;

/** Collects numbers that stand close together; shorter runs are dropped, so that of noise little is left. */
class Runs {
  readonly #values: Uint8Array;
  readonly #least: number;
  #count = 0;
  #start = 0;
  #gap = 0;

  /** @param most how many numbers will come at most */
  constructor(least: number, most: number) {
    this.#values = new Uint8Array(most);
    this.#least = least;
  }

  add(value: number): void {
    if (this.#gap > MAX_GAP) this.#startAnew();
    this.#gap = 0;
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  skip(): void {
    this.#gap += 1;
  }

  end(): Uint8Array {
    this.#startAnew();
    return this.#values.subarray(0, this.#count);
  }

  #startAnew(): void {
    if (this.#count - this.#start < this.#least) this.#count = this.#start;
    this.#start = this.#count;
  }
}
