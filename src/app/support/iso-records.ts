import { ISO_ID_MOST } from '../../contracts/id-forms.ts';

/**
 * Rows about ISO downloads as programs export them: a table with a header row (CSV, tab-separated, Markdown, a database's
 * console), or the fields of one record (JSON, YAML). Their `id` is a bare number, so what stands beside it decides.
 */

/** Numbers in a column or field of that name are ids of downloads. */
const NAMES_ISO_ID = /^(?:vpsbg[\s_-]?)?iso(?:[\s_-]?(?:ids?|no|nr|number|nummer))?\.?$/i;
/** Ids of something; of downloads only where the rest looks like one. */
const NAMES_ID = /^(?:id|download(?:[\s_-]?id)?)$/i;
/** What VPSBG's `GET /isos/{id}` calls the fields of a download, and how people head the columns of such a table. */
const FIELDS_OF_ISO = new Set([
  'id',
  'name',
  'status',
  'size',
  'downloaded',
  'created',
  'created_at',
  'deletion',
  'deletion_at',
]);
const IS_IMAGE = /\.(?:iso|img)(?:\.(?:gz|xz|zst|bz2))?$/i;
const IS_IMAGE_ANYWHERE = /\.(?:iso|img)/i;
/** One digit more than an id has: a number that long is not an id. */
const DIGITS = String.raw`\d{1,${ISO_ID_MOST + 1}}`;
const IS_NUMBER = new RegExp(`^#?(${DIGITS})$`);
const NUMBER_FIRST = new RegExp(String.raw`^[\s>|"]{0,20}${DIGITS}["\s]{0,3}[|\t;,]`);

/** A number from such rows. `sure`: it is the id of a download. */
export interface RecordedId {
  id: string;
  sure: boolean;
}

/** Longer lines and texts with more rows are no table that a person pastes. */
const MAX_LINE = 2_000;
const MAX_ROWS = 2_000;

/** The ids in the rows below each header row. */
export function idsInTables(text: string): RecordedId[] {
  const ids: RecordedId[] = [];
  let header: Header | null = null;
  for (const line of text.split(/\r?\n/, MAX_ROWS)) {
    if (line.length > MAX_LINE || /^[\s|+:=-]*$/.test(line)) continue;
    const next = headerOf(line);
    const row = header && !next ? cellsOf(line, header.separator) : [];
    if (!header || next || row.length < 2) {
      header = next;
      ids.push(...idOfRow(line));
      continue;
    }
    const id = IS_NUMBER.exec(row[header.column] ?? '')?.[1];
    if (id !== undefined) ids.push({ id, sure: header.sure || row.some((cell) => IS_IMAGE.test(cell)) });
  }
  return ids;
}

/** Of a row without a header: a number first, and an image's name. */
function idOfRow(line: string): RecordedId[] {
  const separator = NUMBER_FIRST.exec(line)?.[0].at(-1);
  const known = SEPARATORS.find((each) => each === separator);
  const cells = known && IS_IMAGE_ANYWHERE.test(line) ? cellsOf(line, known) : [];
  const id = IS_NUMBER.exec(cells[0] ?? '')?.[1];
  return id !== undefined && cells.some((cell) => IS_IMAGE.test(cell)) ? [{ id, sure: false }] : [];
}

interface Header {
  separator: Separator;
  /** Where the ids are. */
  column: number;
  sure: boolean;
}

const SEPARATORS = ['|', '\t', ';', ',', '  '] as const;
type Separator = (typeof SEPARATORS)[number];

function headerOf(line: string): Header | null {
  if (!/id|iso|download/i.test(line)) return null;
  for (const separator of SEPARATORS) {
    const cells = cellsOf(line, separator);
    if (cells.length < 2) continue;
    const ofIso = cells.findIndex((cell) => NAMES_ISO_ID.test(cell));
    const column = ofIso < 0 ? cells.findIndex((cell) => NAMES_ID.test(cell)) : ofIso;
    if (column < 0) return null;
    const isKnown = (cell: string) =>
      cell === '' || FIELDS_OF_ISO.has(cell.toLowerCase().replaceAll(/[\s-]/g, '_'));
    return { separator, column, sure: ofIso >= 0 || cells.every(isKnown) };
  }
  return null;
}

const QUOTED_CELLS = {
  ',': /\s*(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/y,
  ';': /\s*(?:"((?:[^"]|"")*)"|([^;]*))(?:;|$)/y,
  '\t': / *(?:"((?:[^"]|"")*)"|([^\t]*))(?:\t|$)/y,
};

/** RFC 4180: a cell in quotes may hold the separator. */
function cellsOf(line: string, separator: Separator): string[] {
  if (separator === '|' || separator === '  ') {
    const bare = line.trim().replaceAll(separator === '|' ? /^>?\s*\||\|$/g : /^>\s*/g, '');
    return bare.split(separator === '|' ? '|' : /\s{2,}/).map((cell) => cell.trim());
  }
  const pattern = QUOTED_CELLS[separator];
  const cells: string[] = [];
  const bare = line.replace(/^[\s>]+/, '');
  for (pattern.lastIndex = 0; pattern.lastIndex < bare.length;) {
    const cell = pattern.exec(bare);
    if (!cell) return [];
    cells.push((cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').trim());
  }
  return cells;
}

/** `"id": 12`, `id: 12`, `id = 12`. */
const ID_FIELD = new RegExp(
  String.raw`(?<![\w.-])["'\x60]?id["'\x60]?\s{0,3}[:=]\s{0,3}["'\x60]?(${DIGITS})(?![\w.:/-])`,
  'gi',
);
/** A field that only a download has, or the name of an image. */
const OF_DOWNLOAD =
  /(?<![\w-])["'`]?(?:downloaded|deletion_at)["'`]?\s{0,3}[:=]|(?<![\w-])["'`]?(?:name|file(?:name)?)["'`]?\s{0,3}[:=][^\n{}]{1,200}\.(?:iso|img)\b/i;
const RECORD_END = /[{}]|\n\s{0,20}\n|(?<![\w.-])["'`]?id["'`]?\s{0,3}[:=]/i;
/** So far from its id a record's other fields are looked for, in characters. */
const RECORD = 500;

/** The ids of records that have what only a download has. */
export function idsInRecords(text: string): string[] {
  const ids: string[] = [];
  let from = 0;
  for (const { index, 0: match, 1: id = '' } of text.matchAll(ID_FIELD)) {
    const before = text.slice(Math.max(from, index - RECORD), index);
    from = index + match.length;
    // A record ends with its brace, with an empty line, and where the next id begins.
    const start = before.split(RECORD_END).at(-1) ?? '';
    const [end = ''] = text.slice(from, from + RECORD).split(RECORD_END, 1);
    if (OF_DOWNLOAD.test(start) || OF_DOWNLOAD.test(end)) ids.push(id);
  }
  return ids;
}
