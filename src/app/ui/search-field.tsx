import { Search } from 'lucide';
import { useId, useState } from 'react';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  /** Accessible name; also the placeholder when there is no other. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  /** Read after the name, such as how many rows match. */
  description?: string | undefined;
}

/**
 * A field that filters what is on the page while one types. `value` may follow late, as from the URL: what was typed
 * stands until `value` has caught up with it.
 */
export function SearchField({ label, value, onChange, placeholder, description }: SearchFieldProps) {
  const hint = useId();
  const [typed, setTyped] = useState({ text: value, ahead: false });
  if (typed.ahead ? typed.text === value : typed.text !== value) setTyped({ text: value, ahead: false });

  return (
    <div className="relative min-w-0 grow basis-48">
      <Icon
        of={Search}
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        aria-label={label}
        aria-describedby={description === undefined ? undefined : hint}
        value={typed.text}
        placeholder={placeholder ?? label}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped({ text, ahead: text !== value });
          onChange(text);
        }}
        className="h-8 w-full min-w-0 rounded-md border border-line-strong bg-raised pr-2 pl-8"
      />
      {description === undefined ? null : (
        <span id={hint} hidden>
          {description}
        </span>
      )}
    </div>
  );
}
