import {
  asVpsId,
  ISO_ID_MOST,
  VPS_ID_CHARACTER,
  VPS_ID_MOST,
  VPS_ID_PREFIX,
} from '../../contracts/id-forms.ts';
import { DIAGNOSTICS_HEADING } from './diagnostics-heading.ts';
import { AND } from './id-edges.ts';
import { isIsoId, isosIn, maybeIsosIn } from './iso-numbers.ts';
import { mentionIn, type Mention } from './mention.ts';
import { holdsCertainSecret, redact } from './redact.ts';
import { unwrap } from './unwrap.ts';
import { brokenIdsIn, maybeVpsIdsIn, vpsIdsIn, type BrokenId } from './vps-id.ts';
import { whyAndNext, whyNothing } from './why-nothing.ts';
import * as m from './messages/recognise.en.ts';

/** A page that can be opened. */
export type Found =
  /** `isos` are the VPSBG downloads that the address picked. */
  { kind: 'vps'; id: string; isos?: string[] } | { kind: 'iso'; id: string };

/** What the text names besides, and cannot be opened: the customer may mean that. */
interface Besides {
  broken?: readonly BrokenId[];
}

export type Recognised =
  /** The one page that the text is about. */
  | Found
  /** Several pages, or one and a broken id. `more` were found beyond those in `found`. */
  | ({ kind: 'several'; found: Found[]; more: number } & Besides)
  /** Each of these may be an id or not: a person decides. */
  | ({ kind: 'unsure'; found: Found[]; why: string } & Besides)
  /** `why` never quotes the pasted text: it may hold a secret. `mention` may still name a server of the account. */
  | { kind: 'nothing'; why: string; mention: Mention };

/** The longest text that is read. */
const MAX_LENGTH = 200_000;
const MAX_FOUND = 20;
const MAX_PICKED = 20;

const WRAPPING = /^[\s"'`´‘’“”„«»<>()[\]{},;:]+|[\s"'`´‘’“”„«»<>()[\]{},;:.]+$/g;
/** An address with its query, and the VPS whose page it is of, if any. */
const QUERIES = new RegExp(
  String.raw`(?:/vps/(${VPS_ID_PREFIX}${VPS_ID_CHARACTER}{1,${VPS_ID_MOST + 1}})(?:/iso)?/?)?\?([^\s"'\x60<>#]{1,2000})`,
  'gi',
);

/**
 * The VPSs and ISO downloads named in whatever a customer pasted: an id, an address of this dashboard or of one of the
 * two APIs, a curl line, a table, a diagnostics text, a mail with rewritten links. Ids are read before secrets are looked
 * for; a short id inside a credential is not an id. Half an id is never taken for one. Never throws; the time is linear
 * in the length.
 */
export function recognise(pasted: string): Recognised {
  if (pasted.length > MAX_LENGTH) {
    return nothing(m.tooLong(), '');
  }
  const text = unwrap(pasted);
  const safe = redact(text);
  const alone = wholeText(safe.trim());
  if (alone) return alone;
  const page = pageOfDiagnostics(text);
  const onPage = page === undefined ? [] : foundIn(page, redact(page));
  if (onPage.length > 0) return several(onPage, []);
  const found = foundIn(text, safe);
  const broken = brokenIdsIn(safe, vpsIdsIn(text, safe));
  if (found.length > 0) return several(found, broken);
  const hasSecret = holdsCertainSecret(text);
  const maybe = unsure(maybeIsosIn(safe), hasSecret ? [] : maybeVpsIdsIn(text), broken);
  if (maybe) return maybe;
  const [first] = broken;
  return nothing(first && !hasSecret ? whyAndNext(first.why) : whyNothing(text), safe);
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
    return nothing(m.isoIdForm({ most: String(ISO_ID_MOST) }), text);
  }
  return several(ids.map(asIso), []);
}

/** The line with the page's address in our own diagnostics: what the customer was looking at. */
function pageOfDiagnostics(text: string): string | undefined {
  return text.includes(DIAGNOSTICS_HEADING) ? /^\W*Page: ([^\r\n]{1,2000})$/m.exec(text)?.[1] : undefined;
}

/** @param safe the same text without secrets */
function foundIn(text: string, safe: string): Found[] {
  const { ofVps, others } = picksIn(safe);
  const vpss = vpsIdsIn(text, safe).map((id): Found => {
    const isos = ofVps.get(id);
    ofVps.delete(id);
    return isos ? { kind: 'vps', id, isos } : { kind: 'vps', id };
  });
  // What is picked beside a VPS that cannot be opened is named all the same.
  return [...vpss, ...isosIn(safe, [...others, ...[...ofVps.values()].flat()]).map(asIso)];
}

/** `?isos=12,15` of the addresses of VPSs, by their ids, and of all others. */
function picksIn(text: string): { ofVps: Map<string, string[]>; others: string[] } {
  const ofVps = new Map<string, string[]>();
  const others: string[] = [];
  for (const [, id, query = ''] of text.matchAll(QUERIES)) {
    const ids = (new URLSearchParams(query).get('isos') ?? '').split(',').map((each) => each.trim());
    const isos = unique(ids).filter(isIsoId).slice(0, MAX_PICKED);
    if (id === undefined) others.push(...isos);
    else if (isos.length > 0) ofVps.set(asVpsId(id), isos);
  }
  return { ofVps, others };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

const asIso = (id: string): Found => ({ kind: 'iso', id });

function several(found: readonly Found[], broken: readonly BrokenId[]): Recognised {
  const [only, second] = found;
  if (only && !second && broken.length === 0) return only;
  const more = Math.max(0, found.length - MAX_FOUND);
  return { kind: 'several', found: found.slice(0, MAX_FOUND), more, ...besides(broken) };
}

function unsure(
  isos: readonly string[],
  vpss: readonly string[],
  broken: readonly BrokenId[],
): Recognised | undefined {
  const found = [...vpss.map((id): Found => ({ kind: 'vps', id })), ...isos.map(asIso)].slice(0, MAX_FOUND);
  if (found.length === 0) return undefined;
  const why = [
    vpss.length > 0 ? m.maybeVps({ prefix: VPS_ID_PREFIX }) : '',
    isos.length > 0 ? m.maybeIso() : '',
  ]
    .filter(Boolean)
    .join(' ');
  return { kind: 'unsure', found, why, ...besides(broken) };
}

function besides(broken: readonly BrokenId[]): Besides {
  return broken.length === 0 ? {} : { broken };
}

function nothing(why: string, safe: string): Recognised {
  return { kind: 'nothing', why, mention: mentionIn(safe) };
}
