import { Check, Copy } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import * as m from './messages/parts.en.ts';

const SHOWN_FOR_MS = 2_500;

interface CodeTagProps {
  /** A code or an id, as it came: this is copied. */
  code: string;
  /** Name of its button: “Copy error code”. */
  label: string;
  /** Shown in place of the code; empty where the code itself stands beside. */
  short?: string | undefined;
  /** Without a box, as a part of a line. */
  isPlain?: boolean;
}

/** A small tag with a code that can be copied. Where the clipboard refuses, as in frames, the whole code is selected. */
export function CodeTag({ code, label, short = code, isPlain = false }: CodeTagProps) {
  const text = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected' | null>(null);

  useEffect(() => {
    if (outcome === null) return undefined;
    if (outcome === 'selected' && text.current) getSelection()?.selectAllChildren(text.current);
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      // `clipboard` is missing on plain-HTTP pages, whatever its type says.
      await navigator.clipboard.writeText(code);
      setOutcome('copied');
    } catch {
      setOutcome('selected');
    }
  }

  const icon = outcome === 'copied' ? Check : Copy;
  const shown = outcome === 'selected' ? code : short;
  return (
    <span
      className={`relative inline-flex max-w-full items-stretch rounded-tag align-middle ${isPlain ? 'min-h-6 text-xs/6' : 'border border-line bg-surface text-xs/[1.375rem]'}`}
    >
      <code
        ref={text}
        translate="no"
        title={shown === code ? undefined : code}
        className={`min-w-0 font-mono [overflow-wrap:anywhere] ${isPlain ? '' : 'px-1.5'}`}
      >
        {shown}
      </code>
      <button
        type="button"
        aria-label={label}
        data-tip={label}
        onClick={() => void copy()}
        className={`inline-flex w-6 shrink-0 items-center justify-center text-muted hover:text-ink ${isPlain ? 'rounded-md' : '-my-px border-l border-line'}`}
      >
        <Icon of={icon} className={isPlain ? 'size-3.5' : 'size-3'} />
      </button>
      <output className="absolute top-full right-0 z-10">
        {outcome === null ? null : (
          <span className="mt-1 block rounded-sm border border-line-strong bg-raised px-1.5 whitespace-nowrap">
            {outcome === 'copied' ? m.copied() : m.selected()}
          </span>
        )}
      </output>
    </span>
  );
}
