import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { liveOf } from '../live/live.ts';
import { NotLoaded } from '../live/not-loaded.tsx';
import { PageNotices } from '../live/page-notices.tsx';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import * as surface from '../surface.ts';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { ShowAfter } from '../ui/show-after.tsx';
import { IsoLibrary, type LibraryView } from './iso-library.tsx';
import { MediaAnnouncer } from './media-announcer.tsx';
import { whatYouCanDo } from './messages/media.en.ts';
import * as m from './messages/page.en.ts';
import { NextStartPanel } from './next-start-panel.tsx';
import { isoMediaQuery, MEDIA_SOURCE } from './queries.ts';
import { ServerNotFound } from './server-not-found.tsx';
import { SinceNotice } from './since-notice.tsx';
import { useListedVps } from './use-listed-vps.ts';
import { VpsHeader } from './vps-header.tsx';
import { useServerState } from './vps-status.ts';

const ONE_COLUMN = 'grid grid-cols-1 items-start gap-3 sm:gap-4';
/** Two columns where there is room and where there are downloads; on a phone they stand between the other two. */
export const VPS_COLUMNS = `${ONE_COLUMN} ${
  surface.hasDownloads
    ? '@min-[65rem]/page:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] @min-[65rem]/page:grid-rows-[auto_1fr]'
    : ''
}`;
const RIGHT =
  'min-w-0 @min-[65rem]/page:col-start-2 @min-[65rem]/page:row-span-2 @min-[65rem]/page:row-start-1';

function NotKnown() {
  return (
    <NotLoaded
      panels={[
        { title: m.nextStart(), unknown: m.deviceNotKnown() },
        { title: whatYouCanDo(), unknown: m.mayMountNotKnown() },
        { title: m.isoLibrary(), unknown: m.imagesNotKnown() },
      ]}
    />
  );
}

/** The element that holds the downloads. */
export const DOWNLOADS_ID = 'downloads';

interface VpsMediaProps {
  vpsId: string;
  view: LibraryView;
  onView: (view: LibraryView) => void;
  /** In the page's head, beside HostUp's status. */
  tools: ReactNode;
  /** Under the page's head: the downloads in a few words, where they stand further down. */
  glance: ReactNode;
  /** The panel of VPSBG's downloads; `null` where there are none to show. */
  downloads: ReactNode;
}

/** One VPS's page, all of HostUp's regions fed by one poll. What stands below its first response comes with it. */
export function VpsMedia({ vpsId, view, onView, tools, glance, downloads }: VpsMediaProps) {
  const live = liveOf(useQuery(isoMediaQuery(vpsId)), MEDIA_SOURCE);
  const listed = useListedVps(vpsId);
  const server = useServerState(vpsId, listed);
  useProviderSource('hostup', live);
  if (live.state === 'failed' && live.failure.kind === 'not-found') {
    return <ServerNotFound vpsId={vpsId} live={live} tools={tools} />;
  }
  const loading = live.state === 'loading';
  const failed = live.state === 'failed';
  return (
    <>
      <VpsHeader
        vpsId={vpsId}
        listed={listed}
        failed={failed}
        status={<ProviderStatus provider="hostup" />}
        tools={tools}
      />
      {glance}
      <PageNotices />
      {/* The other column would be empty below a few lines. */}
      <div className={failed || downloads === null ? ONE_COLUMN : VPS_COLUMNS}>
        <div className="min-w-0 space-y-3 sm:space-y-4">
          {failed ? (
            <NotKnown />
          ) : (
            <PanelBoundary title={m.nextStart()}>
              <NextStartPanel live={live} server={server} />
            </PanelBoundary>
          )}
          {live.state === 'ready' ? (
            <>
              <SinceNotice vpsId={vpsId} media={live.data} checked={live.checked} />
              <MediaAnnouncer media={live.data} checked={live.checked} />
            </>
          ) : null}
        </div>
        {downloads === null ? null : (
          <div id={DOWNLOADS_ID} tabIndex={-1} className={failed ? 'min-w-0' : RIGHT}>
            <ShowAfter until={!loading}>
              <PanelBoundary title={m.downloads()}>{downloads}</PanelBoundary>
            </ShowAfter>
          </div>
        )}
        {live.state === 'ready' ? (
          <div className="min-w-0">
            <PanelBoundary title={m.isoLibrary()}>
              <IsoLibrary live={live} view={view} onView={onView} />
            </PanelBoundary>
          </div>
        ) : null}
      </div>
    </>
  );
}
