import { RefreshCw } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { CodeTag } from './code-tag.tsx';
import { IconButton } from './icon-button.tsx';
import { Notice } from './notice.tsx';
import { Panel } from './panel.tsx';
import { TimeOf } from './time-of.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Why there is no fresh answer, in the words of the screen. */
export interface Failure {
  /** What happened, a short heading: "HostUp could not be reached". */
  title: string;
  /** What to do next, one or two sentences. */
  detail: string;
  /** "next try in 40 s", counting by itself; `null` when no try will come by itself. */
  nextTry: ReactElement | string | null;
  /** For support: reason code, request id. */
  code: string | null;
  requestId: string | null;
}

/** Asking again by hand. */
interface Refreshable {
  refreshing: boolean;
  refresh: () => void;
  /** Why asking again must wait, such as the provider's rate limit. */
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
    } & Refreshable);

interface LivePanelProps<T> {
  /** Accessible name of the region; stable. */
  title: string;
  live: Live<T>;
  /** Shown while nothing was ever answered; of the final size, so that nothing shifts. */
  skeleton: ReactNode;
  /** The sentence for an empty answer, or `null` when this answer is not empty. */
  empty: (data: T) => ReactNode;
  /** Beside the title, such as a count. */
  aside?: ReactNode;
  children: (data: T) => ReactNode;
}

/** A region fed by a live source, with its four states: loading, error, empty, could not refresh. */
export function LivePanel<T>({ title, live, skeleton, empty, aside, children }: LivePanelProps<T>) {
  return (
    <Panel title={title} aside={aside} end={<Freshness title={title} live={live} />}>
      {live.state === 'loading' ? (
        <>
          <VisuallyHidden>Loading</VisuallyHidden>
          {skeleton}
        </>
      ) : null}
      {live.state === 'failed' ? <CouldNotLoad live={live} /> : null}
      {live.state === 'ready' ? (
        <>
          {live.failure ? <CouldNotRefresh failure={live.failure} checked={live.checked} /> : null}
          {empty(live.data) ?? children(live.data)}
        </>
      ) : null}
    </Panel>
  );
}

function Freshness<T>({ title, live }: { title: string; live: Live<T> }) {
  const waiting = live.state === 'loading' || live.refreshing ? 'A request is under way' : live.blocked;
  return (
    <>
      {/* As wide in every state, so that nothing shifts. */}
      <p className="min-w-28 text-right text-xs text-muted">
        {live.state === 'loading' ? 'Checking…' : null}
        {live.state === 'failed' ? 'Not checked yet' : null}
        {live.state === 'ready' ? (
          <>
            Checked <TimeOf ms={live.checked} as="clock" />
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

function CouldNotLoad({ live }: { live: { failure: Failure } & Refreshable }) {
  const { failure, refreshing, refresh, blocked } = live;
  return (
    <Notice
      tone="danger"
      title={failure.title}
      actions={
        <>
          <Button onPress={refresh} blocked={refreshing ? 'A request is under way' : blocked}>
            Retry
          </Button>
          <ForSupport failure={failure} />
        </>
      }
    >
      <p>{failure.detail}</p>
      {failure.nextTry === null ? null : <p className="first-letter:uppercase">{failure.nextTry}.</p>}
    </Notice>
  );
}

function CouldNotRefresh({ failure, checked }: { failure: Failure; checked: number }) {
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        title={
          <>
            Checked <TimeOf ms={checked} as="clock" />. Could not refresh: {failure.title}
            {failure.nextTry === null ? null : <>, {failure.nextTry}</>}.
          </>
        }
        actions={failure.code || failure.requestId ? <ForSupport failure={failure} /> : null}
      >
        <p>{failure.detail}</p>
      </Notice>
    </div>
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
