import { Suspense } from 'react';
import { providerEndpoint } from '../http/provider-endpoint.ts';
import type { RequestError } from '../http/errors.ts';
import type { Received } from '../http/received-body.ts';
import type { Snapshot } from '../http/snapshot.ts';
import * as surface from '../surface.ts';
import { formatClockTime, isShowableTime } from '../text/iso-time.ts';
import { brief } from '../text/visible.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import type { JsonNotes } from '../ui/json-lines.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { Mono } from '../ui/mono.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import type { DetailsTarget } from './details.tsx';
import { driftWords, expectedWords } from './drift-words.ts';
import { inWords } from '../ui/in-words.tsx';
import * as m from './messages/details.en.ts';

const JsonViewer = lazyPart(async () => {
  const { JsonViewer } = await import('../ui/json-viewer.tsx');
  return { default: JsonViewer };
});

interface ResponseDetailsProps {
  /** What the response is about, such as `Media`. */
  title: string;
  /** Path of the request at the gateway. */
  path: string;
  /** `undefined` before the first response. */
  snapshot: Snapshot<unknown> | undefined;
  /** Why the last request failed. */
  error: RequestError | null;
  /** The panel whose fields are marked. */
  target: DetailsTarget | null;
  onShowAll: () => void;
}

/** Where a response came from, when, how it deviates from the documentation, and the response itself: for support. */
export function ResponseDetails({ title, path, snapshot, error, target, onShowAll }: ResponseDetailsProps) {
  return (
    <div className="grid gap-3">
      <Facts compact>
        {surface.hasGateway ? (
          <Fact term={m.gatewayPath()}>
            <Mono>{brief(path, 200)}</Mono>
          </Fact>
        ) : null}
        <Fact term={m.requestHead()}>
          <Mono>{brief(providerEndpoint(path) ?? m.ownResponse(), 200)}</Mono>
        </Fact>
        {error ? <ErrorFacts error={error} /> : null}
        {snapshot ? (
          <ResponseFacts snapshot={snapshot} />
        ) : (
          <Fact term={m.checked()}>{m.noResponseYet()}</Fact>
        )}
      </Facts>
      {snapshot && target?.fields ? <FieldsOf target={target} onShowAll={onShowAll} /> : null}
      {snapshot ? (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <JsonViewer
            // Another panel: other fields open, others closed.
            key={String(target?.fields)}
            label={m.jsonOf({ title })}
            searchLabel={m.searchJsonOf({ title })}
            value={snapshot.received ? snapshot.received.json : snapshot.body}
            notes={notesOn(snapshot)}
            marked={target?.fields}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function FieldsOf({ target, onShowAll }: { target: DetailsTarget; onShowAll: () => void }) {
  return (
    <div className="-mx-4 flex flex-wrap items-center justify-between gap-x-3 border-y border-info-line bg-info-soft px-4 py-1 text-xs text-info">
      <p>
        {inWords(m.fieldsOf, {
          title: <strong className="font-semibold">{target.title}</strong>,
        })}
      </p>
      <button
        type="button"
        onClick={onShowAll}
        className="min-h-6 rounded-sm font-medium underline decoration-transparent underline-offset-2 hover:decoration-current"
      >
        {m.showAllFields()}
      </button>
    </div>
  );
}

function ErrorFacts({ error: { message, problem } }: { error: RequestError }) {
  const code = problem?.upstream?.code ?? problem?.code;
  const requestId = problem?.upstream?.requestId ?? problem?.requestId;
  return (
    <Fact term={m.lastFailed()}>
      <span className="block text-warn">{brief(message, 300)}</span>
      {code ? <CodeTag code={brief(code, 80)} label={m.copyErrorCode()} /> : null}{' '}
      {requestId ? <CodeTag code={brief(requestId, 80)} label={m.copyFailedId()} /> : null}
    </Fact>
  );
}

/** So many lines of a list are shown. */
const SHOWN = 100;

function ResponseFacts({
  snapshot: { asOf, requestId, drift, received, exchange },
}: {
  snapshot: Snapshot<unknown>;
}) {
  return (
    <>
      {exchange ? (
        <Fact term={m.response()}>
          {exchange.status === 304
            ? m.unchangedInTime({ ms: String(exchange.ms) })
            : m.statusInTime({ status: String(exchange.status), ms: String(exchange.ms) })}
        </Fact>
      ) : null}
      <Fact term={m.checked()}>{exactTime(asOf)}</Fact>
      <Fact term={m.requestId()}>
        {requestId === null ? (
          m.notGiven()
        ) : (
          <CodeTag code={brief(requestId, 80)} label={m.copyRequestId()} />
        )}
      </Fact>
      <Fact term={m.format()}>
        {drift.length === 0 ? m.asDocumented() : <Lines texts={drift.map(driftWords)} />}
      </Fact>
      <Fact term={m.shown()}>{extentOf(received)}</Fact>
      {received && received.unknown.length > 0 ? (
        <Fact term={m.unknownFields()}>
          <Lines texts={received.unknown.map((path) => path.slice(1).replaceAll('/', '.'))} />
        </Fact>
      ) : null}
    </>
  );
}

function extentOf(received: Received | undefined): string {
  if (!received) return m.documentedFields();
  return received.part ? m.partThatCame() : m.asItCame();
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {[...new Set(texts)].slice(0, SHOWN).map((text) => (
        <li key={text}>
          <Mono>{brief(text, 160)}</Mono>
        </li>
      ))}
      {texts.length > SHOWN ? <li>{m.more({ count: String(texts.length - SHOWN) })}</li> : null}
    </ul>
  );
}

/** What is to be noted at the fields of a response, by their paths in the tree. */
function notesOn({ drift, received }: Snapshot<unknown>): JsonNotes {
  const notes = new Map<string, { text: string; missing: boolean }>();
  if (!received) return notes;
  for (const path of received.unknown) notes.set(path, { text: m.unknownToDrivebay(), missing: false });
  for (const { path, got, expected } of drift) {
    const at = path === '' ? '' : `/${path.replaceAll('.', '/')}`;
    notes.set(at, { text: expectedWords({ expected }), missing: got === 'nothing' });
  }
  return notes;
}

/** `14:03:22.120 here, 2025-02-05T13:03:22.120Z`. */
function exactTime(ms: number): string {
  if (!isShowableTime(ms)) return m.unknownTime();
  const iso = new Date(ms).toISOString();
  return m.exactTime({ time: `${formatClockTime(ms)}${iso.slice(-5, -1)}`, utc: iso });
}
