import { ISO_ID_MOST, VPS_ID_PREFIX, VPS_ID_SOURCE } from '../../contracts/id-forms.ts';
import { decodeMail, fromBytes } from './mail-encoding.ts';

/** Soft hyphens, zero-width and bidirectional marks that come along when text is copied. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
/** Full-width forms of ASCII, as some input methods write them. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const BASIC_LATIN_OFFSET = 0xfee0;
/** Arabic-Indic digits, and those of Persian and Urdu. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;
const CURLY_QUOTES = /[‘’‚“”„«»]/g;
/** Addresses that were made harmless: `hxxps://`, `192[.]0[.]2[.]17`, `example(dot)net`. */
const HARMLESS_SCHEME = /\bh(?:xx|\*\*)p(s?)(?=\[?:)/gi;
const HARMLESS_SIGN = /\[(\.|:|:\/\/|\/|@)\]|[({](\.)[)}]/g;
const HARMLESS_DOT = /[ \t]?(?:\[dot\]|\(dot\))[ \t]?/gi;

const NAMED_ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sol: '/',
  lowbar: '_',
  num: '#',
  shy: '',
  zwnj: '',
  zwj: '',
};

/** Tags of a place where a line may be broken, and of what only changes how letters look. */
const INLINE_TAGS = new Set([
  'wbr',
  'b',
  'i',
  'u',
  's',
  'em',
  'strong',
  'span',
  'font',
  'code',
  'mark',
  'small',
]);
const TAGS =
  /<(\/?)(wbr|b|i|u|s|em|strong|span|font|code|mark|small|br|p|div|td|th|tr|li)((?:\s[^<>]{0,300})?)\/?>/gi;
/** Markdown's and Slack's bold and italic. A run of stars on one side alone may stand for what was cut off. */
const STARS = /(?<![\w*])(\*{1,3})(?=[^\s*])([^*\r\n]{1,200})\1(?![\w*])/g;
const UNDERSCORES = new RegExp(
  String.raw`(?<!\w)(_{1,3})(${VPS_ID_SOURCE}|isos? #?\d{1,${ISO_ID_MOST}})\1(?!\w)`,
  'gi',
);
/** An attribute that holds an address of a page. */
const LEADS_TO_PAGE = new RegExp(`${VPS_ID_PREFIX}|/isos/`, 'i');

/** Links inside links: a protector inside a redirect inside a forwarded mail. */
const MAX_ROUNDS = 4;

/**
 * A pasted text as its writer saw it: without what mail programs, link protectors, redirects, JSON, Markdown and HTML
 * wrap around an address. The address inside a wrapping link takes the place of the whole link, so that the wrapper's own
 * numbers and signatures are gone. Lines stay lines, except where quoted-printable broke one. Never throws; the time is
 * linear in the length.
 */
export function unwrap(pasted: string): string {
  let text = decodeMail(pasted.replaceAll(INVISIBLE, ''));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = innerLinks(fromEscapes(fromLookalikes(fromMarkup(fromEntities(text)))));
    if (next === text) break;
    text = next;
  }
  return fromLookalikes(fromPercent(text));
}

function fromEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
    if (typeof name === 'string')
      return Object.hasOwn(NAMED_ENTITIES, name) ? (NAMED_ENTITIES[name] ?? all) : all;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

function fromMarkup(text: string): string {
  return text
    .replaceAll(INVISIBLE, '')
    .replaceAll(TAGS, (_, slash: string, tag: string, attributes: string) => {
      const name = tag.toLowerCase();
      if (LEADS_TO_PAGE.test(attributes)) return `${attributes} `;
      if (name === 'td' || name === 'th') return slash === '' ? '\t' : '';
      return INLINE_TAGS.has(name) ? '' : '\n';
    })
    .replaceAll(STARS, '$2')
    .replaceAll(UNDERSCORES, '$2');
}

