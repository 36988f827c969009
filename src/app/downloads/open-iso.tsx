import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type FormEvent } from 'react';
import { buttonStyle } from '../ui/link-style.ts';
import { readIsoId } from './iso-id.ts';

/** Opens the page of an ISO from its id. */
export function OpenIso() {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  const id = useId();
  const problemId = useId();

  function open(event: FormEvent) {
    event.preventDefault();
    const isoId = readIsoId(field.current?.value ?? '');
    if (isoId === null) {
      setRefused(true);
      field.current?.focus();
      return;
    }
    void navigate({ to: '/isos/$isoId', params: { isoId } });
  }

  return (
    <form aria-label="Open an ISO" noValidate onSubmit={open} className="w-full min-w-0 sm:w-72">
      <label htmlFor={id} className="text-xs text-muted">
        Open an ISO by its id
      </label>
      <div className="mt-0.5 flex gap-2">
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="numeric"
          placeholder="15"
          autoComplete="off"
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? problemId : undefined}
          onChange={() => setRefused(false)}
          className="h-8 min-w-0 grow rounded-md border border-line-strong bg-raised px-2.5 font-mono text-[0.8125rem] aria-invalid:border-danger"
        />
        <button type="submit" className={buttonStyle('secondary')}>
          Open
        </button>
      </div>
      <p id={problemId} role="alert" className="text-xs text-danger">
        {refused ? 'An ISO id is a whole number such as 15.' : null}
      </p>
    </form>
  );
}
