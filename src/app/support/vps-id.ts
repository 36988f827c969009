import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_HOSTUP_VPS_ID_LENGTH } from '../../contracts/assumptions.ts';
import {
  asVpsId,
  VPS_ID_CHARACTER as C,
  VPS_ID_MOST,
  VPS_ID_PREFIX as PREFIX,
} from '../../contracts/id-forms.ts';
import { END, WRAP } from './id-edges.ts';
import * as m from './messages/recognise.en.ts';

/** Names of fields and of parameters that look like ids. */
const NOT_IDS = new Set(['id', 'ids', 'name', 'uuid'].map((field) => `${PREFIX}${field}`));

/** Characters after the prefix, of an id of the usual length. */
const REST = ASSUMED_HOSTUP_VPS_ID_LENGTH - PREFIX.length;

/** Of the usual length it is whole, whatever follows: `…`, `**`, `-disk`. */
const USUAL = new RegExp(`(?<![A-Za-z0-9-])${PREFIX}${C}{${REST}}(?!_?[A-Za-z0-9])`, 'gi');
const OF_ANY_LENGTH = new RegExp(String.raw`(?<![\w-])${PREFIX}${C}{1,${VPS_ID_MOST + 1}}${END}`, 'gi');
/** A narrow column breaks an id over several lines. */
const WRAPPED = new RegExp(
  String.raw`(?<![\w-])(${PREFIX}${C}{0,${VPS_ID_MOST - 1}})((?:${WRAP}${C}{1,${VPS_ID_MOST}}){1,6})${END}`,
  'gi',
);
const NEXT_LINE = new RegExp(String.raw`${WRAP}(${C}{1,${VPS_ID_MOST}})`, 'gi');
/** One that a space fell into. */
const SPACED = new RegExp(
  String.raw`(?<![\w-])(${PREFIX}${C}{0,${REST - 1}})[ \t]{1,3}(${C}{1,${REST}})(?![\w…])`,
  'gi',
);
/** `vps_01hxa3b4…1k2m3`, `vps_01hxa3b4****`. */
const CUT = new RegExp(
  String.raw`(?<![\w-])(${PREFIX}${C}{1,${VPS_ID_MOST}})(?:…|\.{2,}|\*{2,})(${C}{0,${VPS_ID_MOST}})`,
  'gi',
);
/** Too long for an id too: it gained something. */
const MIXED = new RegExp(String.raw`(?<![\w-])${PREFIX}${C}{4,${VPS_ID_MOST + 20}}(?![\w…*]|\.{2})`, 'gi');
/** Its prefix was lost or written otherwise: `vps-01hx…`, `VPS 01hx…`. */
const OTHER_PREFIX = new RegExp(
  String.raw`(?<![\w-])${PREFIX.replace(/_$/, '')}(?:[-–—.:#/]|: |[ \t]{0,3})(${C}{${REST}})(?![\w…-])`,
  'gi',
);
/** Glued to the word before. */
const GLUED = new RegExp(String.raw`[A-Za-z0-9-]${PREFIX}(${C}{${REST}})(?![\w…-])`, 'gi');
const NO_PREFIX = new RegExp(String.raw`^\W{0,20}_?(${C}{${REST}})\W{0,20}$`, 'gi');
const MAX_BROKEN = 20;

/** An id of a VPS of which only a part can be read: what it begins and ends with, and what is wrong with it. */
export interface BrokenId {
  /** As it stands in the text, in lower case. */
  written: string;
  start: string;
  end: string;
  why: string;
}

/** Whether a text as HostUp writes it has the form of a VPS's id. */
function isVpsId(text: string): boolean {
  return ASSUMED_HOSTUP_VPS_ID.test(text) && !NOT_IDS.has(text);
}

/**
 * Ids of VPSs that a text surely names, in lower case, each once. Part of an id does not count.
 *
 * @param safe the same text without secrets: a short id inside a credential is not an id
 */
export function vpsIdsIn(text: string, safe: string): string[] {
  const whole = [...idsBy(USUAL, text), ...idsBy(OF_ANY_LENGTH, safe)];
  const { sure, halves } = wrappedIds(text);
  return [...new Set([...whole, ...sure])].filter((id) => !halves.has(id) && !isMiscopied(id));
}

function idsBy(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern), ([id]) => asVpsId(id)).filter(isVpsId);
}

/**
 * Ids that a text writes with another prefix or alone without one, as they would be whole: a person decides whether they
 * are meant. Letters and digits mix in them.
 */