/** Other forms of the same characters, and addresses that were made harmless. */
function fromLookalikes(text: string): string {
  return text
    .replaceAll(FULL_WIDTH, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - BASIC_LATIN_OFFSET))
    .replaceAll(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll(CURLY_QUOTES, '"')
    .replaceAll(HARMLESS_SCHEME, 'http$1')
    .replaceAll(HARMLESS_SIGN, '$1$2')
    .replaceAll(HARMLESS_DOT, '.');
}

/** JSON's `\/`, `\u005f`, `\"`, and Markdown's `\_`, `\-`. A line break written as `\n` is one. */
function fromEscapes(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/\\r\\n|\\[nrt](?![a-z0-9_])/gi, '\n')
    .replaceAll(/\\([/"'_*#()[\]{}.!~`>&=?-])/g, '$1');
}

/** Proofpoint's second form: `%` is written as `-` and `/` as `_`. */
const PROOFPOINT_V2 =
  /https?:\/\/[\w.-]{0,60}urldefense[\w.-]{0,60}\/v2\/url\?(?:[^\s"'<>]{0,200}?&)?u=([^\s&"'<>]{1,4000})[^\s"'<>]*/gi;
/** Proofpoint's third form: the address between `__` and `__;`, then in Base64 what stands for each `*` in it. */
const PROOFPOINT_V3 =
  /https?:\/\/[\w.-]{0,60}urldefense[\w.-]{0,60}\/v3\/__([^\s"'<>]{1,4000}?)__;([\w+/-]{0,2000}={0,2})[^\s"'<>]*/gi;
/** A `**` and one of these stands for a run of two or more. */
const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Any address that carries another one, percent-encoded or not, in its path or query. */
const CARRIER =
  /https?:\/\/[^\s"'<>|]{1,2000}?[=/](https?(?::|%3a|%253a)(?:\/|%2f|%252f){1,2}[^\s"'<>|]{1,4000})/gi;
/** The same in Base64: `aHR0cDov` and `aHR0cHM6` begin "http:/" and "https:", `eyJ` a JSON object. */
const BASE64_CARRIER =
  /https?:\/\/[^\s"'<>|]{1,2000}?[=/]((?:aHR0c(?:Dov|HM6)|eyJ)[\w+/-]{8,4000})={0,2}[^\s"'<>|]*/g;

function innerLinks(text: string): string {
  return text
    .replaceAll(
      PROOFPOINT_V2,
      (all, inner: string) => decoded(inner.replaceAll('-', '%').replaceAll('_', '/')) ?? all,
    )
    .replaceAll(PROOFPOINT_V3, (_, inner: string, stars: string) =>
      withoutStars(inner, fromBase64(stars) ?? ''),
    )
    .replaceAll(BASE64_CARRIER, (all, inner: string) => {
      const plain = fromBase64(inner);
      return plain?.includes('http') ? plain : all;
    })
    .replaceAll(CARRIER, (_, inner: string) => carried(inner));
}

function withoutStars(address: string, replaced: string): string {
  let at = 0;
  return address.replaceAll(/\*(?:\*([\w-]))?/g, (star, run?: string) => {
    const from = at;
    at += run === undefined ? 1 : RUN_LENGTHS.indexOf(run) + 2;
    return replaced.slice(from, at) || star;
  });
}

/** An encoded address ends where the carrier's next parameter begins; a plain one keeps its own parameters. */
function carried(inner: string): string {
  if (!/^https?%/i.test(inner)) return inner;
  return decoded(inner.split(/[&;]/, 1)[0] ?? inner) ?? inner;
}

/** Percent-encoding outside of links: `vps%5F…`, `%2Fisos%2F12`. What is no UTF-8 stays as it is. */
function fromPercent(text: string): string {
  let plain = text;
  for (let round = 0; round < MAX_ROUNDS && /%[0-9a-f]{2}/i.test(plain); round += 1) {
    const next = plain.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => fromBytes(run.split('%').slice(1)) ?? run);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function fromBase64(text: string): string | undefined {
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x20-\x7e]+$/.test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}
