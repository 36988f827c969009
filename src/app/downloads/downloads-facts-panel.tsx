import { Link } from '@tanstack/react-router';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { LivePanel } from '../live/live-panel.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { CountLine } from './count-line.tsx';
import { tabCounts } from './download-list.ts';
import { readWords } from './extent-words.ts';
import { FactsStrip } from './facts-strip.tsx';
import { ListTabPercent } from './notify/tab-percent.tsx';
import type { ListFacts } from './responses.ts';
import { listedDownloads, useDownloadsAs, type TrackedDownloads } from './tracking/use-downloads.ts';
import { useIsos } from './use-isos.ts';
import * as m from './messages/panels.en.ts';

const countsOf = (all: TrackedDownloads) => tabCounts(listedDownloads(all));

/** The account's downloads in four facts, beside something else. */
export function DownloadsFactsPanel() {
  const live = useIsos();
  const counts = useDownloadsAs(countsOf);
  useProviderSource('vpsbg', live);
  return (
    <LivePanel
      title={m.isoDownloads()}
      live={live}
      aside={
        live.state === 'ready' ? (
          <span className="inline-flex flex-wrap items-center gap-x-3">
            <CountLine counts={counts} />
            <Link to="/isos" className={`py-0.5 ${linkStyle}`}>
              {openWords(live.data)}
            </Link>
          </span>
        ) : null
      }
      end={<ProviderStatus provider="vpsbg" short />}
      skeleton={<div className="h-18" />}
      empty={() => null}
    >
      {() => (
        <div className="-m-4">
          <ListTabPercent />
          <FactsStrip />
        </div>
      )}
    </LivePanel>
  );
}

/** Of a list that was not read whole the link shows how much was. */
function openWords({ entries, extent }: ListFacts): string {
  return extent.complete ? m.openDownloads() : m.openDownloadsRead({ read: readWords(entries, extent) });
}
