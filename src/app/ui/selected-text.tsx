import { useEffect, useId, useRef } from 'react';

interface SelectedTextProps {
  /** What the text is and what to do with it. */
  label: string;
  text: string;
}

/** A text to copy by hand, selected and focused as it appears: for where the clipboard refuses, as in frames. */
export function SelectedText({ label, text }: SelectedTextProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [text]);

  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <textarea
        ref={field}
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
