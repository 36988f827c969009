import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { DIAGNOSTICS_HEADING } from './diagnostics-heading.ts';
import { holdsSecret, redact } from './redact.ts';

/** A page that can be opened. */
export type Found =
  /** `isos` are the VPSBG downloads that the address picked. */
  { kind: 'vps'; id: string; isos?: string[] } | { kind: 'iso'; id: string };

export type Recognised =
  | Found
  /** `more` were found beyond those in `found`. */
  | { kind: 'several'; found: Found[]; more: number }
  /** `why` never quotes what was pasted: it may hold a secret. */
  | { kind: 'nothing'; why: string };

/** The longest text that is read. */
const MAX_LENGTH = 200_000;
const MAX_FOUND = 20;
const MAX_PICKED = 20;

/** Standards, not ISO downloads, unless a person writes nothing else. */
const STANDARDS = new Set(['639', '3166', '8601', '8859', '9001', '9660', '13346', '27001']);
/** Names of fields and of parameters that look like ids. */
const NOT_IDS = new Set(['vps_id', 'vps_ids', 'vps_name', 'vps_uuid']);

/** Soft hyphens, zero-width and bidirectional marks that come along when text is copied. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
const WRAPPING = /^[\s"'`´‘’“”„«»<>()[\]{},;:]+|[\s"'`´‘’“”„«»<>()[\]{},;:.]+$/g;

const VPS_ID = /(?<![\w-])vps_[0-9a-z]{1,41}(?![\w])/gi;
const VPS_PICKS = /\/vps\/(vps_[0-9a-z]{1,41})(?:\/iso)?\/?\?([^\s"'`<>#]{1,2000})/gi;
const ISO_PATH = /\/isos\/(\d{1,16})(?![\w-]|\.\d)/gi;
const ISO_WORD =
  /(?<![A-Za-z0-9])iso(?:[-_\s]?(?:id|no|nr|number))?["'`]?\s{0,3}[:=#]?\s{0,3}["'`#]?(\d{1,16})(?![\w-]|\.\d|\s?(?:[kMGTP]i?B|%))/gi;

/**
 * The VPSs and ISO downloads named in whatever a customer pasted: an id, an address of this dashboard or of one of the
 * two APIs, a curl line, a diagnostics text. Secrets are taken out before anything is read. Never throws; the time is
 * linear in the length.
 */
export function recognise(pasted: string): Recognised {
  if (pasted.length > MAX_LENGTH) {
    return nothing('This is too long to read. Paste only the part with the id or the address.');
  }
  const text = redact(pasted.replaceAll(INVISIBLE, ''));
  const alone = wholeText(text.trim());
  if (alone) return alone;
  const all = foundIn(pageOfDiagnostics(text) ?? '');
  const found = all.length > 0 ? all : foundIn(text);
  const [only] = found;
  if (!only) return nothing(whyNothing(text));
  if (found.length === 1) return only;
  return several(found);
}

