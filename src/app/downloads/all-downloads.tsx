import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { liveOf } from '../http/live.ts';
import { clocks } from '../http/server-clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { LivePanel } from '../ui/live-panel.tsx';
import { movingFirst } from './download-list.ts';
import { DownloadRow } from './download-row.tsx';
import { DownloadRows } from './download-rows.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { inDownloadWords, LIST_NOT_FOUND } from './failure-words.ts';
import { NoticeToggle } from './notice-toggle.tsx';
import { noticeWish } from './notice-wish.ts';
import { isosQuery, listSource } from './queries.ts';
import { ListNotes } from './list-notes.tsx';
import { TabPercent } from './tab-percent.tsx';
import { listedDownloads, useWatched } from './use-watched.ts';

const NO_DOWNLOADS = (
  <EmptyState title="No ISO downloads">ISOs that VPSBG downloads for you appear here.</EmptyState>
);

/** All downloads of the account, what is moving first. */
export function AllDownloads() {
  // Before the query: its options follow the wish.
  const wish = useSyncExternalStore(noticeWish.subscribe, noticeWish.state);
  const query = useQuery(isosQuery());
  const downloads = movingFirst(listedDownloads(useWatched()), clocks.vpsbg.now());
  const live = inDownloadWords(liveOf(query, listSource(query.data?.body)), query.error, LIST_NOT_FOUND);
  return (
    <LivePanel
      title="Downloads"
      live={live}
      aside={
        live.state === 'ready' ? (
          <Link to="/isos" className={linkStyle}>
            All {downloads.length}
          </Link>
        ) : null
      }
      skeleton={<DownloadSkeleton rows={3} />}
      empty={(list) => (downloads.length === 0 && !list.data.includes(null) ? NO_DOWNLOADS : null)}
    >
      {(list) => (
        <>
          <TabPercent downloads={downloads} />
          <DownloadRows>
            {downloads.map((download) => (
              <DownloadRow key={download.iso.id} download={download} dismissible />
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
