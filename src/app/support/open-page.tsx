import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type FormEvent } from 'react';
import { buttonStyle } from '../ui/link-style.ts';
import { foundPage } from './found-page.ts';
import { recognise, type Found, type Recognised } from './recognise.ts';
import { holdsCertainSecret } from './redact.ts';

type Unopened = Exclude<Recognised, Found>;

function messageFor(result: Unopened): string {
  if (result.kind === 'several') return 'This names several pages. Paste one id, or use Support.';
  return result.kind === 'unsure' ? 'This may be something else than an id. Paste the id alone.' : result.why;
}

/** Opens the page of a VPS or of an ISO from its pasted id or address. */
export function OpenPage() {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();

  function open(event: FormEvent) {
    event.preventDefault();
    const pasted = field.current?.value ?? '';
    const result = recognise(pasted);
    if (result.kind === 'vps' || result.kind === 'iso') {
      void navigate(foundPage(result));
      return;
    }
    // A key that was pasted by mistake must not stay on the screen.
    if (holdsCertainSecret(pasted) && field.current) field.current.value = '';
    setProblem(messageFor(result));
    field.current?.focus();
  }

  return (
    <form noValidate onSubmit={open} className="w-full min-w-0 sm:w-84">
      <div className="flex gap-2">
        <input
          ref={field}
          type="text"
          aria-label="VPS or ISO to open"
          placeholder="VPS or ISO id, or an address"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={() => setProblem(null)}
          className="h-8 min-w-0 grow rounded-md border border-line-strong bg-raised px-2.5 aria-invalid:border-danger"
        />
        <button type="submit" className={buttonStyle('secondary')}>
          Open
        </button>
      </div>
      <p id={problemId} role="alert" className="mt-1 text-xs text-danger empty:mt-0">
        {problem}
      </p>
    </form>
  );
}
