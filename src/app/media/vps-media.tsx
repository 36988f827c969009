import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { liveOf } from '../live/live.ts';
import { ShowAfter } from '../ui/show-after.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { ISO_LIBRARY, IsoLibrary, type LibraryView } from './iso-library.tsx';
import { MediaAnnouncer } from './media-announcer.tsx';
import { NEXT_START, NextStartPanel } from './next-start-panel.tsx';
import { isoMediaQuery, MEDIA_SOURCE } from './queries.ts';
import { SinceNotice } from './since-notice.tsx';
import * as surface from '../surface.ts';

/** Two columns where there is room and where there are downloads; on a phone they stand between the other two. */
const COLUMNS = surface.hasDownloads
  ? '@min-[65rem]/page:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] @min-[65rem]/page:grid-rows-[auto_1fr]'
  : '';
const RIGHT =
  'min-w-0 @min-[65rem]/page:col-start-2 @min-[65rem]/page:row-span-2 @min-[65rem]/page:row-start-1';

interface VpsMediaProps {
  vpsId: string;
  view: LibraryView;
  onView: (view: LibraryView) => void;
  /** The panel of VPSBG's downloads. */
  downloads: ReactNode;
}

/** The regions of one VPS's page, all of HostUp's fed by one poll. What stands below its first response comes with it. */
export function VpsMedia({ vpsId, view, onView, downloads }: VpsMediaProps) {
  const live = liveOf(useQuery(isoMediaQuery(vpsId)), MEDIA_SOURCE);
  const loading = live.state === 'loading';
  return (
    <div className={`grid grid-cols-1 items-start gap-3 sm:gap-4 ${COLUMNS}`}>
      <div className="min-w-0 space-y-3 sm:space-y-4">
        <PanelBoundary title={NEXT_START}>
          <NextStartPanel live={live} />
        </PanelBoundary>
        {live.state === 'ready' ? (
          <>
            <SinceNotice vpsId={vpsId} media={live.data} checked={live.checked} />
            <MediaAnnouncer media={live.data} checked={live.checked} />
          </>
        ) : null}
      </div>
      <div className={RIGHT}>
        <ShowAfter until={!loading}>
          <PanelBoundary title="Downloads">{downloads}</PanelBoundary>
        </ShowAfter>
      </div>
      {loading ? null : (
        <div className="min-w-0">
          <PanelBoundary title={ISO_LIBRARY}>
            <IsoLibrary live={live} view={view} onView={onView} />
          </PanelBoundary>
        </div>
      )}
    </div>
  );
}
