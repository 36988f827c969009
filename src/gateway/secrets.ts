/**
 * The keys this process holds, and the one place that takes them out of text: of every body and header of a provider,
 * and of every log line. A key of any account is masked, also where it is written as base64, hex or with escapes.
 */

const MARK = '[API key]';

/** Shorter than this, text is masked only where it stands alone: it would be found inside other text. */
const MIN_PART = 4;

interface Needle {
  /** In lower case: letters are compared without case. */
  text: string;
  wholeWord: boolean;
}

/** How often each key was added. */
const known = new Map<string, number>();
/** Made anew when it is next needed: at the start, keys come one by one. */
let index: ReturnType<typeof indexOf> | undefined;

/** Masks this key from now on. @returns what ends that */
export function keepSecret(key: string): () => void {
  const count = (change: number) => {
    const left = (known.get(key) ?? 0) + change;
    if (left > 0) known.set(key, left);
    else known.delete(key);
    index = undefined;
  };
  count(1);
  let ended = false;
  return () => {
    if (!ended) count(-1);
    ended = true;
  };
}

/** The text without any key that this process holds. The time is linear in its length, however many keys there are. */
export function mask(text: string): string {
  const masked = withoutKeys(text);
  // Escapes may hide a key in any of many ways; then nothing of the text is worth keeping.
  let views = [masked];
  for (let layer = 0; layer < ESCAPE_LAYERS; layer += 1) {
    views = views.flatMap((view) => DECODERS.map((decode) => decode(view)).filter((next) => next !== view));
    if (views.some((view) => withoutKeys(view) !== view)) return MARK;
  }
  return masked;
}

/**
 * The JSON of a text, without any key.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function parseMasked(text: string): unknown {
  const json: unknown = JSON.parse(text);
  const clean = !/[%\\&]/.test(text) && withoutKeys(text) === text;
  return clean ? json : maskJson(json);
}

/** Without recursion: JSON may be nested deeper than the stack is. */
function maskJson(json: unknown): unknown {
  const root = [json];
  const open: object[] = [root];
  for (let part = open.pop(); part; part = open.pop()) {
    const entries: [string, unknown][] = Object.entries(part);
    for (const [key, value] of entries) {
      if (value !== null && typeof value === 'object') open.push(value);
      const safe = maskScalar(value);
      const safeKey = Array.isArray(part) ? key : mask(key);
      if (safeKey !== key) Reflect.deleteProperty(part, key);
      // Defined, not assigned: `__proto__` is a key like any other in JSON.
      if (safeKey !== key || safe !== value) {
        Object.defineProperty(part, safeKey, {
          value: safe,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      }
    }
  }
  return root[0];
}

function maskScalar(value: unknown): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'number') return value;
  return withoutKeys(String(value)) === String(value) ? value : MARK;
}

function withoutKeys(text: string): string {
  index ??= indexOf([...known.keys()]);
  let safe = text;
  // From the end, so that the places before it stay where they are.
  let end = text.length;
  let start = text.length + 1;
  const close = () => {
    if (start <= text.length) safe = safe.slice(0, start) + MARK + safe.slice(end);
  };
  for (const [from, to] of matchesIn(text, index.byEnd).toSorted((a, b) => b[1] - a[1])) {
    if (to > start) {
      start = Math.min(start, from);
      continue;
    }
    close();
    [start, end] = [from, to];
  }
  close();
  return index.standalone ? safe.replace(index.standalone, MARK) : safe;
}

