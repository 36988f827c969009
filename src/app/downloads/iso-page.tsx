import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ASK_PANEL_SUPPORT } from '../http/audience.ts';
import type { RequestError } from '../http/errors.ts';
import { clocks } from '../http/server-clock.ts';
import * as surface from '../surface.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { PageNotices } from '../live/page-notices.tsx';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { DeletionLine } from './deletion-line.tsx';
import { DownloadBar } from './download-bar.tsx';
import { DownloadNotes } from './download-notes.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { DownloadPlot } from './download-plot.tsx';
import type { Download } from './tracking/download.ts';
import { expiryOf } from './tracking/expiry.ts';
import { inDownloadWords, isoNotFound } from './failure-words.ts';
import { IsoFacts } from './iso-facts.tsx';
import { isRemoved, progressOf } from './tracking/progress.ts';
import { isoQuery } from './queries.ts';
import { liveIso } from './responses.ts';
import { TabPercent } from './notify/tab-percent.tsx';
import { useExpiry } from './tracking/use-expiry.ts';
import { useDownload } from './tracking/use-downloads.ts';
import { badgeOf, nameWords } from './words.ts';

/** Everything that is known about one ISO. `isoId` matches `ASSUMED_VPSBG_ISO_ID`. */
export function IsoPage({ isoId, tools }: { isoId: string; tools: ReactNode }) {
  const query = useQuery(isoQuery(isoId));
  const live = liveIso(query, isoId);
  const download = useDownload(Number(isoId));
  const deleted = download !== undefined && expiryOf(download.iso, clocks.vpsbg.now()).state === 'due';
  const shown = withNotFound(inDownloadWords(live, query.error, isoNotFound(isoId, deleted)), query.error);
  useProviderSource('vpsbg', shown);
  return (
    <>
      <PageHeader
        title={live.state === 'ready' && download ? nameWords(download.iso) : `ISO ${isoId}`}
        description={<AllDownloadsLink />}
        end={
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
            <ProviderStatus provider="vpsbg" />
            {tools}
          </div>
        }
        nameComesLater
      />
      <PageNotices />
      <LivePanel title="Download" live={shown} skeleton={<DownloadSkeleton rows={3} />} empty={() => null}>
        {(drift) =>
          download ? (
            <div className="grid gap-4">
              <Standing download={download} />
              <div className="border-t border-line pt-4">
                <IsoFacts iso={download.iso} drift={drift} />
              </div>
            </div>
          ) : null
        }
      </LivePanel>
    </>
  );
}

/** "Not found" about an ISO that was there is news, not a failed refresh: its badge shows that it was deleted. */
function withNotFound<T>(live: Live<T>, error: RequestError | null): Live<T> {
  if (live.state !== 'ready' || error?.kind !== 'not-found') return live;
  return { ...live, failure: null, refreshFailed: false, checked: error.at, age: undefined };
}

/** The page for an address whose last part is no ISO id; it sends no request. */
export function NoSuchIsoPage({ given, tools }: { given: string; tools: ReactNode }) {
  return (
    <>
      <PageHeader title="This is not the id of an ISO" description={<AllDownloadsLink />} end={tools} />
      <Notice tone="warn" title={`"${brief(given, 60)}" is not the id of an ISO`}>
        An ISO id at VPSBG is a whole number such as 15.{surface.framed ? ` ${ASK_PANEL_SUPPORT}` : null}
      </Notice>
    </>
  );
}

function AllDownloadsLink() {
  return (
    <Link to="/isos" className={linkStyle}>
      All downloads
    </Link>
  );
}

function Standing({ download }: { download: Download }) {
  const { iso, timeLeftMs } = download;
  const expiry = useExpiry(iso);
  const progress = progressOf(download, expiry.state === 'due');
  const badge = badgeOf(progress);
  const removed = isRemoved(progress);
  return (
    <div className="grid gap-1.5">
      <div>
        <Badge tone={badge.tone}>{badge.text}</Badge>
      </div>
      <DownloadBar download={download} progress={progress} />
      <DownloadNotes download={download} progress={progress} />
      {iso.status === 'downloading' && !removed ? <DownloadPlot isoId={iso.id} /> : null}
      <TabPercent downloads={[download]} />
      <DeletionLine expiry={expiry} timeLeftMs={timeLeftMs} removed={removed} />
    </div>
  );
}
