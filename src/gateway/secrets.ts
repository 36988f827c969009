import { decodings, unescaped } from './encodings.ts';
import { KeySearch, type Range } from './key-search.ts';

/**
 * The keys this process holds, and the one place that takes them out of text: of every body and header of a provider,
 * and of every log line. A key of any account is masked, in every way it may be written.
 */

const MARK = '[API key]';

/** Base64 in base64, and such a text in hex. */
const MAX_CODE_LAYERS = 3;

/** How often each key was added. */
const known = new Map<string, number>();
/** Made anew when it is next needed: at the start, keys come one by one. */
let search: KeySearch | undefined;

/** Masks this key from now on. @returns what ends that */
export function keepSecret(key: string): () => void {
  const count = (change: number) => {
    const left = (known.get(key) ?? 0) + change;
    if (left > 0) known.set(key, left);
    else known.delete(key);
    search = undefined;
  };
  count(1);
  let ended = false;
  return () => {
    if (!ended) count(-1);
    ended = true;
  };
}

/**
 * The text without any key that this process holds. Where a key is encoded, nothing of the text is worth keeping. The time
 * is linear in its length, however many keys there are.
 */
export function mask(text: string): string {
  const masked = withoutRanges(text, keySearch().find(text));
  return holdsEncoded(masked) ? MARK : masked;
}

/**
 * The JSON of a text, without any key: masked text by text. Where that does not find what the whole holds, such as a key in
 * pieces, nothing is left of it.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function parseMasked(text: string): unknown {
  const json: unknown = JSON.parse(text);
  if (mask(text) === text) return json;
  const masked = maskJson(json);
  return masked.changed && isClean(masked.json) ? masked.json : MARK;
}

function isClean(json: unknown): boolean {
  try {
    const text = JSON.stringify(json);
    return mask(text) === text;
  } catch {
    // Nested deeper than the stack is.
    return false;
  }
}

/** Without recursion: JSON may be nested deeper than the stack is. */
function maskJson(json: unknown): { json: unknown; changed: boolean } {
  const root = [json];
  const open: object[] = [root];
  let changed = false;
  for (let part = open.pop(); part; part = open.pop()) {
    const entries: [string, unknown][] = Object.entries(part);
    for (const [key, value] of entries) {
      if (value !== null && typeof value === 'object') open.push(value);
      const safe = maskScalar(value);
      const safeKey = Array.isArray(part) ? key : mask(key);
      if (safeKey === key && safe === value) continue;
      changed = true;
      if (safeKey !== key) Reflect.deleteProperty(part, key);
      // Defined, not assigned: `__proto__` is a key like any other in JSON.
      Object.defineProperty(part, safeKey, {
        value: safe,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
  }
  return { json: root[0], changed };
}

function maskScalar(value: unknown): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'number') return value;
  return mask(String(value)) === String(value) ? value : MARK;
}

function keySearch(): KeySearch {
  // A key may hold what looks like an escape.
  search ??= new KeySearch([...known.keys()].flatMap((key) => [...new Set([key, unescaped(key)])]));
  return search;
}

/** Whether a key is in the text in escapes, in other letters, in hex or base64, or in any of these in another. */
function holdsEncoded(text: string, layers = MAX_CODE_LAYERS): boolean {
  const { shortest } = keySearch();
  if (text.length < shortest) return false;
  const plain = unescaped(text);
  if (plain !== text && keySearch().isIn(plain)) return true;
  if (layers === 0) return false;
  // `=63616e` may be one escape, or hex after an equals sign.
  const readings = layers === MAX_CODE_LAYERS && plain !== text ? [text, plain] : [plain];
  for (const reading of readings) {
    for (const decoded of decodings(reading, shortest)) {
      if (keySearch().isIn(decoded) || holdsEncoded(decoded, layers - 1)) return true;
    }
  }
  return false;
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let safe = '';
  let from = 0;
  for (const [start, end] of joined(ranges)) {
    safe += text.slice(from, start) + MARK;
    from = end;
  }
  return safe + text.slice(from);
}

/** Ranges that overlap as one, in order. @param ranges by their end */
function joined(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const [start, end] of ranges.toReversed()) {
    const next = apart.at(-1);
    if (next && end > next[0]) next[0] = Math.min(start, next[0]);
    else apart.push([start, end]);
  }
  return apart.toReversed();
}
