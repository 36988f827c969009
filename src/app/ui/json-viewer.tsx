import { ChevronDown, ChevronUp } from 'lucide';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { CopyText } from './copy-text.tsx';
import { IconButton } from './icon-button.tsx';
import {
  ancestorsOf,
  holdsLines,
  jsonLines,
  jsonText,
  matchingLines,
  openLines,
  type JsonLine,
  type JsonNotes,
} from './json-lines.ts';
import { Button } from './button.tsx';
import { FieldForm } from './field-form.tsx';
import { JsonTreeLine } from './json-tree-line.tsx';
import { SearchField } from './search-field.tsx';
import * as m from './messages/json.en.ts';

/** So many lines are drawn at once; the rest on request. */
const PAGE = 300;
/** Parts with more lines begin closed. */
const BEGINS_CLOSED_ABOVE = 200;

interface JsonViewerProps {
  /** Accessible name of the tree. */
  label: string;
  /** That of the field that searches it. */
  searchLabel: string;
  /** Plain JSON. */
  value: unknown;
  /** What is to be noted at its fields. */
  notes?: JsonNotes;
  /** Names of fields of the outermost object: marked, in view and open at first; the others begin closed. */
  marked?: readonly string[] | undefined;
}

/**
 * JSON as a tree for the keyboard: arrows move, open and close; a search counts and steps through its matches. Text
 * from outside is drawn with visible escapes.
 */
