import { useQuery } from '@tanstack/react-query';
import { createFileRoute, stripSearchParams, useLocation } from '@tanstack/react-router';
import * as v from 'valibot';
import { FactsOnDemand, primeDownloads } from '../downloads/downloads-on-demand.tsx';
import { liveOf } from '../live/live.ts';
import { PageNotices } from '../live/page-notices.tsx';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { VPS_LIST_SOURCE, vpsListQuery } from '../media/queries.ts';
import { VpsListPanel } from '../media/vps-list.tsx';
import { pagesBefore } from '../media/vps-page-words.ts';
import { VpsPages } from '../media/vps-pages.tsx';
import { PageTools } from '../support/page-tools.tsx';
import { ShowAfter } from '../ui/show-after.tsx';
import { HeadControls } from '../ui/head-controls.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { useIsHere } from '../shell/use-is-here.ts';
import { pageTitle } from '../text/page-words.ts';
import * as m from '../text/messages/pages.en.ts';

const search = v.object({
  /** Search text among the VPSs of the account. */
  q: v.optional(v.fallback(v.string(), ''), ''),
  /** HostUp's cursor of this page of the list. */
  cursor: v.optional(v.fallback(v.string(), ''), ''),
});

export const Route = createFileRoute('/')({
  validateSearch: search,
  search: { middlewares: [stripSearchParams({ q: '', cursor: '' })] },
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  // The loader primes a visit; while one searches, only the polls send requests.
  shouldReload: false,
  loader: ({ context: { queryClient }, deps: { cursor } }) => {
    void queryClient.prefetchQuery(vpsListQuery({ cursor: cursor || undefined }));
    primeDownloads(queryClient);
  },
  component: Overview,
});

function Overview() {
  const { q, cursor } = Route.useSearch();
  const navigate = Route.useNavigate();
  const isHere = useIsHere();
  const before = pagesBefore(useLocation({ select: ({ state }) => state.vpsPages }), cursor);
  const list = useQuery(vpsListQuery({ cursor: cursor || undefined }));
  const live = liveOf(list, VPS_LIST_SOURCE);
  useProviderSource('hostup', live);
  return (
    <>
      <PageHeader
        title={pageTitle('overview')}
        end={
          <HeadControls status={<ProviderStatus provider="hostup" />}>
            <PageTools />
          </HeadControls>
        }
      />
      <PageNotices />
      <div className="grid grid-cols-1 gap-3">
        <PanelBoundary title={pageTitle('overview')}>
          <VpsListPanel
            live={live}
            before={before}
            q={q}
            onSearch={(next) => {
              if (!isHere()) return;
              void navigate({ search: { cursor, q: next }, state: true, replace: true, resetScroll: false });
            }}
          />
        </PanelBoundary>
        <VpsPages cursor={cursor} list={list.data?.body} before={before} q={q} />
        <ShowAfter until={!list.isPending}>
          <PanelBoundary title={m.isoDownloads()}>
            <FactsOnDemand />
          </PanelBoundary>
        </ShowAfter>
        {list.isSuccess ? <p className="text-xs text-muted">{m.fromServerList()}</p> : null}
      </div>
    </>
  );
}
