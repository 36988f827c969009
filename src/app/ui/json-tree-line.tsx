import { ChevronDown, ChevronRight } from 'lucide';
import type { KeyboardEvent } from 'react';
import { holdsLines, type JsonLine } from './json-lines.ts';
import { Icon } from './icon.tsx';

const LOOKS = { current: 'bg-warn-soft outline outline-warn', match: 'bg-warn-soft', plain: '' };
const MARKED = 'border-s-2 border-info bg-info-soft';
const COLOURS: Record<JsonLine['kind'], string> = {
  object: 'text-muted',
  list: 'text-muted',
  string: 'text-ok',
  number: 'text-info',
  word: 'text-warn',
};

interface JsonTreeLineProps {
  line: JsonLine;
  /** Whether what it holds is hidden. */
  closed: boolean;
  /** Whether it belongs to what is looked at. */
  marked: boolean;
  look: keyof typeof LOOKS;
  /** Whether Tab leads to this line: one line of the tree. */
  tabStop: boolean;
  onToggle: () => void;
  onKey: (event: KeyboardEvent) => void;
}

/** One line of a JSON tree. */
export function JsonTreeLine({ line, closed, marked, look, tabStop, onToggle, onKey }: JsonTreeLineProps) {
  const opens = holdsLines(line);
  const icon = closed ? ChevronRight : ChevronDown;
  return (
    <div
      role="treeitem"
      data-line={line.index}
      aria-level={line.depth + 1}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-expanded={opens ? !closed : undefined}
      aria-selected={look === 'current'}
      tabIndex={tabStop ? 0 : -1}
      onClick={onToggle}
      onKeyDown={onKey}
      style={{ paddingInlineStart: `${0.25 + Math.min(line.depth, 12) * 0.875}rem` }}
      className={`flex min-h-6 items-baseline focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent ${opens ? 'cursor-pointer' : ''} ${LOOKS[look] || (marked ? MARKED : '')}`}
    >
      <span className="w-4 shrink-0 self-center text-muted">
        {opens ? <Icon of={icon} className="size-3.5" /> : null}
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {line.name === null ? null : <bdi>{line.name}</bdi>}
        {line.name === null ? null : ': '}
        <bdi className={COLOURS[line.kind]}>{line.text}</bdi>
        {line.note === null ? null : <span className="ms-2 text-warn">({line.note})</span>}
      </span>
    </div>
  );
}
