import { memo, useCallback, useDeferredValue, type ReactNode } from 'react';
import type { Extent } from '../../contracts/gateway/iso-list.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LivePanel } from '../live/live-panel.tsx';
import { useProviderSource } from '../live/page-sources.ts';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { downloadList, tabCounts } from './download-list.ts';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { DownloadsTable } from './downloads-table.tsx';
import { SORTS, TABS, type DownloadsView, type Sort, type Tab } from './downloads-search.ts';
import { ExtentNotice } from './extent-notice.tsx';
import { ListNotes } from './list-notes.tsx';
import { ListTabPercent } from './notify/tab-percent.tsx';
import { useIsos } from './use-isos.ts';
import { listedDownloads, useDownloadsAs, type TrackedDownloads } from './tracking/use-downloads.ts';
import * as m from './messages/table.en.ts';

const FactsStrip = lazyPart(async () => ({ default: (await import('./facts-strip.tsx')).FactsStrip }));

const TAB_LABELS: Record<Tab, () => string> = {
  all: () => m.tabAll(),
  active: () => m.tabActive(),
  ready: () => m.tabReady(),
  gone: () => m.tabGone(),
};
const SORT_LABELS: Record<Sort, () => string> = {
  need: () => m.byNeed(),
  newest: () => m.byNewest(),
  name: () => m.byName(),
  progress: () => m.byProgress(),
  deletion: () => m.byDeletion(),
};

interface DownloadsListPanelProps {
  view: DownloadsView;
  onView: (view: DownloadsView) => void;
}

/** The facts, as high before the first response as after it, whatever they say. */
export function FactsBox({ children }: { children?: ReactNode }) {
  return (
    <div className="@container mb-3 rounded-card border border-line bg-surface sm:mb-4">
      <div className="min-h-49 @4xl:min-h-21">{children}</div>
    </div>
  );
}

const countOf = (all: TrackedDownloads) => listedDownloads(all).length;

function noDownloads(): ReactNode {
  return <EmptyState title={m.noDownloads()}>{m.appearAndStay()}</EmptyState>;
}

/** All downloads of the account: four facts, then a table with tabs, search and order. */
export function DownloadsListPanel({ view, onView }: DownloadsListPanelProps) {
  const live = useIsos();
  const count = useDownloadsAs(countOf);
  useProviderSource('vpsbg', live);
  return (
    <>
      {live.state === 'failed' ? null : (
        <FactsBox>
          <OptionalPart>{live.state === 'loading' ? null : <FactsStrip large />}</OptionalPart>
        </FactsBox>
      )}
      <LivePanel
        title={m.isoDownloads()}
        live={live}
        skeleton={<DownloadSkeleton rows={6} />}
        empty={({ unreadable, extent }) =>
          count === 0 && extent.complete && unreadable === 0 ? noDownloads() : null
        }
      >
        {(list) => (
          <>
            <ListTabPercent />
            <ExtentNotice list={list} />
            <div className="-mt-2">
              <Downloads view={view} onView={onView} extent={list.extent} />
            </div>
            <ListNotes list={list} />
          </>
        )}
      </LivePanel>
    </>
  );
}

interface DownloadsProps extends DownloadsListPanelProps {
  extent: Extent;
}

/** Memoised: what is known of a download changes with each poll, which are there and in what order seldom. */
const Downloads = memo(function Downloads({ view, onView, extent }: DownloadsProps) {
  const { tab, sort } = view;
  const q = useDeferredValue(view.q);
  const read = useCallback(
    (all: TrackedDownloads) => {
      const rows = listedDownloads(all);
      const isoIds = downloadList(rows, { tab, sort, q }).map(({ iso }) => iso.id);
      return { isoIds, counts: tabCounts(rows) };
    },
    [tab, sort, q],
  );
  const { isoIds, counts } = useDownloadsAs(read);
  return (
    <TabList
      label={m.byState()}
      value={view.tab}
      onChange={(value) => onView({ ...view, tab: TABS.find((tab) => tab === value) ?? 'all' })}
      tabs={TABS.map((tab) => ({
        value: tab,
        label: tab === 'all' && !extent.complete ? m.tabAllRead() : TAB_LABELS[tab](),
        count: counts[tab],
      }))}
      end={
        <div className="flex min-w-0 grow flex-wrap items-center gap-2 sm:justify-end print:hidden">
          {q === '' ? null : (
            <output className="text-xs text-muted tabular-nums">
              {(extent.complete ? m.matches : m.matchesRead)({ count: isoIds.length, all: counts.all })}
            </output>
          )}
          <SelectField
            label={m.order()}
            value={view.sort}
            options={SORTS.map((sort) => ({ value: sort, label: SORT_LABELS[sort]() }))}
            onChange={(value) => onView({ ...view, sort: SORTS.find((sort) => sort === value) ?? 'need' })}
          />
          <span className="flex grow sm:max-w-60">
            <SearchField
              label={m.search()}
              value={view.q}
              onChange={(value) => onView({ ...view, q: value })}
              placeholder={m.searchHint()}
            />
          </span>
        </div>
      }
    >
      {isoIds.length === 0 ? (
        <EmptyState title={extent.complete ? m.noMatch() : m.noMatchInRead()}>{m.changeSearch()}</EmptyState>
      ) : (
        <DownloadsTable isoIds={isoIds} />
      )}
    </TabList>
  );
});
