import { Suspense } from 'react';
import { formatClockTime, isShowableTime } from '../text/iso-time.ts';
import { brief } from '../text/visible.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { Mono } from '../ui/mono.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { driftWords } from './drift-words.ts';
import { providerEndpoint } from './provider-endpoint.ts';
import type { Snapshot } from './snapshot.ts';

const JsonViewer = lazyPart(async () => {
  const { JsonViewer } = await import('../ui/json-viewer.tsx');
  return { default: JsonViewer };
});

interface AnswerDetailsProps<T> {
  /** What the answer is about, such as `ISO media`: the region is "Details: ISO media". */
  title: string;
  /** `undefined` before the first answer. */
  snapshot: Snapshot<T> | undefined;
  /** Path of the request at the gateway, from `contracts/gateway/api.ts`. */
  path: string;
}

/** Where an answer came from, when, what was tolerated in it, and the answer itself: for support. */
export function AnswerDetails<T>({ title, snapshot, path }: AnswerDetailsProps<T>) {
  return (
    <Panel title={`Details: ${title}`}>
      <div className="grid gap-4">
        <Facts>
          {import.meta.env.MODE === 'static' ? null : (
            <Fact term="Gateway path">
              <Mono>{brief(path, 200)}</Mono>
            </Fact>
          )}
          <Fact term="Provider’s call">
            <Mono>{brief(providerEndpoint(path) ?? 'None: the gateway’s own answer', 200)}</Mono>
          </Fact>
          {snapshot ? <AnswerFacts snapshot={snapshot} /> : <Fact term="Checked">Not yet</Fact>}
        </Facts>
        {snapshot ? (
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <JsonViewer label={`JSON of ${title}`} value={snapshot.body} />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  );
}

function AnswerFacts<T>({ snapshot: { asOf, requestId, drift } }: { snapshot: Snapshot<T> }) {
  return (
    <>
      <Fact term="Checked">{exactTime(asOf)}</Fact>
      <Fact term="Request id">
        {requestId === null ? 'Not said' : <CodeTag code={brief(requestId, 80)} label="request id" />}
      </Fact>
      <Fact term="Tolerated">
        {drift.length === 0 ? (
          'Nothing: the answer is as documented'
        ) : (
          <ul>
            {drift.map((each) => (
              <li key={each.path}>
                <Mono>{brief(driftWords(each), 160)}</Mono>
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </>
  );
}

/** `14:03:22.120 here, 2025-02-05T13:03:22.120Z`. */
function exactTime(ms: number): string {
  if (!isShowableTime(ms)) return 'Unknown';
  const iso = new Date(ms).toISOString();
  return `${formatClockTime(ms)}${iso.slice(-5, -1)} here, ${iso}`;
}
