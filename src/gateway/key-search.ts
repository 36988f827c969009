/** Fewer letters and digits than this stand in other text by chance: such a key is found only where it stands alone. */
const MIN_LETTERS = 5;

/** A place in a text: the first character, and the one after the last. */
export type Range = [start: number, end: number];

/**
 * Finds keys in a text by their letters and digits alone, whatever their case and whatever stands between them. The time is
 * linear in the text's length, however many keys there are.
 */
export class KeySearch {
  /** The letters of keys, by the last four: many keys of one make begin alike. */
  readonly #byTail = new Map<number, Uint8Array[]>();
  /** Which tails may be those of a key, by their hash. */
  readonly #tails = new Uint8Array(1 << 16);
  readonly #alone: RegExp | undefined;
  /** The fewest letters of a key. */
  readonly shortest: number;

  /** @param texts of the keys, in all forms that count */
  constructor(texts: readonly string[]) {
    const short: string[] = [];
    let shortest = Infinity;
    for (const text of texts) {
      const letters = lettersOf(text);
      if (letters.length < MIN_LETTERS) short.push(text);
      else {
        this.#add(letters);
        shortest = Math.min(shortest, letters.length);
      }
    }
    this.shortest = shortest;
    const escaped = short.filter((text) => text !== '').map((text) => text.replace(/\W/g, String.raw`\$&`));
    if (escaped.length > 0) {
      this.#alone = new RegExp(`(?<![A-Za-z0-9])(?:${escaped.join('|')})(?![A-Za-z0-9])`, 'gi');
    }
  }

  #add(letters: Uint8Array): void {
    let tail = 0;
    for (const letter of letters.subarray(-4)) tail = (tail << 8) | letter;
    const others = this.#byTail.get(tail);
    if (others) others.push(letters);
    else this.#byTail.set(tail, [letters]);
    this.#tails[hashOf(tail)] = 1;
  }

  /** Where keys stand, by their end. */
  find(text: string): Range[] {
    const found = this.#byTail.size > 0 ? this.#scan(text, false) : [];
    for (const match of this.#alone ? text.matchAll(this.#alone) : []) {
      found.push([match.index, match.index + match[0].length]);
    }
    return found.toSorted((a, b) => a[1] - b[1]);
  }

  /** Whether a key of `MIN_LETTERS` or more is in the text. */
  isIn(text: string): boolean {
    return this.#byTail.size > 0 && this.#scan(text, true).length > 0;
  }

  #scan(text: string, onlyFirst: boolean): Range[] {
    const found: Range[] = [];
    const letters = new Uint8Array(text.length);
    let count = 0;
    let tail = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const letter = code < 0x80 ? LETTERS[code] : 0;
      if (!letter) continue;
      letters[count] = letter;
      count += 1;
      tail = (tail << 8) | letter;
      if (!this.#tails[hashOf(tail)]) continue;
      for (const key of this.#byTail.get(tail) ?? []) {
        if (!endsWith(letters, count, key)) continue;
        found.push([startOf(text, at, key.length), at + 1]);
        if (onlyFirst) return found;
      }
    }
    return found;
  }
}

/** By character code: letters in lower case, and digits; 0 for all others. */
const LETTERS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0;
});

function lettersOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => LETTERS[letter.charCodeAt(0)] ?? 0).filter((letter) => letter > 0);
}

function hashOf(tail: number): number {
  return Math.imul(tail, 0x9e3779b1) >>> 16;
}

function endsWith(letters: Uint8Array, end: number, key: Uint8Array): boolean {
  const start = end - key.length;
  for (let at = key.length - 1; at >= 0; at -= 1) if (letters[start + at] !== key[at]) return false;
  return true;
}

/** Where the last so many letters begin. */
function startOf(text: string, last: number, count: number): number {
  let at = last + 1;
  for (let left = count; left > 0;) {
    at -= 1;
    const code = text.charCodeAt(at);
    if (code < 0x80 && LETTERS[code]) left -= 1;
  }
  return at;
}
