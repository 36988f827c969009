import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type FormEvent } from 'react';
import { buttonStyle } from '../ui/link-style.ts';
import { pastedVps } from './pasted-vps.ts';

/** Opens the page of a VPS from its pasted id or address. */
export function OpenVps() {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const problemId = useId();

  function open(event: FormEvent) {
    event.preventDefault();
    const read = pastedVps(field.current?.value ?? '');
    if ('problem' in read) {
      setProblem(read.problem);
      field.current?.focus();
      return;
    }
    void navigate({ to: '/vps/$vpsId/iso', params: { vpsId: read.vpsId } });
  }

  return (
    <form aria-label="Open a VPS" noValidate onSubmit={open} className="w-full min-w-0 sm:w-96">
      <label htmlFor={id} className="text-xs text-muted">
        Open a VPS
      </label>
      <div className="mt-0.5 flex gap-2">
        <input
          ref={field}
          id={id}
          type="text"
          placeholder="vps_…"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={() => setProblem(null)}
          className="h-8 min-w-0 grow rounded-md border border-line-strong bg-raised px-2.5 font-mono text-[0.8125rem] aria-invalid:border-danger"
        />
        <button type="submit" className={buttonStyle('secondary')}>
          Open
        </button>
      </div>
      <p id={problemId} role="alert" className="text-xs text-danger [overflow-wrap:anywhere]">
        {problem}
      </p>
    </form>
  );
}
