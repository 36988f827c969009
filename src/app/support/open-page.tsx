import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import { withTexts } from '../text/localised.ts';
import { Button } from '../ui/button.tsx';
import { FieldForm } from '../ui/field-form.tsx';
import { foundPage } from './found-page.ts';
import type { Found, Recognised } from './recognise.ts';
import * as m from './messages/open-page.en.ts';

type Unopened = Exclude<Recognised, Found>;

function messageFor(result: Unopened): string {
  if (result.kind === 'nothing') return result.why;
  const [broken] = result.broken ?? [];
  if (broken) return m.pasteOne({ why: broken.why });
  if (result.kind === 'several') return m.severalPages();
  return m.pasteAlone();
}

/** What reads a paste is loaded with the first one. `null` when it cannot be. */
async function loadReader() {
  try {
    const [{ recognise }, { holdsCertainSecret }] = await Promise.all([
      import('./recognise.ts'),
      import('./redact.ts'),
    ]).then(withTexts);
    return { recognise, holdsCertainSecret };
  } catch {
    return null;
  }
}

/** Opens the page of a VPS or of an ISO from its pasted id or address. */
export function OpenPage() {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();

  async function open() {
    const pasted = field.current?.value ?? '';
    const reader = await loadReader();
    if (!reader) {
      setProblem(m.partLost());
      return;
    }
    const { recognise, holdsCertainSecret } = reader;
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
    <FieldForm onEnter={() => void open()} className="w-full min-w-0 sm:w-84">
      <div className="flex gap-2">
        <input
          ref={field}
          type="text"
          aria-label={m.fieldLabel()}
          placeholder={m.fieldHint()}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={() => setProblem(null)}
          className="h-8 min-w-0 grow rounded-md border border-line-strong bg-raised px-2.5 aria-invalid:border-danger"
        />
        <Button variant="secondary" onPress={() => void open()}>
          {m.open()}
        </Button>
      </div>
      <p id={problemId} role="alert" className="mt-1 text-xs text-danger empty:mt-0">
        {problem}
      </p>
    </FieldForm>
  );
}
