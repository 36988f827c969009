import { Server } from 'lucide';
import { Suspense } from 'react';
import { hasMoreAfter, type VpsList } from '../../contracts/hostup/vps-list.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx';
import { searchVps } from './listed-vps.ts';
import * as m from './messages/servers.en.ts';
import { countWords, lookWords, type PageBefore } from './vps-page-words.ts';
import { VpsTable } from './vps-table.tsx';
import * as surface from '../surface.ts';

const SearchedServers = lazyPart(async () => {
  const { SearchedServers } = await import('./searched-servers.tsx');
  return { default: SearchedServers };
});

/** For an account without any. */
function noServers() {
  return (
    <EmptyState icon={Server} title={m.noServers()}>
      {surface.hasGateway ? m.noneForKey() : m.noneForAccount()}
    </EmptyState>
  );
}

interface VpsListPanelProps {
  live: Live<VpsList>;
  /** The pages before this one; `null` when they are not known. */
  before: readonly PageBefore[] | null;
  /** Search text. */
  q: string;
  onSearch: (q: string) => void;
}

/** One page of the account's VPSs, or what a search of the account finds. */
export function VpsListPanel({ live, before, q, onSearch }: VpsListPanelProps) {
  return (
    <LivePanel
      title={m.servers()}
      isTitleHidden={live.state !== 'failed'}
      live={live}
      aside={<Head live={live} before={before} q={q} onSearch={onSearch} />}
      skeleton={
        <div className="@container -m-4">
          <div className="px-4 @3xl:pt-8">
            <SkeletonRows rows={12} className="h-14 @3xl:h-9.25" />
          </div>
        </div>
      }
      empty={(list) => (isNoServer(list, before) ? noServers() : null)}
    >
      {(list) => <VpsRows list={list} isAll={isAll(list, before)} q={q} />}
    </LivePanel>
  );
}

const HEAD = 'flex flex-wrap items-center gap-x-4 gap-y-1';
/** Its own row on a phone, with data and without, so that nothing moves when it comes. */
const COUNTS = 'flex flex-wrap gap-x-4 max-sm:basis-full sm:ml-auto';

/** What is searched, and how many servers there are. */
function Head({ live, before, q, onSearch }: VpsListPanelProps) {
  if (live.state === 'failed') return null;
  if (live.state === 'loading') {
    return (
      <div className={HEAD}>
        <Skeleton className="h-8 flex-[1_1_12rem] sm:max-w-90" />
        <div className={COUNTS}>
          <Skeleton className="h-5 w-32" />
        </div>
      </div>
    );
  }
  const list = live.data;
  if (isNoServer(list, before)) return countWords(list, before);
  const looks = lookWords(list);
  return (
    <div className={HEAD}>
      <div className="flex flex-[1_1_12rem] sm:max-w-90">
        <SearchField
          label={m.search()}
          placeholder={m.searchHint()}
          value={q}
          onChange={onSearch}
          description={
            isAll(list, before) || q.trim() === ''
              ? m.shown({ count: searchVps(list.data, q).length, all: list.data.length })
              : undefined
          }
        />
      </div>
      <p className={COUNTS}>
        <span className="font-semibold text-ink">{countWords(list, before)}</span>
        {looks === null ? null : <span>{looks}</span>}
      </p>
    </div>
  );
}

/** Whether this page is the whole account. */
function isAll(list: VpsList, before: readonly PageBefore[] | null): boolean {
  return before?.length === 0 && !hasMoreAfter(list);
}

function isNoServer(list: VpsList, before: readonly PageBefore[] | null): boolean {
  return list.data.length === 0 && isAll(list, before);
}

interface VpsRowsProps {
  list: VpsList;
  isAll: boolean;
  q: string;
}

function VpsRows({ list: { data }, isAll, q }: VpsRowsProps) {
  const found = searchVps(data, q);
  const table = found.length === 0 ? null : <VpsTable rows={found} />;
  return (
    <div className="@container -m-4">
      {isAll || q.trim() === '' ? (
        (table ?? <EmptyState title={q.trim() === '' ? m.noServerHere() : m.noMatch()} />)
      ) : (
        <PanelBoundary title={m.accountSearch()}>
          <Suspense fallback={table}>
            <SearchedServers page={data} q={q} />
          </Suspense>
        </PanelBoundary>
      )}
    </div>
  );
}