/** A text that is nothing but one or more ISO numbers: `12`, `#12`, `ISO 12`, `12, 15`. */
function wholeText(text: string): Recognised | undefined {
  if (text.length > 2_000) return undefined;
  const bare = text.replaceAll(WRAPPING, '');
  const words = bare.replace(/^isos?(?:\s|ids?\b|[:=])*/i, '').split(/[\s,;]+/);
  if (!words.every((word) => /^#?\d+$/.test(word))) return undefined;
  const ids = unique(words.map((word) => word.replace('#', '')));
  if (!ids.every(isIsoId)) {
    return nothing('The id of an ISO download is a whole number from 1, of at most 15 digits, such as 12.');
  }
  const [only, second] = ids;
  if (only !== undefined && second === undefined) return { kind: 'iso', id: only };
  return several(ids.map((id) => ({ kind: 'iso', id })));
}

/** The line with the page's address in our own diagnostics: what the customer was looking at. */
function pageOfDiagnostics(text: string): string | undefined {
  return text.includes(DIAGNOSTICS_HEADING) ? /^\W*Page: ([^\r\n]{1,2000})$/m.exec(text)?.[1] : undefined;
}

function foundIn(text: string): Found[] {
  const picks = picksIn(text);
  const vpss = unique(Array.from(text.matchAll(VPS_ID), ([id]) => id.toLowerCase()))
    .filter((id) => ASSUMED_HOSTUP_VPS_ID.test(id) && !NOT_IDS.has(id))
    .map((id): Found => {
      const isos = picks.get(id);
      return isos ? { kind: 'vps', id, isos } : { kind: 'vps', id };
    });
  const inPaths = Array.from(text.matchAll(ISO_PATH), (match) => match[1] ?? '');
  const inWords = Array.from(text.matchAll(ISO_WORD), (match) => match[1] ?? '').filter(
    (id) => !STANDARDS.has(id),
  );
  // Without a gateway there are no pages of VPSBG's ISOs to open.
  const isos = import.meta.env.MODE === 'static' ? [] : unique([...inPaths, ...inWords]).filter(isIsoId);
  return [...vpss, ...isos.map((id): Found => ({ kind: 'iso', id }))];
}

/** `?isos=12,15` of the addresses of VPSs. */
function picksIn(text: string): Map<string, string[]> {
  const picks = new Map<string, string[]>();
  for (const [, id = '', query = ''] of text.matchAll(VPS_PICKS)) {
    const ids = (new URLSearchParams(query).get('isos') ?? '').split(',').map((each) => each.trim());
    const isos = unique(ids).filter(isIsoId).slice(0, MAX_PICKED);
    if (isos.length > 0) picks.set(id.toLowerCase(), isos);
  }
  return picks;
}

function isIsoId(text: string): boolean {
  return ASSUMED_VPSBG_ISO_ID.test(text);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function several(found: readonly Found[]): Recognised {
  return { kind: 'several', found: found.slice(0, MAX_FOUND), more: Math.max(0, found.length - MAX_FOUND) };
}

function nothing(why: string): Recognised {
  return { kind: 'nothing', why };
}

const ASK =
  'Paste the id of a VPS (vps_…), the number of an ISO download, or the address of the page in question.';

/** What a text without an id may be, the surest first. */
const KINDS: readonly [looks: (text: string) => boolean, words: string][] = [
  [(text) => text.trim() === '', 'There is nothing to read yet.'],
  [
    (text) => text.includes('[redacted]') || holdsSecret(text),
    'This holds what looks like an API key or a token, and no id. It was not kept. Whoever sent it should destroy that key and make a new one.',
  ],
  [
    (text) => /(?<![\w-])iso_[0-9a-z]/i.test(text),
    'iso_… is the id of an image in HostUp’s library. HostUp’s API does not tell which VPS it belongs to.',
  ],
  [
    (text) => /(?<![\w-])vps[_-]/i.test(text),
    'This is not the whole id of a VPS: that is vps_ and then 1 to 40 letters and digits.',
  ],
  [
    (text) =>
      /(?<![\w-])(?:req|job|ord|inv|acct)_[0-9a-z]/i.test(text) || /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text),
    'This is the id of a request, job or order. Drivebay cannot look those up; the provider’s support can.',
  ],
  [(text) => /[^\s@]@[^\s@]/.test(text), 'Neither API finds anything by an e-mail address.'],
  [
    (text) =>
      /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|[0-9a-f]{1,4}:[0-9a-f:]{0,40}:[0-9a-f]{1,4}/i.test(text),
    'HostUp’s API does not take an IP address. The overview finds a VPS of this account by it.',
  ],
  [(text) => /:\/\//.test(text), 'This address holds neither the id of a VPS nor that of an ISO download.'],
  [
    (text) => /^\s*[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.?\s*$/.test(text),
    'HostUp’s API does not take a host name. The overview finds a VPS of this account by its name.',
  ],
];

function whyNothing(text: string): string {
  const words = KINDS.find(([looks]) => looks(text))?.[1] ?? 'There is no id in this text.';
  return `${words} ${ASK}`;
}
