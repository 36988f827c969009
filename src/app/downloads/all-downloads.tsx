import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { LivePanel } from '../live/live-panel.tsx';
import { movingFirst } from './download-list.ts';
import { DownloadRow, DownloadRows } from './download-row.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { ExtentNotice } from './extent-notice.tsx';
import { readWords } from './extent-words.ts';
import { NoticeToggle } from './notify/notice-toggle.tsx';
import { ListNotes } from './list-notes.tsx';
import { ListTabPercent } from './notify/tab-percent.tsx';
import { useIsos } from './use-isos.ts';
import { listedDownloads, useDownloadsAs, type TrackedDownloads } from './tracking/use-downloads.ts';

const NO_DOWNLOADS = (
  <EmptyState title="No ISO downloads">ISOs that VPSBG downloads for you appear here.</EmptyState>
);

function idsOfRows(all: TrackedDownloads): number[] {
  return movingFirst(listedDownloads(all)).map(({ iso }) => iso.id);
}

/** All downloads of the account, what is moving first. */
export function AllDownloads() {
  const { wish, live } = useIsos();
  const isoIds = useDownloadsAs(idsOfRows);
  useProviderSource('vpsbg', live);
  return (
    <LivePanel
      title="Downloads"
      live={live}
      aside={
        live.state === 'ready' ? (
          <Link to="/isos" className={linkStyle}>
            {live.data.extent.complete
              ? `All ${isoIds.length}`
              : `All downloads (${readWords(live.data.entries, live.data.extent)})`}
          </Link>
        ) : null
      }
      end={<ProviderStatus provider="vpsbg" short />}
      skeleton={<DownloadSkeleton rows={3} />}
      empty={({ unreadable, extent }) =>
        isoIds.length === 0 && extent.complete && unreadable === 0 ? NO_DOWNLOADS : null
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
          <ListNotes list={list} />
          <p className="-mx-4 mt-3 border-t border-line px-4 pt-4 empty:hidden">
            <NoticeToggle state={wish} />
          </p>
        </>
      )}
    </LivePanel>
  );
}
