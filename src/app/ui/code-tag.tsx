import { Check, Copy } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';

const TOLD_FOR_MS = 2_500;

interface CodeTagProps {
  /** A code or an id, as it came. */
  code: string;
  /** What it is, for the name of its button: `Copy ${label}`. */
  label: string;
}

/** A small tag with a code that can be copied. Where the clipboard refuses, as in frames, the text is selected. */
export function CodeTag({ code, label }: CodeTagProps) {
  const text = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected' | null>(null);

  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), TOLD_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      // `clipboard` is missing on plain-HTTP pages, whatever its type says.
      await navigator.clipboard.writeText(code);
      setOutcome('copied');
    } catch {
      if (text.current) getSelection()?.selectAllChildren(text.current);
      setOutcome('selected');
    }
  }

  const icon = outcome === 'copied' ? Check : Copy;
  return (
    <span className="relative inline-flex max-w-full items-stretch rounded-tag border border-line bg-surface align-middle text-xs/[1.375rem]">
      <code ref={text} translate="no" className="min-w-0 px-1.5 font-mono [overflow-wrap:anywhere]">
        {code}
      </code>
      <button
        type="button"
        aria-label={`Copy ${label}`}
        data-tip={`Copy ${label}`}
        onClick={() => void copy()}
        className="inline-flex w-6 shrink-0 items-center justify-center border-l border-line text-muted hover:text-ink"
      >
        <Icon of={icon} className="size-3" />
      </button>
      <output className="absolute top-full right-0 z-10">
        {outcome === null ? null : (
          <span className="mt-1 block rounded-sm border border-line-strong bg-raised px-1.5 whitespace-nowrap">
            {outcome === 'copied' ? 'Copied' : 'Selected: copy it now'}
          </span>
        )}
      </output>
    </span>
  );
}
