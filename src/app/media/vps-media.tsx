import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { liveOf } from '../live/live.ts';
import { ShowAfter } from '../ui/show-after.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { BOOT_ORDER, BootOrderList } from './boot-order-list.tsx';
import { DRIVES, Drives } from './drives.tsx';
import { GATES, Gates } from './gates.tsx';
import { ISO_LIBRARY, IsoLibrary, type LibraryView } from './iso-library.tsx';
import { MediaAnnouncer } from './media-announcer.tsx';
import { NEXT_START, NextStartPanel } from './next-start-panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { isoMediaQuery, MEDIA_SOURCE } from './queries.ts';
import { SinceNotice } from './since-notice.tsx';

/** The library stands beside the downloads, where there are any. */
const LIBRARY_ROW =
  import.meta.env.MODE === 'static'
    ? 'grid grid-cols-1 items-start gap-4'
    : 'grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]';
const THREE = 'grid grid-cols-1 gap-4 sm:grid-cols-2 sm:max-lg:*:last:col-span-2 lg:grid-cols-3';
const PANEL_TO_COME = 'h-56 rounded-lg';

interface VpsMediaProps {
  vpsId: string;
  view: LibraryView;
  onView: (view: LibraryView) => void;
  /** The panel of VPSBG's downloads; it stands beside the library. */
  downloads: ReactNode;
}

/** The regions of one VPS's page, all of HostUp's fed by one poll. What stands below its first answer comes with it. */
export function VpsMedia({ vpsId, view, onView, downloads }: VpsMediaProps) {
  const live = liveOf(useQuery(isoMediaQuery(vpsId)), MEDIA_SOURCE);
  const loading = live.state === 'loading';
  return (
    <div className="space-y-4">
      <PanelBoundary title={NEXT_START}>
        <NextStartPanel live={live} />
      </PanelBoundary>
      {live.state === 'ready' ? (
        <>
          <SinceNotice vpsId={vpsId} media={live.data} checked={live.checked} />
          <MediaAnnouncer media={live.data} checked={live.checked} />
        </>
      ) : null}
      {loading ? (
        // A node of its own: these boxes are replaced, they do not become the panels.
        <div key="to come" className={THREE}>
          <Skeleton className={PANEL_TO_COME} />
          <Skeleton className={PANEL_TO_COME} />
          <Skeleton className={PANEL_TO_COME} />
        </div>
      ) : (
        <div key="panels" className={THREE}>
          <PanelBoundary title={DRIVES}>
            <Drives live={live} />
          </PanelBoundary>
          <PanelBoundary title={BOOT_ORDER}>
            <BootOrderList live={live} />
          </PanelBoundary>
          <PanelBoundary title={GATES}>
            <Gates live={live} />
          </PanelBoundary>
        </div>
      )}
      <div className={LIBRARY_ROW}>
        <ShowAfter until={!loading}>
          <PanelBoundary title="Downloads">{downloads}</PanelBoundary>
        </ShowAfter>
        {loading ? null : (
          <PanelBoundary title={ISO_LIBRARY}>
            <IsoLibrary live={live} view={view} onView={onView} />
          </PanelBoundary>
        )}
      </div>
    </div>
  );
}