/** Where keys stand in a text. By their last characters: many keys of one make begin alike. */
function matchesIn(text: string, byEnd: ReadonlyMap<number, Needle[]>): [start: number, end: number][] {
  const found: [number, number][] = [];
  if (byEnd.size === 0) return found;
  let tail = 0;
  for (let at = 0; at < text.length; at += 1) {
    tail = ((tail << 8) | lower(text.charCodeAt(at))) >>> 0;
    const needles = byEnd.get(tail);
    if (!needles) continue;
    for (const { text: needle, wholeWord } of needles) {
      const start = at + 1 - needle.length;
      if (start < 0 || !standsAt(text, start, needle)) continue;
      if (wholeWord && (isWord(text.charCodeAt(start - 1)) || isWord(text.charCodeAt(at + 1)))) continue;
      found.push([start, at + 1]);
    }
  }
  return found;
}

function standsAt(text: string, start: number, needle: string): boolean {
  for (let at = needle.length - 1; at >= 0; at -= 1) {
    if (lower(text.charCodeAt(start + at)) !== needle.charCodeAt(at)) return false;
  }
  return true;
}

/** ASCII letters in lower case; keys have no other characters than ASCII. */
function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code & 0xffff;
}

function isWord(code: number): boolean {
  const small = lower(code);
  return (small >= 0x61 && small <= 0x7a) || (small >= 0x30 && small <= 0x39);
}

function indexOf(keys: readonly string[]) {
  const byEnd = new Map<number, Needle[]>();
  for (const needle of keys.flatMap(needlesOf)) {
    let tail = 0;
    for (const letter of needle.text.slice(-MIN_PART)) tail = ((tail << 8) | letter.charCodeAt(0)) >>> 0;
    const needles = byEnd.get(tail);
    if (needles) needles.push(needle);
    else byEnd.set(tail, [needle]);
  }
  const short = keys.filter((key) => key !== '' && key.length < MIN_PART);
  const escaped = short.map((key) => key.replace(/[^A-Za-z0-9]/g, String.raw`\$&`));
  const standalone =
    escaped.length > 0
      ? new RegExp(`(?<![A-Za-z0-9])(?:${escaped.join('|')})(?![A-Za-z0-9])`, 'gi')
      : undefined;
  return { byEnd, standalone };
}

/** A key as it is, and as base64 or hex, alone or inside longer text. */
function needlesOf(key: string): Needle[] {
  const bytes = Buffer.from(key, 'latin1');
  const texts = new Set([key, bytes.toString('hex')]);
  for (const offset of [0, 1, 2]) {
    const coded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last characters may hold bits of what stands beside the key.
    const from = [0, 2, 3][offset];
    const inner = coded.slice(from, (offset + bytes.length) % 3 === 0 ? undefined : -1);
    for (const text of offset === 0 && inner !== coded ? [inner, coded] : [inner]) {
      texts.add(text);
      texts.add(text.replaceAll('+', '-').replaceAll('/', '_'));
    }
  }
  return [...texts]
    .filter((text) => text.length >= MIN_PART)
    .map((text) => ({ text: text.toLowerCase(), wholeWord: text !== key && text.length < 6 }));
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const ascii = (digits: string, radix: number, whole: string) => {
  const code = Number.parseInt(digits, radix);
  return code < 0x80 ? String.fromCharCode(code) : whole;
};

/** Percent encoding, JSON or JavaScript escapes, and HTML references: each one layer of it, as far as it means ASCII. */
const DECODERS: ((text: string) => string)[] = [
  (text) => text.replace(/%([0-9a-f]{2})/gi, (whole: string, digits: string) => ascii(digits, 16, whole)),
  (text) =>
    text.replace(
      /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(["'\\/]))/gi,
      (whole: string, four?: string, two?: string, itself?: string) =>
        itself ?? ascii(four ?? two ?? '', 16, whole),
    ),
  (text) =>
    text.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
      (whole: string, hex?: string, decimal?: string, name = '') => {
        if (hex !== undefined) return ascii(hex, 16, whole);
        return decimal === undefined
          ? (ENTITIES.get(String(name).toLowerCase()) ?? whole)
          : ascii(decimal, 10, whole);
      },
    ),
];

/** A JSON text in a JSON text, or a query in a query. */
const ESCAPE_LAYERS = 2;
