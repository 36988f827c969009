import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { ASK_PANEL_SUPPORT } from '../http/audience.ts';
import type { RequestError } from '../http/errors.ts';
import { liveOf } from '../live/live.ts';
import { clocks } from '../http/server-clock.ts';
import { framed } from '../session/boot-meta.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { linkStyle } from '../ui/link-style.ts';
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
import { isGone, progressOf } from './tracking/progress.ts';
import { isoQuery, isoSource } from './queries.ts';
import { TabPercent } from './notify/tab-percent.tsx';
import { useExpiry } from './tracking/use-expiry.ts';
import { useWatched } from './tracking/use-watched.ts';
import { badgeOf, nameWords } from './words.ts';

/** Everything VPSBG says about one ISO. `isoId` matches `ASSUMED_VPSBG_ISO_ID`. */
export function IsoPage({ isoId, tools }: { isoId: string; tools: ReactNode }) {
  const query = useQuery(isoQuery(isoId));
  const live = liveOf(query, isoSource(query.data?.body));
  const download = useWatched().get(Number(isoId))?.download;
  const deleted = download !== undefined && expiryOf(download.iso, clocks.vpsbg.now()).state === 'due';
  return (
    <>
      <PageHeader
        title={query.data ? nameWords(query.data.body) : `ISO ${isoId}`}
        description={<AllDownloadsLink />}
        end={tools}
        nameComesLater
      />
      <LivePanel
        title="Download"
        live={answered(inDownloadWords(live, query.error, isoNotFound(isoId, deleted)), query.error)}
        skeleton={<DownloadSkeleton rows={3} />}
        empty={() => null}
      >
        {(iso) => (
          <div className="grid gap-4">
            {download ? <Standing download={download} /> : null}
            {String(iso.id) === isoId ? null : (
              <Notice tone="warn" title={`VPSBG answered with ISO ${iso.id} instead of ISO ${isoId}`} />
            )}
            <div className="border-t border-line pt-4">
              <IsoFacts iso={iso} drift={query.data?.drift ?? []} />
            </div>
          </div>
        )}
      </LivePanel>
    </>
  );
}

/** "Not found" about an ISO that was there is an answer, not a failed refresh: its badge says that it is gone. */
function answered(live: Live<Iso>, error: RequestError | null): Live<Iso> {
  if (live.state !== 'ready' || error?.kind !== 'not-found') return live;
  return { ...live, failure: null, refreshFailed: false, checked: error.at, age: undefined };
}

/** What the page says for an address whose last part is no ISO id; nothing is asked of the provider. */
export function NoSuchIsoPage({ given, tools }: { given: string; tools: ReactNode }) {
  return (
    <>
      <PageHeader title="This is not the id of an ISO" description={<AllDownloadsLink />} end={tools} />
      <Notice tone="warn" title={`"${brief(given, 60)}" is not the id of an ISO`}>
        An ISO id at VPSBG is a whole number such as 15.{framed ? ` ${ASK_PANEL_SUPPORT}` : null}
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
  const gone = isGone(progress);
  return (
    <div className="grid gap-1.5">
      <div>
        <Badge tone={badge.tone}>{badge.text}</Badge>
      </div>
      <DownloadBar download={download} progress={progress} />
      <DownloadNotes download={download} progress={progress} />
      {iso.status === 'downloading' && !gone ? <DownloadPlot isoId={iso.id} /> : null}
      <TabPercent downloads={[download]} />
      <DeletionLine expiry={expiry} timeLeftMs={timeLeftMs} gone={gone} />
    </div>
  );
}
