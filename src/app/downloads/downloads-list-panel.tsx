import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useId, useMemo, useSyncExternalStore } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { liveOf } from '../http/live.ts';
import { clocks } from '../http/server-clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LivePanel } from '../ui/live-panel.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { tabId, TabList } from '../ui/tab-list.tsx';
import type { Download } from './download.ts';
import { downloadList, tabCounts } from './download-list.ts';
import { DownloadRow } from './download-row.tsx';
import { DownloadRows } from './download-rows.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { SORTS, TABS, type DownloadsView, type Sort, type Tab } from './downloads-search.ts';
import { inDownloadWords, LIST_NOT_FOUND } from './failure-words.ts';
import { NoticeToggle } from './notice-toggle.tsx';
import { noticeWish, type NoticeState } from './notice-wish.ts';
import { isosQuery, listSource } from './queries.ts';
import { ListNotes } from './list-notes.tsx';
import { TabPercent } from './tab-percent.tsx';
import { listedDownloads, useWatched } from './use-watched.ts';

const TAB_LABELS: Record<Tab, string> = {
  all: 'All',
  active: 'In progress',
  ready: 'Downloaded',
  gone: 'Gone',
};
const SORT_LABELS: Record<Sort, string> = {
  newest: 'Newest',
  name: 'Name',
  progress: 'Progress',
  deletion: 'Deleted soonest',
};

const NO_DOWNLOADS = (
  <EmptyState title="No ISO downloads">
    ISOs that VPSBG downloads for you appear here, and stay until they are deleted after 48 hours.
  </EmptyState>
);

interface DownloadsListPanelProps {
  view: DownloadsView;
  onView: (view: DownloadsView) => void;
}

/** All downloads of the account, with tabs, search and order. */
export function DownloadsListPanel({ view, onView }: DownloadsListPanelProps) {
  // Before the query: its options follow the wish.
  const wish = useSyncExternalStore(noticeWish.subscribe, noticeWish.state);
  const query = useQuery(isosQuery());
  const watched = useWatched();
  const all = useMemo(() => listedDownloads(watched), [watched]);
  return (
    <LivePanel
      title="ISO downloads"
      live={inDownloadWords(liveOf(query, listSource(query.data?.body)), query.error, LIST_NOT_FOUND)}
      skeleton={<DownloadSkeleton rows={6} />}
      empty={(list) => (all.length === 0 && !list.data.includes(null) ? NO_DOWNLOADS : null)}
    >
      {(list) => <Downloads all={all} entries={list.data} wish={wish} view={view} onView={onView} />}
    </LivePanel>
  );
}

interface DownloadsProps extends DownloadsListPanelProps {
  all: readonly Download[];
  /** As they came; `null` for one that could not be read. */
  entries: readonly (Iso | null)[];
  wish: NoticeState;
}

/** Memoised: the panel renders when a poll begins and when it ends, these only when it brought something. */
const Downloads = memo(function Downloads({ all, entries, wish, view, onView }: DownloadsProps) {
  const q = useDeferredValue(view.q);
  const panelId = useId();
  const now = clocks.vpsbg.now();
  const shown = downloadList(all, { ...view, q }, now);
  const counts = tabCounts(all, now);
  return (
    <>
      <TabPercent downloads={all} />
      <TabList
        label="Downloads by state"
        value={view.tab}
        onChange={(value) => onView({ ...view, tab: TABS.find((tab) => tab === value) ?? 'all' })}
        tabs={TABS.map((tab) => ({ value: tab, label: TAB_LABELS[tab], count: counts[tab] }))}
        panelId={panelId}
      />
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, view.tab)} className="pt-3">
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <SearchField
            label="Search downloads"
            value={view.q}
            onChange={(value) => onView({ ...view, q: value })}
            placeholder="Name or id"
          />
          <SelectField
            label="Order"
            value={view.sort}
            options={SORTS.map((sort) => ({ value: sort, label: SORT_LABELS[sort] }))}
            onChange={(value) => onView({ ...view, sort: SORTS.find((sort) => sort === value) ?? 'newest' })}
          />
          <output className="text-xs text-muted tabular-nums">
            {shown.length} of {all.length}
          </output>
          <span className="max-w-full sm:ml-auto">
            <NoticeToggle state={wish} />
          </span>
        </div>
        {shown.length === 0 ? (
          <EmptyState title="No download matches">Choose another tab or change the search.</EmptyState>
        ) : (
          <DownloadRows>
            {shown.map((download) => (
              <DownloadRow key={download.iso.id} download={download} dismissible />
            ))}
          </DownloadRows>
        )}
        <ListNotes entries={entries} />
      </div>
    </>
  );
});
