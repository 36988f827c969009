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
import { pageWords, type PageBefore } from './vps-page-words.ts';
import { VpsTable } from './vps-table.tsx';
import * as surface from '../surface.ts';

const SearchedServers = lazyPart(async () => {
  const { SearchedServers } = await import('./searched-servers.tsx');
  return { default: SearchedServers };
});

const NO_SERVERS = (
  <EmptyState icon={Server} title="This account has no virtual servers">
    {surface.hasGateway ? 'HostUp lists none for this API key.' : 'HostUp lists none for your account.'}
  </EmptyState>
);

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
      title="Virtual servers"
      live={live}
      aside={live.state === 'ready' ? pageWords(live.data, before) : null}
      skeleton={
        <div className="-mx-4 -mb-4">
          <div className="px-4 pb-4 sm:max-w-md">
            <Skeleton className="h-8" />
          </div>
          <div className="border-t border-line px-4 pt-8">
            <SkeletonRows rows={10} className="h-13" />
          </div>
        </div>
      }
      empty={(list) => (isNoServer(list, before) ? NO_SERVERS : null)}
    >
      {(list) => <VpsRows list={list} isAll={isAll(list, before)} q={q} onSearch={onSearch} />}
    </LivePanel>
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
  onSearch: (q: string) => void;
}

function VpsRows({ list: { data }, isAll, q, onSearch }: VpsRowsProps) {
  const found = searchVps(data, q);
  const table = found.length === 0 ? null : <VpsTable rows={found} />;
  return (
    <div className="@container -mx-4 -mb-4">
      <div className="flex px-4 pb-4 sm:max-w-md">
        <SearchField
          label="Search virtual servers"
          placeholder="Name, id, IP, state or system"
          value={q}
          onChange={onSearch}
          description={isAll || q.trim() === '' ? `${found.length} of ${data.length} shown` : undefined}
        />
      </div>
      {isAll || q.trim() === '' ? (
        (table ?? (
          <EmptyState title={q.trim() === '' ? 'No server on this page' : 'No virtual server matches'} />
        ))
      ) : (
        <PanelBoundary title="Search of the account">
          <Suspense fallback={table}>
            <SearchedServers page={data} q={q} />
          </Suspense>
        </PanelBoundary>
      )}
    </div>
  );
}
