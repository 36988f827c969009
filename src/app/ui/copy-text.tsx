import { Check, Copy } from 'lucide';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonVariant } from './link-style.ts';
import { SelectedText } from './selected-text.tsx';
import * as m from './messages/copy.en.ts';

const SHOWN_FOR_MS = 2_500;

interface CopyTextProps {
  /** Name of the button; it never changes. */
  label: string;
  /** Makes the text at the moment it is copied. */
  text: () => string;
  variant?: ButtonVariant;
  /** On a phone its icon alone. */
  short?: boolean;
}

/** A button that copies a long text. Where the clipboard refuses, the text is shown selected, in place. */
export function CopyText({ label, text, variant = 'secondary', short = false }: CopyTextProps) {
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    const made = text();
    try {
      // `clipboard` is missing on plain-HTTP pages, whatever its type says.
      await navigator.clipboard.writeText(made);
      setRefused(null);
      setCopied(true);
    } catch {
      setRefused(made);
    }
  }

  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-y-1">
        <Button variant={variant} icon={copied ? Check : Copy} short={short} onPress={() => void copy()}>
          {label}
        </Button>
        <output className="ml-2 text-xs text-muted empty:ml-0">{copied ? m.copied() : null}</output>
      </div>
      {refused === null ? null : <SelectedText label={m.clipboardRefused()} text={refused} />}
    </div>
  );
}
