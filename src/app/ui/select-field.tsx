import { ChevronDown } from 'lucide';
import { useState } from 'react';
import { Icon } from './icon.tsx';

interface SelectFieldProps {
  /** Stands before the choice. */
  label: string;
  value: string;
  /** `lang` of a label that is in another language than the page. */
  options: readonly { value: string; label: string; lang?: string }[];
  onChange: (value: string) => void;
}

/** A choice of a few, the browser's own control: docs/decisions/0012 says why it is not Radix's. `value` may follow late, as from the URL; the choice stands until then. */
export function SelectField({ label, value, options, onChange }: SelectFieldProps) {
  const [chosen, setChosen] = useState({ value, ahead: false });
  if (chosen.ahead ? chosen.value === value : chosen.value !== value) setChosen({ value, ahead: false });
  return (
    <label className="relative inline-flex h-8 max-w-full items-center rounded-md border border-line-strong bg-raised focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
      <span className="pl-2.5 whitespace-nowrap text-muted">{label}</span>
      <select
        value={chosen.value}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setChosen({ value: next, ahead: next !== value });
          onChange(next);
        }}
        className="h-full min-w-0 appearance-none truncate rounded-md bg-transparent pr-7 pl-1.5 font-medium outline-none"
      >
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            lang={option.lang}
            translate={option.lang === undefined ? undefined : 'no'}
            className="bg-raised text-ink"
          >
            {option.label}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} className="pointer-events-none absolute right-2 size-4 text-muted" />
    </label>
  );
}
