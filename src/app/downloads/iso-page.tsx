import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RequestError } from '../http/errors.ts';
import { clocks } from '../http/server-clock.ts';
import { PageNotices } from '../live/page-notices.tsx';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { HeadControls } from '../ui/head-controls.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { expiryOf } from './tracking/expiry.ts';
import { inDownloadWords, isoNotFound } from './failure-words.ts';
import { IsoHeader } from './iso-header.tsx';
import { IsoFacts } from './iso-facts.tsx';
import { IsoNotFound } from './iso-not-found.tsx';
import { IsoStanding } from './iso-standing.tsx';
import { isoQuery } from './queries.ts';
import { liveIso } from './responses.ts';
import { useDownload } from './tracking/use-downloads.ts';
import { nameWords } from './words.ts';
import * as m from './messages/iso.en.ts';
import * as row from './messages/rows.en.ts';

/** Everything that is known about one ISO. `isoId` matches `ASSUMED_VPSBG_ISO_ID`. */
export function IsoPage({ isoId, tools }: { isoId: string; tools: ReactNode }) {
  const query = useQuery(isoQuery(isoId));
  const live = liveIso(query, isoId);
  const download = useDownload(Number(isoId));
  const deleted = download !== undefined && expiryOf(download.iso, clocks.vpsbg.now()).state === 'due';
  const shown = withNotFound(inDownloadWords(live, query.error, isoNotFound(isoId, deleted)), query.error);
  useProviderSource('vpsbg', shown);
  if (shown.state === 'failed' && shown.failure.kind === 'not-found')
    return <IsoNotFound isoId={isoId} live={shown} tools={tools} />;
  return (
    <>
      <IsoHeader
        title={live.state === 'ready' && download ? nameWords(download.iso) : row.isoNumber({ id: isoId })}
        end={<HeadControls status={<ProviderStatus provider="vpsbg" />}>{tools}</HeadControls>}
      />
      <PageNotices />
      <LivePanel
        title={m.oneDownload()}
        live={shown}
        skeleton={<DownloadSkeleton rows={3} />}
        empty={() => null}
      >
        {(drift) =>
          download ? (
            <div className="grid gap-4">
              <IsoStanding download={download} />
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
