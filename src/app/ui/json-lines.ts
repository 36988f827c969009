import { visible } from '../text/visible.ts';
import * as m from './messages/json.en.ts';

/** One line of a JSON value drawn as a tree. */
export interface JsonLine {
  /** Place among all lines, from 0. */
  index: number;
  /** The line of the object or list around it; -1 for the outermost. */
  parent: number;
  /** The first line behind it and all it holds. */
  end: number;
  /** The same in the next response as long as keys and places stay: `/available/3/name`. */
  path: string;
  /** From 0. */
  depth: number;
  /** Key or place in its parent; `null` for the outermost. Safe to show. */
  name: string | null;
  /** A literal as JSON, or what a list or an object holds in words. Safe to show. */
  text: string;
  kind: 'object' | 'list' | 'string' | 'number' | 'word';
  /** What is to be noted at it; `null` for nothing. Safe to show. */
  note: string | null;
  /** Place among its brothers and sisters from 1, and how many they are. */
  position: number;
  siblings: number;
}

/** Deeper values are shown as text; no schema of ours is as deep. */
const MAX_DEPTH = 50;

/** Notes at fields by their path; one of a `missing` field is drawn as a line of its own. */
export type JsonNotes = ReadonlyMap<string, { text: string; missing: boolean }>;

/** All lines of a JSON value, in the order of the text. */
export function jsonLines(value: unknown, notes: JsonNotes = new Map()): JsonLine[] {
  const lines: JsonLine[] = [];
  add(lines, missingOf(notes), notes, {
    value,
    path: '',
    name: null,
    parent: -1,
    depth: 0,
    position: 1,
    siblings: 1,
  });
  return lines;
}

type Place = Pick<JsonLine, 'path' | 'parent' | 'depth' | 'name' | 'position' | 'siblings'> & {
  value: unknown;
};

/** Keys that are missing, by the path of the object they are missing in. */
type Missing = ReadonlyMap<string, readonly string[]>;

function missingOf(notes: JsonNotes): Missing {
  const missing = new Map<string, string[]>();
  for (const [path, note] of notes) {
    if (!note.missing) continue;
    const cut = path.lastIndexOf('/');
    const parent = path.slice(0, cut);
    missing.set(parent, [...(missing.get(parent) ?? []), path.slice(cut + 1)]);
  }
  return missing;
}

function add(lines: JsonLine[], missing: Missing, notes: JsonNotes, { value, ...place }: Place): void {
  const entries = place.depth < MAX_DEPTH ? childrenOf(value) : null;
  const lost = (entries && missing.get(place.path)) ?? [];
  const children = entries && [...entries, ...lost.map((key): [string, unknown] => [key, undefined])];
  const index = lines.length;
  const note = notes.get(place.path)?.text ?? null;
  const line: JsonLine = { ...place, index, end: index + 1, note, ...looksOf(value, entries?.length ?? 0) };
  lines.push(line);
  for (const [at, [key, child]] of (children ?? []).entries()) {
    add(lines, missing, notes, {
      value: child,
      path: `${place.path}/${key}`,
      name: visible(key),
      parent: index,
      depth: place.depth + 1,
      position: at + 1,
      siblings: children?.length ?? 0,
    });
  }
  line.end = lines.length;
}

function childrenOf(value: unknown): [string, unknown][] | null {
  return value !== null && typeof value === 'object' ? Object.entries(value) : null;
}

function looksOf(value: unknown, count: number): Pick<JsonLine, 'kind' | 'text'> {
  if (Array.isArray(value)) return { kind: 'list', text: `[${counted(count, m.items)}]` };
  if (value !== null && typeof value === 'object') {
    return { kind: 'object', text: `{${counted(count, m.fields)}}` };
  }
  const kind = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'word';
  return { kind, text: visible(JSON.stringify(value) ?? m.missing()) };
}

function counted(count: number, words: typeof m.items): string {
  return count === 0 ? '' : words({ count, digits: String(count) });
}

/** Whether a line can be opened and closed. */
export function holdsLines(line: JsonLine): boolean {
  return line.end > line.index + 1;
}

/** The lines that are not inside a closed one. */
export function openLines(lines: readonly JsonLine[], closed: ReadonlySet<number>): JsonLine[] {
  const open: JsonLine[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (!line) break;
    open.push(line);
    at = closed.has(at) ? line.end : at + 1;
  }
  return open;
}

/** The lines with `query` in their name or literal, case aside. */
export function matchingLines(lines: readonly JsonLine[], query: string): number[] {
  const sought = query.trim().toLowerCase();
  if (sought === '') return [];
  return lines.filter((line) => textOf(line).toLowerCase().includes(sought)).map((line) => line.index);
}

function textOf(line: JsonLine): string {
  const text = line.kind === 'object' || line.kind === 'list' ? '' : line.text;
  return [line.name === null ? text : `${line.name}: ${text}`, line.note ?? []].flat().join(' ');
}

/** The lines around one, the nearest first. */
export function ancestorsOf(lines: readonly JsonLine[], index: number): number[] {
  const around: number[] = [];
  for (let at = lines[index]?.parent ?? -1; at >= 0; at = lines[at]?.parent ?? -1) around.push(at);
  return around;
}

/** A JSON value as JSON text in which hidden and reordering characters are escapes; it reads back as the same value. */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value, null, 2) ?? 'null';
  return json.replace(/[^\n -~]/gu, (character) =>
    visible(character) === character
      ? character
      : Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
