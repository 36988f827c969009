import { Download, Lock } from 'lucide';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { clocks } from '../http/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { FieldForm } from '../ui/field-form.tsx';
import { inWords } from '../ui/in-words.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import {
  bodyOf,
  COMPRESSIONS,
  compressionOf,
  draftErrors,
  focusDownloadForm,
  isBeginning,
  refusedFields,
  URL_FIELD,
  withUrl,
  type DownloadDraft,
  type FieldErrors,
} from './download-field.ts';
import { KEPT_DOWNLOADS } from './download-job.ts';
import { fieldWords } from './field-words.ts';
import * as m from './messages/downloads.en.ts';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { useAct, useWaits } from './use-act.ts';
import { GATE_REASON, useVpsActions } from './vps-actions-context.ts';

const NAME_FIELD = `${URL_FIELD}-filename`;
const COMPRESSION_FIELD = `${URL_FIELD}-decompress`;

const FIELD =
  'h-8 w-full min-w-0 rounded-control border bg-raised px-2.5 max-sm:h-11 [&[readonly]]:border-dashed [&[readonly]]:bg-sunken aria-invalid:border-danger';

/** HostUp downloads an image from a URL into the library. What is typed stays until it was accepted. */
export function DownloadForm() {
  const { store, gates, drafts, downloads } = useVpsActions();
  const draft = useSyncExternalStore(drafts.subscribe, drafts.current);
  const [tried, setTried] = useState(false);
  const act = useAct('download');
  const waits = useWaits(act);
  const closed = !gates.download.open;
  const errors = draftErrors(draft);
  const refused = act?.phase.kind === 'refused' ? refusedFields(act.phase.problem) : {};
  const isOpen = draft.url.trim() !== '' || draft.filename !== '';

  function change(next: DownloadDraft) {
    drafts.write(next);
    settle();
  }

  /** What came of the one before does not stand beside another one. */
  function settle() {
    setTried(false);
    if (act?.phase.kind === 'refused' || act?.phase.kind === 'unknown') store.dismiss('download', act.id);
  }

  async function start() {
    setTried(true);
    if (Object.keys(errors).length > 0) {
      focusFirst(errors);
      return;
    }
    const body = bodyOf(draft);
    const end = await store.run({ action: 'download', body });
    if (end?.phase.kind === 'refused') focusFirst(refusedFields(end.phase.problem));
    if (end?.phase.kind !== 'accepted' && end?.phase.kind !== 'confirmed') return;
    const key = `${end.sentAt} ${body.filename}`;
    const others = downloads.current().filter((each) => each.key !== draft.replaces);
    if (end.phase.kind === 'accepted') {
      const { outcome, job } = end.phase.result;
      const started = {
        key,
        filename: body.filename,
        host: new URL(body.url).host,
        outcome,
        jobId: job?.id ?? null,
        startedAt: clocks.gateway.now(),
        seen: false,
      };
      downloads.write([...others, started].slice(-KEPT_DOWNLOADS));
      store.dismiss('download', end.id);
    } else {
      // The response was lost, and the library shows the image.
      downloads.write(others);
    }
    drafts.started(key, draft);
    setTried(false);
  }

  const nameError = refused.filename ?? (tried || draft.filename !== '' ? errors.filename : undefined);
  const urlError = refused.url ?? (tried || !isBeginning(draft.url) ? errors.url : undefined);
  return (
    <FieldForm
      onEnter={() => {
        if (!closed && !waits) void start();
      }}
      className="space-y-3 border-t border-line bg-page px-4 py-3"
    >
      <FormField
        id={URL_FIELD}
        label={m.fromUrl()}
        hint={draft.replaces !== undefined && draft.url === '' ? m.urlAgain() : m.urlHint()}
        error={urlError}
      >
        <input
          {...fieldProps(URL_FIELD, urlError)}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="https://…/image.iso"
          value={draft.url}
          readOnly={closed}
          aria-disabled={closed ? true : undefined}
          onChange={(event) => change(withUrl(draft, event.currentTarget.value))}
          className={`${FIELD} border-line-strong`}
        />
      </FormField>
      {isOpen ? (
        <FormField id={NAME_FIELD} label={m.fileName()} hint="" error={nameError}>
          <input
            {...fieldProps(NAME_FIELD, nameError)}
            autoComplete="off"
            spellCheck={false}
            value={draft.filename}
            onChange={(event) =>
              change({ ...draft, filename: event.currentTarget.value, filenameTyped: true })
            }
            className={`${FIELD} border-line-strong`}
          />
        </FormField>
      ) : null}
      <div className="flex flex-wrap items-end gap-2">
        {isOpen ? (
          <div className="min-w-0 grow basis-40">
            <FormField id={COMPRESSION_FIELD} label={m.compression()} hint="" error={refused.decompress}>
              <select
                {...fieldProps(COMPRESSION_FIELD, refused.decompress)}
                value={draft.decompress}
                onChange={(event) =>
                  change({
                    ...draft,
                    decompress: compressionOf(event.currentTarget.value),
                    decompressChosen: true,
                  })
                }
                className={`${FIELD} border-line-strong`}
              >
                {COMPRESSIONS.map(({ value, label }) => (
                  <option key={value} value={value} className="bg-raised text-ink">
                    {label()}
                  </option>
                ))}
              </select>
            </FormField>
          </div>
        ) : null}
        <Button
          variant={isOpen ? 'primary' : 'secondary'}
          size="sheet"
          icon={closed ? Lock : Download}
          blocked={closed || waits ? '' : undefined}
          reasonId={closed ? GATE_REASON.download : `${URL_FIELD}-outcome`}
          onPress={() => void start()}
        >
          {waits ? m.starting() : m.download()}
        </Button>
      </div>
      <div id={`${URL_FIELD}-outcome`} className="text-xs empty:hidden">
        {waits && act?.phase.kind === 'sending' ? <p className="text-muted">{m.waitingForHostUp()}</p> : null}
        {act?.phase.kind === 'refused' && Object.keys(refused).length === 0 ? (
          <RefusedNote phase={act.phase} />
        ) : null}
        {act?.phase.kind === 'unknown' ? <UnknownNote act={act} waits={waits} /> : null}
      </div>
      {draft.aside ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
          <p className="min-w-0 text-muted [overflow-wrap:anywhere]">
            {inWords(m.putAside, {
              draft: <Untrusted text={draft.aside.filename || draft.aside.url} max={80} />,
            })}
          </p>
          <Button
            size="row"
            onPress={() => {
              drafts.swap();
              settle();
              focusDownloadForm();
            }}
          >
            {m.backToIt()}
          </Button>
        </div>
      ) : null}
    </FieldForm>
  );
}

/** To the first field with an error. */
function focusFirst(errors: FieldErrors): void {
  const id = errors.url ? URL_FIELD : errors.filename ? NAME_FIELD : COMPRESSION_FIELD;
  if (Object.keys(errors).length > 0) document.getElementById(id)?.focus();
}

/** What ties a control to its label and its error. */
function fieldProps(id: string, error: string | undefined) {
  return { id, 'aria-describedby': `${id}-note`, 'aria-invalid': error !== undefined };
}

interface FormFieldProps {
  id: string;
  label: string;
  hint: string;
  /** Of the contract, or in HostUp's words. */
  error: string | undefined;
  /** The control, with `fieldProps`. */
  children: ReactNode;
}

function FormField({ id, label, hint, error, children }: FormFieldProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block">
        {label}
      </label>
      {children}
      <p
        id={`${id}-note`}
        className={`mt-1 text-xs empty:hidden ${error === undefined ? 'text-muted' : 'text-danger'}`}
      >
        {error === undefined ? hint : <Untrusted text={fieldWords(error)} max={300} />}
      </p>
    </div>
  );
}
