import { ASSUMED_HOSTUP_VPS_ID_LENGTH } from '../../contracts/assumptions.ts';
import { DIAGNOSTICS_HEADING } from './diagnostics-heading.ts';
import { AND, END, WRAP } from './id-edges.ts';
import { isIsoId, isosIn, maybeIsosIn } from './iso-numbers.ts';
import { mentionIn, type Mention } from './mention.ts';
import { holdsCertainSecret, redact } from './redact.ts';
import { unwrap } from './unwrap.ts';
import { isMiscopied, isVpsId, whyMiscopied } from './vps-id.ts';

/** A page that can be opened. */
export type Found =
  /** `isos` are the VPSBG downloads that the address picked. */
  { kind: 'vps'; id: string; isos?: string[] } | { kind: 'iso'; id: string };

export type Recognised =
  | Found
  /** `more` were found beyond those in `found`. */
  | { kind: 'several'; found: Found[]; more: number }
  /** Each of these may be an id or not: a person decides. */
  | { kind: 'unsure'; found: Found[]; why: string }
  /** `why` never quotes the pasted text: it may hold a secret. `mention` may still name a server of the account. */
  | { kind: 'nothing'; why: string; mention: Mention };

/** The longest text that is read. */
const MAX_LENGTH = 200_000;
const MAX_FOUND = 20;
const MAX_PICKED = 20;

