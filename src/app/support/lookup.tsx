import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useId, useRef, useState } from 'react';
import { staffParts } from '../session/staff-parts.ts';
import { Button } from '../ui/button.tsx';
import { FieldForm } from '../ui/field-form.tsx';
import { focusFirstField } from '../ui/first-field.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { Mono } from '../ui/mono.tsx';
import { Notice } from '../ui/notice.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { foundPage } from './found-page.ts';
import { mentionsSomething } from './mention.ts';
import { recentPages } from './recent-pages.ts';
import { recognise, type Recognised } from './recognise.ts';
import { holdsCertainSecret } from './redact.ts';
import { inWords } from '../ui/in-words.tsx';
import * as m from './messages/lookup.en.ts';

const FoundRows = lazyPart(async () => {
  const { FoundRows } = await import('./found-rows.tsx');
  return { default: FoundRows };
});

const NamedServers = lazyPart(async () => {
  const { NamedServers } = await import('./named-servers.tsx');
  return { default: NamedServers };
});

type Outcome = Exclude<Recognised, { kind: 'vps' | 'iso' }>;

/** One field for anything that a customer sent; it opens the page that this is about. Nothing of it is kept. */
export function Lookup() {
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  /** What may be the name or address of a server, when nothing else was recognised. */
  const [named, setNamed] = useState<string | null>(null);
  const [emptied, setEmptied] = useState(false);
  /** Where people sign in, what is looked up in all their accounts. */
  const [lookedUp, setLookedUp] = useState<string | null>(null);
  /** Counts how often that was: the same text is looked up again. */
  const [times, setTimes] = useState(0);
  const staff = staffParts();
  const hint = useId();
  const result = useId();

  function open() {
    const pasted = field.current?.value ?? '';
    const result = recognise(pasted);
    const secret = holdsCertainSecret(pasted);
    // A key that was sent by mistake must not stay on a screen that may be shared. Anything else is not lost.
    if (secret && field.current) field.current.value = '';
    setEmptied(secret);
    const looksUp = staff !== null && mayMean(result, secret);
    setLookedUp(looksUp ? pasted : null);
    setTimes(times + 1);
    if (looksUp) {
      setOutcome(result.kind === 'vps' || result.kind === 'iso' ? null : result);
    } else if (result.kind === 'vps' || result.kind === 'iso') {
      recentPages.keep(result);
      void navigate(foundPage(result));
    } else {
      setOutcome(result);
      const mayName =
        result.kind === 'nothing' ? mentionsSomething(result.mention) : result.broken !== undefined;
      setNamed(mayName && !secret ? pasted.trim() : null);
      if (result.kind === 'nothing') field.current?.focus();
    }
  }

  useEffect(() => {
    // Nobody has done anything yet, and no keyboard comes up over the page.
    if (document.activeElement === document.body) focusFirstField();
  }, []);

  const wrong = outcome?.kind === 'nothing' && named === null && lookedUp === null;
  return (
    <FieldForm label={m.findMeaning()} onEnter={open} className="grid gap-3">
      <div className="grid gap-1.5">
        <textarea
          ref={field}
          // Where the focus goes on arrival (shell.tsx).
          data-first-field
          aria-label={m.fieldLabel()}
          rows={4}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={wrong ? `${hint} ${result}` : hint}
          aria-invalid={wrong ? true : undefined}
          onChange={() => {
            setOutcome(null);
            setLookedUp(null);
          }}
          className="w-full min-w-0 rounded-card border border-line-strong bg-surface px-3.5 py-3 font-mono text-[0.8125rem] aria-invalid:border-danger"
        />
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <p id={hint} className="max-w-prose min-w-0 flex-1 basis-60 text-xs text-muted">
            {staff ? m.hintStaff() : m.hintHostup()}
          </p>
          <Button variant="primary" onPress={open}>
            {m.open()}
          </Button>
        </div>
      </div>
      {staff && lookedUp !== null ? (
        <PanelBoundary title={m.pagesFound()}>
          <Suspense>
            <staff.Found
              key={times}
              text={lookedUp}
              none={outcome?.kind === 'nothing' ? <Result outcome={outcome} emptied={emptied} /> : null}
            />
          </Suspense>
          <div className="text-xs text-muted empty:hidden">
            {outcome && outcome.kind !== 'nothing' ? <Remarks outcome={outcome} emptied={emptied} /> : null}
          </div>
        </PanelBoundary>
      ) : null}
      <output id={result} className="grid empty:-mt-3">
        {outcome && lookedUp === null && (named === null || outcome.kind !== 'nothing') ? (
          <Suspense>
            <Result outcome={outcome} emptied={emptied} />
          </Suspense>
        ) : null}
      </output>
      {outcome && lookedUp === null && named !== null ? (
        <PanelBoundary title={m.servers()}>
          <Suspense>
            <NamedServers
              key={named}
              text={named}
              none={outcome.kind === 'nothing' ? <Result outcome={outcome} emptied={emptied} /> : null}
            />
          </Suspense>
        </PanelBoundary>
      ) : null}
    </FieldForm>
  );
}

/** Whether there is anything to look up. */
function mayMean(result: Recognised, hasSecret: boolean): boolean {
  return result.kind !== 'nothing' || (!hasSecret && mentionsSomething(result.mention));
}

function Result({ outcome, emptied }: { outcome: Outcome; emptied: boolean }) {
  if (outcome.kind === 'nothing') {
    return (
      <Notice tone="warn" title={m.nothingToOpen()}>
        <p>{outcome.why}</p>
        {emptied ? <p>{m.fieldEmptied()}</p> : null}
      </Notice>
    );
  }
  return (
    <FoundRows title={titleOf(outcome)} found={outcome.found}>
      <Remarks outcome={outcome} emptied={emptied} />
    </FoundRows>
  );
}

/** What to say of the pages that a text names, besides them. */
function Remarks({ outcome, emptied }: { outcome: Exclude<Outcome, { kind: 'nothing' }>; emptied: boolean }) {
  const more = outcome.kind === 'several' ? outcome.more : 0;
  const { broken = [] } = outcome;
  return (
    <>
      {outcome.kind === 'unsure' ? <p>{outcome.why}</p> : null}
      {more > 0 ? <p>{m.andMore({ count: more, digits: String(more) })}</p> : null}
      {broken.length > 0 ? (
        <ul aria-label={m.notWhole()} className="mt-2 grid gap-1">
          {broken.map(({ written, why }) => (
            <li key={written}>{inWords(m.idAndWhy, { id: <Mono>{written}</Mono>, why })}</li>
          ))}
        </ul>
      ) : null}
      {emptied ? <p>{m.secretEmptied()}</p> : null}
    </>
  );
}

function titleOf(outcome: Exclude<Outcome, { kind: 'nothing' }>): string {
  const { kind, found, broken = [] } = outcome;
  if (kind === 'unsure') {
    const isIso = found.every(({ kind }) => kind === 'iso');
    return isIso ? m.isIsoNumber() : m.isWhatIsMeant();
  }
  const count = found.length + outcome.more;
  const counted = { count, digits: String(count) };
  if (broken.length === 0) return m.pagesMatch(counted);
  return m.pagesMatchBut({ ...counted, broken: broken.length, brokenDigits: String(broken.length) });
}