export function maybeVpsIdsIn(text: string): string[] {
  const found = [OTHER_PREFIX, GLUED, NO_PREFIX].flatMap((pattern) => [...text.matchAll(pattern)]);
  const rests = found.map(([, rest = '']) => asVpsId(rest)).filter((rest) => /\d[a-z]/i.test(rest));
  return [...new Set(rests.map((rest) => `${PREFIX}${rest}`))];
}

/**
 * Ids that a mail program broke over lines. Together they have the usual length; a first part that has not, and whose
 * next line is no plain word, is not opened by itself.
 */
function wrappedIds(text: string): { sure: string[]; halves: Set<string> } {
  const sure: string[] = [];
  const halves = new Set<string>();
  for (const [, start = '', rest = ''] of text.matchAll(SPACED)) {
    const id = asVpsId(`${start}${rest}`);
    if (id.length !== ASSUMED_HOSTUP_VPS_ID_LENGTH || !isVpsId(id)) continue;
    sure.push(id);
    halves.add(asVpsId(start));
  }
  for (const [, start = '', rest = ''] of text.matchAll(WRAPPED)) {
    if (start.length >= ASSUMED_HOSTUP_VPS_ID_LENGTH) continue;
    const lines = Array.from(rest.matchAll(NEXT_LINE), ([, line = '']) => line);
    // The lines after the id may be words of the sentence.
    const ids = lines.map((_, at) => asVpsId(`${start}${lines.slice(0, at + 1).join('')}`));
    const id = ids.find(({ length }) => length === ASSUMED_HOSTUP_VPS_ID_LENGTH);
    if (id !== undefined && isVpsId(id)) sure.push(id);
    if (id !== undefined || /\d/.test(lines[0] ?? '')) halves.add(asVpsId(start));
  }
  return { sure, halves };
}

/** Whether an id of a VPS lost a part, or gained one, on its way: letters and digits mix in it as in a whole one. */
function isMiscopied(id: string): boolean {
  return id.length !== ASSUMED_HOSTUP_VPS_ID_LENGTH && /\d[a-z]/i.test(id);
}

/**
 * Ids of VPSs that were cut or miscopied, each once.
 *
 * @param whole ids that the text names as well: a part of one of them is nothing new
 */
export function brokenIdsIn(text: string, whole: readonly string[] = []): BrokenId[] {
  const cut = Array.from(text.matchAll(CUT), ([written, start = '', end = '']) => ({
    written: asVpsId(written),
    start: asVpsId(start),
    end: asVpsId(end),
    why: m.shortened(),
  })).filter(({ start }) => !NOT_IDS.has(start));
  const miscopied = Array.from(text.matchAll(MIXED), ([id]) => asVpsId(id))
    .filter(isMiscopied)
    .map((id) => ({ written: id, start: id, end: '', why: whyMiscopied(id) }));
  const isOfWhole = ({ start, end }: BrokenId) =>
    whole.some((id) => start.startsWith(id) || (id.startsWith(start) && id.endsWith(end)));
  const each = new Map([...miscopied, ...cut].map((one) => [one.written, one]));
  return [...each.values()].filter((one) => !isOfWhole(one)).slice(0, MAX_BROKEN);
}

/** Of a whole id so many characters may be missing anywhere, or as many may be too much. */
const MOST_SLIPS = 3;

/** Whether a VPS can be the one that a broken id means. */
export function mayBe(vpsId: string, { start, end }: BrokenId): boolean {
  if (vpsId.startsWith(start) && vpsId.endsWith(end)) return true;
  const [shorter = '', longer = ''] = [start, vpsId].toSorted((a, b) => a.length - b.length);
  const isGlued = start.startsWith(vpsId) && vpsId.length === ASSUMED_HOSTUP_VPS_ID_LENGTH;
  return isGlued || (end === '' && longer.length - shorter.length <= MOST_SLIPS && isLeftOf(shorter, longer));
}

/** Whether a text is what is left of another one when some of its characters are taken out. */
function isLeftOf(part: string, text: string): boolean {
  let at = 0;
  for (const char of text) if (char === part[at]) at += 1;
  return at === part.length;
}

function whyMiscopied({ length }: string): string {
  const isShort = length < ASSUMED_HOSTUP_VPS_ID_LENGTH;
  const lengths = { length: String(length), usual: String(ASSUMED_HOSTUP_VPS_ID_LENGTH) };
  return isShort ? m.tooShort(lengths) : m.tooLongId(lengths);
}