const WRAPPING = /^[\s"'`´‘’“”„«»<>()[\]{},;:]+|[\s"'`´‘’“”„«»<>()[\]{},;:.]+$/g;
/** Of the usual length it is whole, whatever follows: `…`, `**`, `-disk`. */
const USUAL_VPS_ID = /(?<![A-Za-z0-9-])vps_[0-9a-z]{26}(?!_?[A-Za-z0-9])/gi;
const VPS_ID = new RegExp(String.raw`(?<![\w-])vps_[0-9a-z]{1,41}${END}`, 'gi');
const WRAPPED_VPS_ID = new RegExp(
  String.raw`(?<![\w-])(vps_[0-9a-z]{0,39})${WRAP}([0-9a-z]{1,40})${END}`,
  'gi',
);
/** One that a space fell into. */
const SPACED_VPS_ID = /(?<![\w-])(vps_[0-9a-z]{0,25})[ \t]{1,3}([0-9a-z]{1,26})(?![\w…])/gi;
const VPS_PICKS = /\/vps\/(vps_[0-9a-z]{1,41})(?:\/iso)?\/?\?([^\s"'`<>#]{1,2000})/gi;
/**
 * The VPSs and ISO downloads named in whatever a customer pasted: an id, an address of this dashboard or of one of the
 * two APIs, a curl line, a diagnostics text, a mail with rewritten links. Ids are read before secrets are looked for;
 * a short id inside a credential is not an id. Half an id is never taken for one. Never throws; the time is linear in the
 * length.
 */
export function recognise(pasted: string): Recognised {
  if (pasted.length > MAX_LENGTH) {
    return nothing('This is too long to read. Paste only the part with the id or the address.', '');
  }
  const text = unwrap(pasted);
  const safe = redact(text);
  const alone = wholeText(safe.trim());
  if (alone) return alone;
  const page = pageOfDiagnostics(text);
  const onPage = page === undefined ? [] : foundIn(page, redact(page));
  const found = onPage.length > 0 ? onPage : foundIn(text, safe);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (only) return several(found);
  const miscopied = vpsIds(safe, VPS_ID).find(isMiscopied);
  if (miscopied !== undefined && !holdsCertainSecret(text)) {
    return nothing(`${whyMiscopied(miscopied)} ${WHAT_TO_PASTE}`, safe);
  }
  return unsure(maybeIsosIn(safe)) ?? nothing(whyNothing(text), safe);
}

/** `12, 15 and 17`, `#12 / #15`. A bare `12/15` is a date or a share. */
const BETWEEN_NUMBERS = new RegExp(
  String.raw`\s*(?:[,;&+]|\s\/\s|\/(?=#)|\s${AND}(?=\s)|\s)\s*(?:${AND}\s)?`,
  'i',
);

/** A text that is nothing but one or more ISO numbers: `12`, `#12`, `ISO 12`, `12, 15 and 17`. */
function wholeText(text: string): Recognised | undefined {
  if (text.length > 2_000) return undefined;
  const bare = text.replaceAll(WRAPPING, '');
  const words = bare.replace(/^isos?(?:\s|ids?\b|[:=])*/i, '').split(BETWEEN_NUMBERS);
  if (!words.every((word) => /^#?\d+$/.test(word))) return undefined;
  const ids = unique(words.map((word) => word.replace('#', '')));
  if (!ids.every(isIsoId)) {
    return nothing(
      'The id of an ISO download is a whole number from 1, of at most 15 digits, such as 12.',
      text,
    );
  }
  const [only, second] = ids;
  if (only !== undefined && second === undefined) return { kind: 'iso', id: only };
  return several(ids.map((id) => ({ kind: 'iso', id })));
}

/** The line with the page's address in our own diagnostics: what the customer was looking at. */
function pageOfDiagnostics(text: string): string | undefined {
  return text.includes(DIAGNOSTICS_HEADING) ? /^\W*Page: ([^\r\n]{1,2000})$/m.exec(text)?.[1] : undefined;
}

/** @param safe the same text without secrets */
function foundIn(text: string, safe: string): Found[] {
  const picks = picksIn(safe);
  const whole = [...vpsIds(text, USUAL_VPS_ID), ...vpsIds(safe, VPS_ID)];
  const { sure, halves } = wrappedIds(text);
  const vpss = unique([...whole, ...sure])
    .filter((id) => !halves.has(id) && !isMiscopied(id))
    .map((id): Found => {
      const isos = picks.get(id);
      return isos ? { kind: 'vps', id, isos } : { kind: 'vps', id };
    });
  return [...vpss, ...isosIn(safe).map((id): Found => ({ kind: 'iso', id }))];
}

function vpsIds(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([id]) => id.toLowerCase()).filter(isVpsId);
}

/**
 * Ids that a mail program broke over two lines. Together they have the usual length; a first half that has not, and
 * whose second half is no plain word, is not opened by itself.
 */
function wrappedIds(text: string): { sure: string[]; halves: Set<string> } {
  const sure: string[] = [];
  const halves = new Set<string>();
  for (const [, start = '', rest = ''] of text.matchAll(SPACED_VPS_ID)) {
    const id = `${start}${rest}`.toLowerCase();
    if (id.length !== ASSUMED_HOSTUP_VPS_ID_LENGTH || !isVpsId(id)) continue;
    sure.push(id);
    halves.add(start.toLowerCase());
  }
  for (const [, start = '', rest = ''] of text.matchAll(WRAPPED_VPS_ID)) {
    if (start.length >= ASSUMED_HOSTUP_VPS_ID_LENGTH) continue;
    const id = `${start}${rest}`.toLowerCase();
    if (id.length === ASSUMED_HOSTUP_VPS_ID_LENGTH && isVpsId(id)) sure.push(id);
    if (id.length === ASSUMED_HOSTUP_VPS_ID_LENGTH || /\d/.test(rest)) halves.add(start.toLowerCase());
  }
  return { sure, halves };
}

function unsure(ids: readonly string[]): Recognised | undefined {
  if (ids.length === 0) return undefined;
  const found = ids.slice(0, MAX_FOUND).map((id): Found => ({ kind: 'iso', id }));
  return { kind: 'unsure', found, why: UNSURE };
}

const UNSURE =
  'This may be the number of an ISO download, or a version, a year or a part of a longer number. Open it only if the customer means the download.';

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

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function several(found: readonly Found[]): Recognised {
  return { kind: 'several', found: found.slice(0, MAX_FOUND), more: Math.max(0, found.length - MAX_FOUND) };
}

function nothing(why: string, safe: string): Recognised {
  return { kind: 'nothing', why, mention: mentionIn(safe) };
}

const WHAT_TO_PASTE =
  'Paste the id of a VPS (vps_…), the number of an ISO download, or the address of the page in question.';

/** What a text without an id may be, the surest first. */
const KINDS: readonly [looks: (text: string) => boolean, words: string][] = [
  [(text) => text.trim() === '', 'There is nothing to read yet.'],
  [
    holdsCertainSecret,
    'This holds an API key or a token, and no id. Drivebay did not keep it. Its owner should revoke it and create a new one.',
  ],
  [
    (text) => /(?<![\w-])iso_[0-9a-z]/i.test(text),
    'iso_… is the id of an image in HostUp’s library. HostUp’s API does not say which VPS it belongs to.',
  ],
  [
    (text) => /(?<![\w-])vps_[0-9a-z]{1,40}(?:…|\.{2,})/i.test(text),
    'This id is shortened. Paste the whole id, vps_ and everything after it.',
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
  [(text) => mentionIn(text).addresses.length > 0, 'No server of this account has this IP address.'],
  [
    (text) => /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/i.test(text),
    'Neither API finds anything by a MAC address.',
  ],
  [
    (text) =>
      /:\/\/[\w.-]{0,100}(?:mimecast|safelinks|urldefense|hornetsecurity)|:\/\/[\w.-]{0,100}\/ls\/click/i.test(
        text,
      ),
    'This link hides the address it leads to. Open it, and paste the address of the page that it opens.',
  ],
  [(text) => /:\/\//.test(text), 'This address holds neither the id of a VPS nor that of an ISO download.'],
  [
    (text) => /[\w.-]\.(?:iso|img|qcow2|raw|vmdk|vhdx?)(?:\.(?:gz|xz|zst|bz2|lzo))?\b/i.test(text),
    'This is the name of an image file. The downloads page and a server’s ISO library find it by name.',
  ],
  [
    (text) => /^\s*[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.?\s*$/.test(text),
    'No server of this account has this name.',
  ],
];

function whyNothing(text: string): string {
  const words = KINDS.find(([looks]) => looks(text))?.[1] ?? 'There is no id in this text.';
  return `${words} ${WHAT_TO_PASTE}`;
}
