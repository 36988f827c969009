import * as surface from '../surface.ts';
import { ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { END, WRAP } from './id-edges.ts';

const ISO_PATH = new RegExp(String.raw`\/isos\/(\d{1,16})${END}(?!\.\d)`, 'gi');
const WRAPPED_ISO_PATH = new RegExp(String.raw`\/isos\/(\d{0,15})${WRAP}(\d{1,15})(?![\w.-])`, 'gi');
/** Not part of a time, a date, a fraction, a version, a size or a share. */
const NUMBER = String.raw`["'\x60([]?(\d{1,16})${END}(?!\.\d|[:/]\d|\s?(?:[kMGTP]i?B|%))`;
const ISO = String.raw`(?<![A-Za-z0-9?&])(?:iso|исо)`;
/** What people call the same thing, in English, Swedish, German and Bulgarian. */
const IMAGE = String.raw`(?:downloads?|files?|fil(?:en|er)?|images?|avbild(?:ning)?(?:en)?|nedladdning(?:en)?|datei(?:en)?|abbild|файл(?:а|ът)?|образ(?:а|ът)?)`;
const CALLED = String.raw`(?:(?:with|has|med|mit(?:[ \t]der)?|с)[ \t](?:the[ \t])?)?(?:ids?|no|nr|num|number|nummer|номер|n°)`;
/** The writer says that it is the number of one: `ISO #12`, `iso_id: 12`, `ISO no. 12`, `ISO-nummer 12`, `ISO № 12`. */
const ISO_NAMED = new RegExp(
  String.raw`${ISO}s?[-_\s]{0,3}(?:${IMAGE}[-_\s]{0,3})?(${CALLED}|)["'\x60]?[\s.]{0,3}([:=#№]{0,2})\s{0,3}#?${NUMBER}`,
  'giu',
);
/** `ISO 12` or `ISO file 12` in a sentence: often the number of one, sometimes a year, a build or a standard. */
const ISO_BARE = new RegExp(String.raw`${ISO}(s|:n)?[-_\s]{0,3}(?:${IMAGE}[-_\s]{1,3})?${NUMBER}`, 'giu');
/** `ISOs 12, 15 and 17`: what follows the first. */
const NEXT_IN_LIST = new RegExp(
  String.raw`(?:\s{0,3}(?:,|&|\+|and|or|och|eller|und|oder|и|или)){1,2}\s{0,3}#?${NUMBER}`,
  'iuy',
);
/** So much of the sentence before it is looked at, in characters. */
const BEFORE = 40;

/** Standards that are called "ISO" and a number. */
const STANDARDS = new Set(['639', '3166', '8601', '8859', '9001', '9660', '13346', '27001']);
/** Words before "ISO" whose number is a version, a build or a year. */
const NAMES_A_RELEASE =
  /\b(?:windows|win|server|ubuntu|debian|fedora|centos|rocky|alma(?:linux)?|rhel|suse|opensuse|arch|alpine|freebsd|openbsd|netbsd|proxmox|esxi|vmware|kali|mint|nixos|build|version|release|v\d+)\W*$|\d\s*$/i;
/** Words after a number that make it a count: `the ISO 5 minutes ago`, `ISO 1 of 3`. */
const COUNTS =
  /^\s{0,3}(?:times?|x|s|sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?|percent|of|out of|(?:giga|mega)bytes?|bits?|gånger|sekunder|minut(?:er)?|timm(?:e|ar)|dag(?:ar)?|veck(?:a|or)|procent|av|mal|sekunden|minuten?|stunden?|tagen?|wochen?|prozent|von|пъти|секунди|минут[аи]|часа?|дни|ден|процента?|от)(?![\p{L}\p{N}])/iu;
const LONGEST_LIKELY_NUMBER = 4;

/** Ids of ISO downloads that a text surely names, each once. None without a gateway: it has no pages of them. */
export function isosIn(text: string): string[] {
  if (!surface.hasDownloads) return [];
  const wrapped = Array.from(text.matchAll(WRAPPED_ISO_PATH), ([, start = '', rest = '']) => ({
    start,
    rest,
  }));
  const halves = new Set(wrapped.map(({ start }) => start));
  const inPaths = Array.from(text.matchAll(ISO_PATH), (match) => match[1] ?? '').filter(
    (id) => !halves.has(id),
  );
  const named = Array.from(text.matchAll(ISO_NAMED), ([, word = '', sign = '', id = '']) =>
    word === '' && sign === '' ? '' : id,
  );
  const bare = bareNumbers(text).flatMap(({ id, likely }) => (likely ? [id] : []));
  return [...new Set([...inPaths, ...named, ...bare])].filter(isIsoId);
}

/** `ISO 12` in sentences, and whether nothing speaks against its being the number of one. */
function bareNumbers(text: string): { id: string; likely: boolean }[] {
  const all: { id: string; likely: boolean }[] = [];
  for (const { index, 0: match, 1: plural, 2: first = '' } of text.matchAll(ISO_BARE)) {
    const namesRelease = NAMES_A_RELEASE.test(text.slice(Math.max(0, index - BEFORE), index));
    let end = index + match.length;
    let id: string | undefined = first;
    while (id !== undefined) {
      all.push({ id, likely: !namesRelease && isLikely(id) && !COUNTS.test(text.slice(end, end + BEFORE)) });
      NEXT_IN_LIST.lastIndex = end;
      const next: RegExpExecArray | null = plural === 's' ? NEXT_IN_LIST.exec(text) : null;
      end = NEXT_IN_LIST.lastIndex;
      id = next?.[1];
    }
  }
  return all.filter(({ id }) => isIsoId(id));
}

function isLikely(id: string): boolean {
  return id.length <= LONGEST_LIKELY_NUMBER && !STANDARDS.has(id) && !/^(?:19|20)\d\d$/.test(id);
}

/** Whether a text is the id of an ISO download as VPSBG writes it. */
export function isIsoId(text: string): boolean {
  return ASSUMED_VPSBG_ISO_ID.test(text);
}

/** Numbers that may be ids: beside "ISO", where they may be a build, or the two ways to read an address broken over two lines. */
export function maybeIsosIn(text: string): string[] {
  if (!surface.hasDownloads) return [];
  const wrapped = Array.from(text.matchAll(WRAPPED_ISO_PATH), ([, start = '', rest = '']) => [
    `${start}${rest}`,
    start,
  ]).flat();
  return [...new Set([...wrapped, ...bareNumbers(text).map(({ id }) => id)])].filter(isIsoId);
}
