import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { LivePanel } from '../live/live-panel.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { CountLine } from './count-line.tsx';
import { DownloadItem } from './download-item.tsx';
import { downloadGroups, tabCounts } from './download-list.ts';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { ExtentNotice } from './extent-notice.tsx';
import { readWords } from './extent-words.ts';
import { GroupedDownloads } from './grouped-downloads.tsx';
import { ListNotes } from './list-notes.tsx';
import { NoticeToggle } from './notify/notice-toggle.tsx';
import { ListTabPercent } from './notify/tab-percent.tsx';
import type { ListFacts } from './responses.ts';
import { toDoNow } from './to-do-words.ts';
import { useIsos } from './use-isos.ts';
import { listedDownloads, useDownloadsAs, type TrackedDownloads } from './tracking/use-downloads.ts';
import * as m from './messages/panels.en.ts';

/** A list up to this length stands on the page whole. */
const WHOLE_LIST = 20;
/** Of a longer one: those that run, and the next to be deleted. */
const MAX_ACTIVE = 5;
const MAX_READY = 5;

function groupsOf(all: TrackedDownloads) {
  const rows = listedDownloads(all);
  return { ids: downloadGroups(rows), counts: tabCounts(rows), toDo: toDoNow(rows) };
}

function noDownloads(): ReactNode {
  return <EmptyState title={m.noDownloads()}>{m.appearHere()}</EmptyState>;
}

/** The downloads of the account beside something else: what needs a look first, and of many the next few. */
export function AllDownloads() {
  const live = useIsos();
  const { ids, counts, toDo } = useDownloadsAs(groupsOf);
  const printing = usePrinting();
  const whole = printing || counts.all <= WHOLE_LIST;
  const shown = whole
    ? ids
    : { ...ids, active: ids.active.slice(0, MAX_ACTIVE), ready: ids.ready.slice(0, MAX_READY) };
  const more = ids.active.length - shown.active.length;
  useProviderSource('vpsbg', live);
  return (
    <LivePanel
      title={m.downloads()}
      live={live}
      aside={live.state === 'ready' ? <CountLine counts={counts} /> : null}
      end={<ProviderStatus provider="vpsbg" short />}
      skeleton={<DownloadSkeleton rows={3} />}
      empty={({ unreadable, extent }) =>
        counts.all === 0 && extent.complete && unreadable === 0 ? noDownloads() : null
      }
    >
      {(list) => (
        <>
          <ListTabPercent />
          <ExtentNotice list={list} />
          <GroupedDownloads
            ids={shown}
            toDo={toDo}
            row={row}
            afterActive={more === 0 ? null : <MoreRunning count={more} />}
          >
            <Foot
              gone={ids.gone}
              whole={whole}
              all={<AllLink count={counts.all} list={list} />}
              notice={<NoticeToggle />}
            />
          </GroupedDownloads>
          <ListNotes list={list} />
        </>
      )}
    </LivePanel>
  );
}

const row = (isoId: number) => <DownloadItem key={isoId} isoId={isoId} />;

function MoreRunning({ count }: { count: number }) {
  return (
    <p className="border-t border-line px-4 py-1.5 text-xs">
      <Link to="/isos" search={{ tab: 'active' }} className={`inline-block py-1 ${linkStyle}`}>
        {m.moreRunning({ count })}
      </Link>
    </p>
  );
}

/** Of a list that was not read whole no number is all. */
function AllLink({ count, list: { entries, extent } }: { count: number; list: ListFacts }) {
  return (
    <Link to="/isos" className={`py-1 ${linkStyle}`}>
      {extent.complete ? m.allCount({ count }) : m.allDownloadsRead({ read: readWords(entries, extent) })}
    </Link>
  );
}

interface FootProps {
  gone: readonly number[];
  /** Whether deleted ones can be shown here. */
  whole: boolean;
  all: ReactNode;
  notice: ReactNode;
}

/** Deleted ISOs, folded, and what leads on. */
function Foot({ gone, whole, all, notice }: FootProps) {
  const [open, setOpen] = useState(false);
  const printing = usePrinting();
  const count = gone.length;
  return (
    <>
      {whole && gone.length > 0 && (open || printing) ? (
        <>
          <h3 className="border-t border-line bg-page px-4 py-1.5 text-xs font-semibold text-muted">
            {m.deletedHead()}
          </h3>
          <ul>{gone.map(row)}</ul>
        </>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 rounded-b-card border-t border-line bg-page px-4 py-1 text-xs text-muted first:border-t-0">
        {whole && gone.length > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="min-h-6 rounded-sm py-1 font-medium text-accent underline decoration-transparent underline-offset-2 hover:decoration-current"
          >
            {(open ? m.hideDeleted : m.showDeleted)({ count })}
          </button>
        ) : null}
        {!whole && gone.length > 0 ? <span>{m.deletedCount({ count })}</span> : null}
        <span className="print:hidden">{all}</span>
        {/* The words end where the rows end. */}
        <span className="-mr-3 ml-auto max-w-full [&_button]:text-xs">{notice}</span>
      </div>
    </>
  );
}
