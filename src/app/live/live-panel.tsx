import { RefreshCw } from 'lucide';
import { use, useId, type ReactElement, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { DetailsContext, partOf, type ResponseInfo } from './details.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { PanelStrip } from '../ui/panel-strip.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';

/** Why there is no fresh response, in the words of the screen. */
export interface Failure {
  /** What happened, a short heading: "HostUp returned an error (500)". */
  title: string;
  /** What to do next, one or two sentences. */
  detail: string;
  /** "retrying in 40 s", counting by itself; `null` when there is no automatic retry. */
  nextTry: ReactElement | string | null;
  /** For support: reason code, request id. */
  code: string | null;
  requestId: string | null;
  /** What the provider itself wrote, marked as its own; `null` when it wrote nothing. */
  providerMessage: ReactElement | null;
}

/** How old the data is, counting by itself, in the places that a panel has for it. */
export interface Age {
  /** One line under the time of the check. */
  line: ReactElement;
  /** A warning over very old data; nothing before. */
  notice: ReactElement | null;
  /** The same as a sentence inside the warning of a failed refresh. */
  sentence: ReactElement;
  /** Shows `warning` while the data has missed two polls. */
  whenOld: (warning: ReactElement) => ReactElement;
}

/** A refresh by hand. */
interface Refreshable {
  refreshing: boolean;
  refresh: () => void;
  /** Why a refresh must wait, such as the provider's rate limit. */
  blocked?: string | undefined;
}

/** What a panel knows of its source: one of three states, and whether a request is under way. */
export type Live<T> =
  | { state: 'loading' }
  | ({ state: 'failed'; failure: Failure } & Refreshable)
  | ({
      state: 'ready';
      data: T;
      /** When the data was checked, ms since the epoch by the gateway's clock. */
      checked: number;
      /** Set when a later refresh failed: the data stays. */
      failure: Failure | null;
      /** Whether that may be one failure between two good responses: no news until the data is old. */
      hiccup?: boolean;
      /** Whether the last request was made by hand and failed. */
      refreshFailed?: boolean;
      age?: Age | undefined;
      /** The responses that the data is from. */
      responses: readonly ResponseInfo[];
    } & Refreshable);

interface LivePanelProps<T> {
  /** Accessible name of the region; stable. */
  title: string;
  live: Live<T>;
  /** Whether the page's own heading says the title. */
  isTitleHidden?: boolean;
  /** Shown before the first response; of the final size, so that nothing shifts. */
  skeleton: ReactNode;
  /** The sentence for an empty response, or `null` when this response is not empty. */
  empty: (data: T) => ReactNode;
  /** Beside the title, such as a count. */
  aside?: ReactNode;
  /** The fields of the response that this panel shows; all when absent. For the details. */
  fields?: readonly string[];
  children: (data: T) => ReactNode;
}

/** A region fed by a live source, with its four states: loading, error, empty, update failed. */
export function LivePanel<T>({
  title,
  isTitleHidden,
  live,
  skeleton,
  empty,
  aside,
  fields,
  children,
}: LivePanelProps<T>) {
  const renderDetails = use(DetailsContext);
  const panel = (
    <Panel
      title={title}
      isTitleHidden={isTitleHidden}
      aside={aside}
      end={<Freshness title={title} live={live} />}
    >
      {live.state === 'loading' ? (
        <>
          <VisuallyHidden>Loading</VisuallyHidden>
          {skeleton}
        </>
      ) : null}
      {live.state === 'failed' ? <CouldNotLoad live={live} /> : null}
      {live.state === 'ready' ? (
        <>
          <Warning failure={live.failure} hiccup={live.hiccup ?? false} age={live.age} />
          {empty(live.data) ?? children(live.data)}
        </>
      ) : null}
    </Panel>
  );
  if (!renderDetails || live.state !== 'ready') return panel;
  const responses = fields ? live.responses.map((response) => partOf(response, fields)) : live.responses;
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-4">
      {panel}
      {renderDetails(title, responses)}
    </div>
  );
}

function Freshness<T>({ title, live }: { title: string; live: Live<T> }) {
  const waiting = live.state === 'loading' || live.refreshing ? 'A request is under way' : live.blocked;
  return (
    <>
      {/* Two lines tall in every state, so that nothing shifts. */}
      <p className="flex min-h-8 min-w-0 flex-1 flex-col justify-center text-right text-xs text-muted tabular-nums">
        {live.state === 'loading' ? 'Checking…' : null}
        {live.state === 'failed' ? 'Update failed' : null}
        {live.state === 'ready' ? (
          <>
            <span>
              Checked <TimeOf ms={live.checked} as="clock" />
            </span>
            {live.refreshFailed ? (
              <span className="block truncate font-medium text-warn">Update failed</span>
            ) : (
              live.age?.line
            )}
          </>
        ) : null}
      </p>
      <IconButton
        label={`Refresh ${title}`}
        icon={RefreshCw}
        blocked={waiting}
        onPress={live.state === 'loading' ? () => undefined : live.refresh}
      />
    </>
  );
}

/** It stays while a retry runs, as large as it is, and so does its button. */
function CouldNotLoad({ live }: { live: { failure: Failure } & Refreshable }) {
  const { failure, refreshing, refresh, blocked } = live;
  const status = useId();
  return (
    <Notice
      tone="danger"
      title={failure.title}
      actions={
        <>
          <Button onPress={refresh} blocked={refreshing ? 'Retrying…' : blocked} reasonId={status}>
            Retry
          </Button>
          <ForSupport failure={failure} />
        </>
      }
    >
      {failure.detail === '' ? null : <p>{failure.detail}</p>}
      {failure.providerMessage}
      <div id={status} className="grid min-h-[1lh] *:col-start-1 *:row-start-1">
        <p className={refreshing ? 'invisible' : ''}>
          {failure.nextTry === null ? (
            blocked
          ) : (
            <span className="inline-block first-letter:uppercase">{failure.nextTry}.</span>
          )}
        </p>
        {refreshing ? <p>Retrying…</p> : null}
      </div>
    </Notice>
  );
}

interface WarningProps {
  failure: Failure | null;
  hiccup: boolean;
  age: Age | undefined;
}

/** What a person must know of data that may be out of date. */
function Warning({ failure, hiccup, age }: WarningProps) {
  if (!failure) return age?.notice;
  const warning = <UpdateFailed failure={failure} age={age} />;
  if (!hiccup) return warning;
  return age?.whenOld(warning);
}

function UpdateFailed({ failure, age }: { failure: Failure; age: Age | undefined }) {
  return (
    <PanelStrip
      title={
        <>
          {age?.sentence}
          Update failed: {failure.title}
          {failure.nextTry === null ? null : <>, {failure.nextTry}</>}.
        </>
      }
      text={failure.detail}
    >
      {failure.providerMessage === null ? null : <div className="px-4 pt-2">{failure.providerMessage}</div>}
      <div className="flex flex-wrap gap-2 px-4 py-2 empty:hidden">
        <ForSupport failure={failure} />
      </div>
    </PanelStrip>
  );
}

function ForSupport({ failure }: { failure: Failure }) {
  return (
    <>
      {failure.code ? <CodeTag code={failure.code} label="error code" /> : null}
      {failure.requestId ? <CodeTag code={failure.requestId} label="request id" /> : null}
    </>
  );
}
