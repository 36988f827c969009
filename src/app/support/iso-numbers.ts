import * as surface from '../surface.ts';
import { ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { ISO_ID_MOST } from '../../contracts/id-forms.ts';
import { AND, END, WRAP } from './id-edges.ts';
import { idsInRecords, idsInTables } from './iso-records.ts';

/** One digit more than an id has: a number that long is not an id. */
const TOO_MANY = ISO_ID_MOST + 1;
const PATH = String.raw`(?<![A-Za-z0-9_-])isos\/`;
const ISO_PATH = new RegExp(String.raw`${PATH}(\d{1,${TOO_MANY}})${END}(?!\.\d)`, 'gi');
const WRAPPED_ISO_PATH = new RegExp(
  String.raw`${PATH}(\d{0,${ISO_ID_MOST}})${WRAP}(\d{1,${ISO_ID_MOST}})(?![\w.-])`,
  'gi',
);
/** `12–15`, `12 to 15`: what lies between is named by nobody. */
const TO = String.raw`[ \t]{0,3}(?:-|–|—|\.{2,3}|…|to|till|bis|through|thru|до)\s{0,3}#?`;
const A_SHARE = String.raw`\s?(?:[kMGTP]i?B|%)`;
/** Not part of a time, a date, a fraction, a version, a size, a share, a range or a file's name. */
const NUMBER = String.raw`["'\x60([]{0,2}(\d{1,${TOO_MANY}})${END}(?!\.\d|[:/]\d|\.(?:iso|img)\b|${A_SHARE}|${TO}\d{1,${ISO_ID_MOST}}(?!\d|${A_SHARE}))`;
/** Not the end of a file's name or of a path. */
const ISO = String.raw`(?<![A-Za-z0-9?&/]|\w\.)(?:iso|исо)`;
/** What people call the same thing, in English, Swedish, German and Bulgarian. */
const IMAGE = String.raw`(?:downloads?|files?|fil(?:en|er)?|images?|avbild(?:ning)?(?:en)?|nedladdning(?:en)?|datei(?:en)?|abbild|файл(?:а|ът)?|образ(?:а|ът)?)`;
const CALLED = String.raw`(?:(?:with|has|med|mit(?:[ \t]der)?|с)[ \t](?:the[ \t])?)?(?:ids?|no|nr|num|number|nummer|n[uú]mero|numéro|numer|номер|n°|编号|編號|番号|번호)`;
/** The writer says that it is the number of one: `ISO #12`, `iso_id: 12`, `ISO no. 12`, `ISO-nummer 12`, `ISO № 12`. */
const ISO_NAMED = new RegExp(
  String.raw`${ISO}s?[-_\s]{0,3}(?:${IMAGE}[-_\s]{0,3})?(${CALLED}|)["'\x60]?[\s.]{0,3}([:=#№|]{0,2})\s{0,3}(?:[-*•]\s)?#?${NUMBER}`,
  'giu',
);
/** `ISO 12` or `ISO file 12` in a sentence: often the number of one, sometimes a year, a build or a standard. */
const ISO_BARE = new RegExp(String.raw`${ISO}(?:s|:n)?[-_\s]{0,3}(?:${IMAGE}[-_\s]{1,3})?${NUMBER}`, 'giu');
/** `12, 15 and 17`, `#12 / #15`, `"12","15"`: what follows the first. */
const NEXT_IN_LIST = new RegExp(
  String.raw`["'\x60)\]]?(?:\s{0,3}[,;&+]|\s{1,3}${AND}(?=\s)|\s{1,3}\/(?=\s)|\s{0,3}\/(?=\s?#)|\s{0,3}\n[ \t>]{0,4}[-*•]){1,2}\s{0,3}(?:no\.?|nr\.?|№)?\s?#?${NUMBER}`,
  'iuy',
);
/** The two ends of a range. */
const RANGE = new RegExp(
  String.raw`(?:${ISO}s?[-_\s]{0,3}(?:${IMAGE}[-_\s]{0,3})?(?:${CALLED}[\s.]{0,3})?[:=#№]{0,2}|(?<![\w&#/])#)\s?(\d{1,4})${TO}(\d{1,4})(?![\w:/-]|\.\d|${A_SHARE})`,
  'giu',
);
/** A number sign alone is as often a ticket's. */
const HASHED = new RegExp(String.raw`(?<![\w&#/])#${NUMBER}`, 'giu');
const NAMES_SOMETHING_ELSE =
  /(?:ticket|case|order|issue|invoice|request|bug|pr|ref|user|customer|client|account|product|server|vps|ärende|kund|faktura|beställning|konto|fall|заявка|тикет|поръчка|фактура|клиент|акаунт|сървър)[\s\W_-]*$/iu;
/** Our pages call them downloads, in English, Swedish and Bulgarian, as much else is called. */
const DOWNLOAD = new RegExp(
  String.raw`(?<![\p{L}\w-])(?:downloads?|nedladdning(?:en|ar|arna)?|изтегляне(?:то)?|изтегляния(?:та)?)[-_\s]{0,3}(?:${CALLED})?[\s.]{0,3}[:=#№]{0,2}\s{0,3}#?${NUMBER}`,
  'giu',
);
/** An id of something. */
const ID = new RegExp(
  String.raw`(?<![\w&#/.-])ids?["'\x60]?(?:[ \t]{0,2}[:=#][ \t]{0,2}#?|[ \t]{1,2}#?)${NUMBER}`,
  'giu',
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
  /^\s{0,3}(?:times?|servers?|vps(?:es)?|isos|files?|images?|cores?|cpus?|[kMGT]i?B|x|s|sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?|percent|of|out of|(?:giga|mega)bytes?|bits?|gånger|sekunder|minut(?:er)?|timm(?:e|ar)|april|june|july|august|september|october|november|december|maj|juni|juli|augusti|oktober|dag(?:ar)?|veck(?:a|or)|procent|av|mal|sekunden|minuten?|stunden?|tagen?|wochen?|prozent|von|пъти|секунди|минут[аи]|часа?|дни|ден|процента?|от)(?![\p{L}\p{N}])/iu;
const LONGEST_LIKELY_NUMBER = 4;
/** The usual film speeds: a camera calls them "ISO" too. */
const FILM_SPEED = /^(?:[1-9]00|[1-9]000|25|50|64|80|125|160|250|320|640|1250|1600|2500|3200|6400)$/;
/** What stands beside a film speed: an aperture, an exposure time, a focal length, and the words for them. */
const OF_A_CAMERA =
  /(?<![\p{L}\p{N}])(?:f\/?\d|1\/\d{2,4}(?![\d/])|\d{1,3}(?:\.\d)?[ \t]?mm(?![\p{L}\p{N}])|exif|(?:aperture|shutter|exposure|camera|lens|slutartid|bländar|exponering|kamera|objektiv|blende|belichtung|verschluss|бленда|експозиция|камера|обектив|фотоапарат|диафрагма)\p{L}{0,12}|(?:photo|foto|picture|bild|снимка)\p{L}{0,8}[ \t](?:(?:was|is|har|är|е)[ \t])?(?:shot|taken|tagen|at|with|vid|med|bei|mit|при|с)(?![\p{L}]))/iu;
/** So far around a film speed, in characters. */
const AROUND = 120;

/**
 * Ids of ISO downloads that a text surely names, each once. None without a gateway: it has no pages of them.
 *
 * @param picked what an address in the text picks by `?isos=`
 */
export function isosIn(text: string, picked: readonly string[] = []): string[] {
  if (!surface.hasDownloads) return [];
  const wrapped = Array.from(text.matchAll(WRAPPED_ISO_PATH), ([, start = '', rest = '']) => ({
    start,
    rest,
  }));
  const halves = new Set(wrapped.map(({ start }) => start));
  const inPaths = Array.from(text.matchAll(ISO_PATH), (match) => match[1] ?? '').filter(
    (id) => !halves.has(id),
  );
  const named = namedNumbers(text).flatMap(({ id, end, isSpeed }) =>
    isSpeed ? [] : [id, ...restOfList(text, end)],
  );
  const bare = bareNumbers(text).flatMap(({ id, likely }) => (likely ? [id] : []));
  const inTables = idsInTables(text).flatMap(({ id, sure }) => (sure ? [id] : []));
  const all = [...inPaths, ...named, ...bare, ...picked, ...inTables, ...idsInRecords(text)];
  return [...new Set(all)].filter(isIsoId);
}

/** `ISO #12`, and whether it may be a film speed, as in `ISO: 400` beside an aperture. */
function namedNumbers(text: string): { id: string; end: number; isSpeed: boolean }[] {
  return Array.from(text.matchAll(ISO_NAMED)).flatMap(({ index, 0: match, 1: word, 2: sign, 3: id = '' }) =>
    word === '' && sign === ''
      ? []
      : { id, end: index + match.length, isSpeed: word === '' && isFilmSpeed(text, index, id) },
  );
}

/** `ISO 12` in sentences, and whether nothing speaks against its being the number of one. */
function bareNumbers(text: string): { id: string; likely: boolean }[] {
  const all: { id: string; likely: boolean }[] = [];
  for (const { index, 0: match, 1: first = '' } of text.matchAll(ISO_BARE)) {
    const namesRelease = NAMES_A_RELEASE.test(before(text, index)) || isFilmSpeed(text, index, first);
    const end = index + match.length;
    const isFirstLikely = isLikely(first) && !isCount(text, end);
    all.push({ id: first, likely: !namesRelease && isFirstLikely });
    for (const id of restOfList(text, end)) {
      all.push({ id, likely: !namesRelease && isFirstLikely && isLikely(id) });
    }
  }
  return all.filter(({ id }) => isIsoId(id));
}

/** The further numbers of a list, up to one that counts something: `ISO 12, 15 and 2 servers`. */
function restOfList(text: string, from: number): string[] {
  const ids: string[] = [];
  NEXT_IN_LIST.lastIndex = from;
  for (let next = NEXT_IN_LIST.exec(text); next; next = NEXT_IN_LIST.exec(text)) {
    if (isCount(text, NEXT_IN_LIST.lastIndex)) break;
    ids.push(next[1] ?? '');
  }
  return ids;
}

/** What stands before a place in the same line. */
function before(text: string, index: number): string {
  return text.slice(Math.max(0, index - BEFORE), index).replace(/^[^]*\n/, '');
}

function isCount(text: string, end: number): boolean {
  return COUNTS.test(text.slice(end, end + BEFORE));
}

/** Whether "ISO" and this number are more likely how a photo was taken. */
function isFilmSpeed(text: string, index: number, id: string): boolean {
  return FILM_SPEED.test(id) && OF_A_CAMERA.test(text.slice(Math.max(0, index - AROUND), index + AROUND));
}

function isLikely(id: string): boolean {
  return id.length <= LONGEST_LIKELY_NUMBER && !STANDARDS.has(id) && !/^(?:19|20)\d\d$/.test(id);
}

/** Whether a text is the id of an ISO download as VPSBG writes it. */
export function isIsoId(text: string): boolean {
  return ASSUMED_VPSBG_ISO_ID.test(text);
}

/**
 * Numbers that may be ids: beside "ISO", where they may be a build; beside "download" and "id"; the ends of a range;
 * behind a number sign alone; in a table that says no more of them; the two ways to read an address broken over two lines.
 */
export function maybeIsosIn(text: string): string[] {
  if (!surface.hasDownloads) return [];
  const wrapped = Array.from(text.matchAll(WRAPPED_ISO_PATH), ([, start = '', rest = '']) => [
    `${start}${rest}`,
    start,
  ]).flat();
  const ends = Array.from(text.matchAll(RANGE), ([, first = '', last = '']) => [first, last]).flat();
  const hashed = Array.from(text.matchAll(HASHED), ({ index, 1: id = '' }) =>
    NAMES_SOMETHING_ELSE.test(before(text, index)) ? '' : id,
  );
  const ids = numbersBy(ID, text).filter((id) => isLikely(id) || /iso|download/i.test(text));
  const likely = [...ends, ...hashed].filter(isLikely);
  const bare = bareNumbers(text).map(({ id }) => id);
  const speeds = namedNumbers(text).flatMap(({ id, isSpeed }) => (isSpeed ? [id] : []));
  const inTables = idsInTables(text).map(({ id }) => id);
  const all = [...wrapped, ...bare, ...speeds, ...numbersBy(DOWNLOAD, text), ...ids, ...inTables, ...likely];
  return [...new Set(all)].filter(isIsoId);
}

/** With the rest of the list that each begins, unless they count or something else is named before. */
function numbersBy(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ index, 0: match, 1: first = '' }) => {
    const end = index + match.length;
    if (isCount(text, end) || NAMES_SOMETHING_ELSE.test(before(text, index))) return [];
    return [first, ...restOfList(text, end)];
  });
}