export function JsonViewer({ label, searchLabel, value, notes, marked }: JsonViewerProps) {
  const lines = useMemo(() => jsonLines(value, notes), [value, notes]);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(() => unmarkedClosed(lines, marked));
  const [query, setQuery] = useState('');
  const [stepped, setMatch] = useState(0);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      lines.findIndex(({ path }) => isIn(path, marked)),
    ),
  );
  const [drawn, setDrawn] = useState({ from: 0, to: PAGE });
  const tree = useRef<HTMLDivElement>(null);
  /** Set when the next rendering is to bring the active line into view, and maybe the focus to it. */
  const wanted = useRef<'focus' | 'view' | null>(marked ? 'view' : null);

  const closed = useMemo(() => closedLines(lines, toggled), [lines, toggled]);
  const open = useMemo(() => openLines(lines, closed), [lines, closed]);
  const matches = useMemo(() => matchingLines(lines, query), [lines, query]);
  const matching = useMemo(() => new Set(matches), [matches]);
  const shown = open.slice(drawn.from, drawn.to);
  const tabStop = shown.some((line) => line.index === active) ? active : (shown[0]?.index ?? 0);
  // A new response may have fewer matches than the last one.
  const match = Math.min(stepped, Math.max(0, matches.length - 1));
  const current = matches[match] ?? null;

  useEffect(() => {
    if (wanted.current === null) return;
    const line = tree.current?.querySelector<HTMLElement>(`[data-line="${active}"]`);
    if (wanted.current === 'focus') line?.focus();
    line?.scrollIntoView({ block: 'nearest' });
    wanted.current = null;
  });

  /** Makes a line the active one and draws it, opening what it is in. */
  function reveal(index: number, how: 'focus' | 'view') {
    const opened = new Map(toggled);
    for (const around of ancestorsOf(lines, index)) opened.set(lines[around]?.path ?? '', false);
    const place = openLines(lines, closedLines(lines, opened)).findIndex((line) => line.index === index);
    wanted.current = how;
    setToggled(opened);
    setActive(index);
    if (place < drawn.from || place >= drawn.to) {
      const from = Math.max(0, place - PAGE / 2);
      setDrawn({ from, to: from + PAGE });
    }
  }

  function toggle(line: JsonLine) {
    if (!holdsLines(line)) return;
    setActive(line.index);
    setToggled(new Map(toggled).set(line.path, !closed.has(line.index)));
  }

  function search(text: string) {
    setQuery(text);
    setMatch(0);
    const first = matchingLines(lines, text)[0];
    if (first !== undefined) reveal(first, 'view');
  }

  function step(by: 1 | -1) {
    if (matches.length === 0) return;
    const next = (match + by + matches.length) % matches.length;
    setMatch(next);
    const index = matches[next];
    if (index !== undefined) reveal(index, 'view');
  }

  function onKey(event: KeyboardEvent, line: JsonLine) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') toggle(line);
    else {
      const to = destination(event.key, line, open, closed);
      if (to === null) return;
      if (to === 'toggle') toggle(line);
      else if (to !== undefined) reveal(to, 'focus');
    }
    event.preventDefault();
  }

  const counted =
    query.trim() === ''
      ? null
      : matches.length === 0
        ? m.noMatch()
        : m.matchOf({ at: String(match + 1), count: String(matches.length) });
  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <search className="min-w-40 grow">
          <FieldForm className="flex items-center gap-1" onEnter={() => step(1)}>
            <SearchField label={searchLabel} placeholder={m.searchFields()} value={query} onChange={search} />
            <output className="text-xs whitespace-nowrap text-muted tabular-nums">{counted}</output>
            <IconButton
              label={m.previousMatch()}
              icon={ChevronUp}
              blocked={matches.length === 0 ? m.noMatch() : undefined}
              onPress={() => step(-1)}
            />
            <IconButton
              label={m.nextMatch()}
              icon={ChevronDown}
              blocked={matches.length === 0 ? m.noMatch() : undefined}
              onPress={() => step(1)}
            />
          </FieldForm>
        </search>
        <CopyText label={m.copyJson()} text={() => jsonText(value)} />
      </div>
      <div className="min-w-0">
        {drawn.from > 0 ? (
          <Button
            variant="ghost"
            onPress={() => setDrawn({ ...drawn, from: Math.max(0, drawn.from - PAGE) })}
          >
            {m.showEarlier(linesOf(Math.min(PAGE, drawn.from)))}
          </Button>
        ) : null}
        <div ref={tree} role="tree" aria-label={label} className="font-mono text-xs/5">
          {shown.map((line) => (
            <JsonTreeLine
              key={line.index}
              line={line}
              closed={closed.has(line.index)}
              marked={isIn(line.path, marked)}
              look={line.index === current ? 'current' : matching.has(line.index) ? 'match' : 'plain'}
              tabStop={line.index === tabStop}
              onToggle={() => toggle(line)}
              onKey={(event) => onKey(event, line)}
            />
          ))}
        </div>
        {open.length > drawn.to ? (
          <Button variant="ghost" onPress={() => setDrawn({ ...drawn, to: drawn.to + PAGE })}>
            {m.showMore({
              ...linesOf(Math.min(PAGE, open.length - drawn.to)),
              all: String(open.length - drawn.to),
            })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function linesOf(count: number): { count: number; digits: string } {
  return { count, digits: String(count) };
}

/** Whether a line belongs to one of the fields. */
function isIn(path: string, fields: readonly string[] | undefined): boolean {
  return fields?.includes(path.split('/', 2)[1] ?? '') ?? false;
}

/** Closes every field of the outermost object but the marked ones. */
function unmarkedClosed(
  lines: readonly JsonLine[],
  marked: readonly string[] | undefined,
): ReadonlyMap<string, boolean> {
  if (!marked) return new Map();
  const others = lines.filter(({ depth, path }) => depth === 1 && !isIn(path, marked));
  return new Map(others.map(({ path }) => [path, true]));
}

/** What is closed: large parts at first, and then what the person chose. */
function closedLines(lines: readonly JsonLine[], toggled: ReadonlyMap<string, boolean>): Set<number> {
  const closed = new Set<number>();
  for (const line of lines) {
    const large = line.depth > 0 && line.end - line.index > BEGINS_CLOSED_ABOVE;
    if (holdsLines(line) && (toggled.get(line.path) ?? large)) closed.add(line.index);
  }
  return closed;
}

/**
 * Where a key leads, as in any tree (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/): a line, `toggle`,
 * `undefined` for nowhere, or `null` for a key that is not the tree's.
 */
function destination(
  key: string,
  line: JsonLine,
  open: readonly JsonLine[],
  closed: ReadonlySet<number>,
): number | 'toggle' | undefined | null {
  const place = open.findIndex((each) => each.index === line.index);
  switch (key) {
    case 'ArrowDown':
      return open[place + 1]?.index;
    case 'ArrowUp':
      return open[place - 1]?.index;
    case 'Home':
      return open[0]?.index;
    case 'End':
      return open.at(-1)?.index;
    case 'ArrowRight':
      if (!holdsLines(line)) return undefined;
      return closed.has(line.index) ? 'toggle' : line.index + 1;
    case 'ArrowLeft':
      if (holdsLines(line) && !closed.has(line.index)) return 'toggle';
      return line.parent >= 0 ? line.parent : undefined;
    default:
      return null;
  }
}
