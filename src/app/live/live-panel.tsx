import type { ReactNode } from 'react';
import { Panel } from '../ui/panel.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { PanelDetails } from './details.tsx';
import type { Failure } from './failure.ts';
import * as m from './messages/status.en.ts';

/** What is needed to tell how far data may be trusted. */
interface Age {
  /** Path of the request, which may have to wait alone. */
  path: string;
  /** Ms between two checks; `null` when none is expected any more. */
  every: number | null;
}

/** A refresh by hand. */
interface Refreshable {
  /** Whether a retry after a failure is in progress. */
  refreshing: boolean;
  /** `onEnd` is called once the response is there, good or bad. */
  refresh: (onEnd?: () => void) => void;
  /** Why a refresh must wait, such as the provider's rate limit. */
  blocked?: string | undefined;
}

/** What is known of a source: one of three states, and whether a request is in progress. */
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
      /** The requests that the data is from: their paths at the gateway. */
      responses: readonly { path: string }[];
    } & Refreshable);

interface LivePanelProps<T> {
  /** Accessible name of the region; stable. */
  title: string;
  live: Live<T>;
  /** Whether the page's own heading says the title. */
  isTitleHidden?: boolean;
  /** How the headline of a page looks, by its data. */
  lead?: (data: T) => 'plain' | 'warn';
  /** Shown before the first response; of the final size, so that nothing shifts. */
  skeleton: ReactNode;
  /** The sentence for an empty response, or `null` when this response is not empty. */
  empty: (data: T) => ReactNode;
  /** Beside the title, such as a count. */
  aside?: ReactNode;
  /** At the far end of the title's row: the `ProviderStatus` where the page's head does not show it. */
  end?: ReactNode;
  /** The fields of the response that this panel shows; all when absent. For the details. */
  fields?: readonly string[];
  children: (data: T) => ReactNode;
}

/**
 * A region fed by a live source: loading, never loaded, empty, or ready. How fresh the data is and what went wrong belong
 * to the source, not to the panel: see `useProviderSource`.
 */
export function LivePanel<T>({
  title,
  isTitleHidden,
  lead,
  live,
  skeleton,
  empty,
  aside,
  end,
  fields,
  children,
}: LivePanelProps<T>) {
  if (live.state === 'failed') return <Panel title={title} aside={m.notLoadedYet()} end={end} />;
  const path = live.state === 'ready' ? live.responses[0]?.path : undefined;
  return (
    <Panel
      title={title}
      isTitleHidden={isTitleHidden}
      lead={lead && (live.state === 'ready' ? lead(live.data) : 'plain')}
      aside={aside}
      end={
        <>
          {end}
          {path === undefined ? null : <PanelDetails title={title} path={path} fields={fields} />}
        </>
      }
    >
      {live.state === 'loading' ? (
        <>
          <VisuallyHidden>{m.loading()}</VisuallyHidden>
          {skeleton}
        </>
      ) : (
        (empty(live.data) ?? children(live.data))
      )}
    </Panel>
  );
}
