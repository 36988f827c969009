import { Suspense } from 'react';
import { formatClockTime, isShowableTime } from '../text/iso-time.ts';
import { brief } from '../text/visible.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import type { JsonNotes } from '../ui/json-lines.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { Mono } from '../ui/mono.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { driftWords } from './drift-words.ts';
import { providerEndpoint } from '../http/provider-endpoint.ts';
import type { Received } from '../http/received-body.ts';
import type { ResponseInfo } from './details.tsx';
import * as surface from '../surface.ts';

const JsonViewer = lazyPart(async () => {
  const { JsonViewer } = await import('../ui/json-viewer.tsx');
  return { default: JsonViewer };
});

interface ResponseDetailsProps {
  /** What the response is about, such as `ISO media`: the region is "Details: ISO media". */
  title: string;
  /** `undefined` before the first response. */
  snapshot: ResponseInfo | undefined;
  /** Path of the request at the gateway, from `contracts/gateway/api.ts`. */
  path: string;
}

/** Where a response came from, when, how it deviates from the documentation, and the response itself: for support. */
export function ResponseDetails({ title, snapshot, path }: ResponseDetailsProps) {
  return (
    <Panel title={`Details: ${title}`}>
      <div className="grid gap-4">
        <Facts>
          {surface.hasGateway ? (
            <Fact term="Gateway path">
              <Mono>{brief(path, 200)}</Mono>
            </Fact>
          ) : null}
          <Fact term="Provider’s call">
            <Mono>{brief(providerEndpoint(path) ?? 'None: the gateway’s own response', 200)}</Mono>
          </Fact>
          {snapshot ? <ResponseFacts snapshot={snapshot} /> : <Fact term="Checked">Not yet</Fact>}
        </Facts>
        {snapshot ? (
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <JsonViewer
              label={`JSON of ${title}`}
              value={snapshot.received ? snapshot.received.json : snapshot.body}
              notes={notesOn(snapshot)}
            />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  );
}

/** So many lines of a list are shown. */
const SHOWN = 100;

function ResponseFacts({ snapshot: { asOf, requestId, drift, received } }: { snapshot: ResponseInfo }) {
  return (
    <>
      <Fact term="Checked">{exactTime(asOf)}</Fact>
      <Fact term="Request id">
        {requestId === null ? 'Not given' : <CodeTag code={brief(requestId, 80)} label="request id" />}
      </Fact>
      <Fact term="Format">
        {drift.length === 0 ? 'As documented' : <Lines texts={drift.map(driftWords)} />}
      </Fact>
      <Fact term="Shown">{extentOf(received)}</Fact>
      {received && received.unknown.length > 0 ? (
        <Fact term="Unknown fields">
          <Lines texts={received.unknown.map((path) => path.slice(1).replaceAll('/', '.'))} />
        </Fact>
      ) : null}
    </>
  );
}

function extentOf(received: Received | undefined): string {
  if (!received) return 'The documented fields, as Drivebay read them';
  return received.part ? 'What came, without what the token does not open' : 'The response as it came';
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {[...new Set(texts)].slice(0, SHOWN).map((text) => (
        <li key={text}>
          <Mono>{brief(text, 160)}</Mono>
        </li>
      ))}
      {texts.length > SHOWN ? <li>{texts.length - SHOWN} more</li> : null}
    </ul>
  );
}

/** What is to be noted at the fields of a response, by their paths in the tree. */
function notesOn({ drift, received }: ResponseInfo): JsonNotes {
  const notes = new Map<string, { text: string; missing: boolean }>();
  if (!received) return notes;
  for (const path of received.unknown) notes.set(path, { text: 'unknown to Drivebay', missing: false });
  for (const { path, got, expected } of drift) {
    const at = path === '' ? '' : `/${path.replaceAll('.', '/')}`;
    notes.set(at, { text: `${expected} expected`, missing: got === 'nothing' });
  }
  return notes;
}

/** `14:03:22.120 here, 2025-02-05T13:03:22.120Z`. */
function exactTime(ms: number): string {
  if (!isShowableTime(ms)) return 'Unknown';
  const iso = new Date(ms).toISOString();
  return `${formatClockTime(ms)}${iso.slice(-5, -1)} here, ${iso}`;
}
