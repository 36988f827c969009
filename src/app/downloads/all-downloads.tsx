import { Link } from '@tanstack/react-router';
import { liveOf } from '../live/live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { LivePanel } from '../live/live-panel.tsx';
import { movingFirst } from './download-list.ts';
import { DownloadRow } from './download-row.tsx';
import { DownloadRows } from './download-rows.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { ExtentNotice } from './extent-notice.tsx';
import { readWords } from './extent-words.ts';
import { inDownloadWords, LIST_NOT_FOUND } from './failure-words.ts';
import { NoticeToggle } from './notify/notice-toggle.tsx';
import { listSource } from './queries.ts';
import { ListNotes } from './list-notes.tsx';
import { ListTabPercent } from './notify/tab-percent.tsx';
import { useIsos } from './use-isos.ts';
import { listedDownloads, useWatchedAs, type AllWatched } from './tracking/use-watched.ts';

const NO_DOWNLOADS = (
  <EmptyState title="No ISO downloads">ISOs that VPSBG downloads for you appear here.</EmptyState>
);

function idsOfRows(watched: AllWatched): number[] {
  return movingFirst(listedDownloads(watched)).map(({ iso }) => iso.id);
}

/** All downloads of the account, what is moving first. */
export function AllDownloads() {
  const { wish, query } = useIsos();
  const isoIds = useWatchedAs(idsOfRows);
  const live = inDownloadWords(liveOf(query, listSource(query.data?.body)), query.error, LIST_NOT_FOUND);
  return (
    <LivePanel
      title="Downloads"
      live={live}
      aside={
        live.state === 'ready' ? (
          <Link to="/isos" className={linkStyle}>
            {live.data.extent.complete
              ? `All ${isoIds.length}`
              : `All downloads (${readWords(live.data.data.length, live.data.extent)})`}
          </Link>
        ) : null
      }
      skeleton={<DownloadSkeleton rows={3} />}
      empty={({ data, extent }) =>
        isoIds.length === 0 && extent.complete && !data.includes(null) ? NO_DOWNLOADS : null
      }
    >
      {(list) => (
        <>
          <ListTabPercent />
          <ExtentNotice list={list} />
          <DownloadRows>
            {isoIds.map((isoId) => (
              <DownloadRow key={isoId} isoId={isoId} dismissible />
            ))}
          </DownloadRows>
          <ListNotes entries={list.data} />
          <p className="-mx-4 mt-3 border-t border-line px-4 pt-4 empty:hidden">
            <NoticeToggle state={wish} />
          </p>
        </>
      )}
    </LivePanel>
  );
}
