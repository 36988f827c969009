import { useId } from 'react';

interface SelectedTextProps {
  /** What the text is and what to do with it. */
  label: string;
  text: string;
}

/** A text to copy by hand, selected and focused as it appears: for where the clipboard refuses, as in frames. */
export function SelectedText({ label, text }: SelectedTextProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <textarea
        key={text}
        ref={select}
        id={id}
        readOnly
        rows={8}
        value={text}
        spellCheck={false}
        className="w-full min-w-0 rounded-md border border-line-strong bg-sunken p-2 font-mono text-xs"
      />
    </div>
  );
}

function select(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}
