import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { DownloadsOnDemand, primeDownloads } from '../downloads/downloads-on-demand.tsx';
import { liveOf } from '../http/live.ts';
import { VPS_LIST_SOURCE, vpsListQuery } from '../media/queries.ts';
import { VpsListPanel } from '../media/vps-list.tsx';
import { VpsPages } from '../media/vps-pages.tsx';
import { OpenPage } from '../support/open-page.tsx';
import { PageTools } from '../support/page-tools.tsx';
import { HeldBack } from '../ui/held-back.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';

const search = v.object({
  /** Search text among the VPSs of this page of the list. */
  q: v.optional(v.fallback(v.string(), ''), ''),
  /** HostUp's cursor of this page of the list. */
  cursor: v.optional(v.fallback(v.string(), ''), ''),
});

export const Route = createFileRoute('/')({
  validateSearch: search,
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  // The loader primes a visit; while one searches, the polls alone ask.
  shouldReload: false,
  loader: ({ context: { queryClient }, deps: { cursor } }) => {
    void queryClient.prefetchQuery(vpsListQuery(cursor || undefined));
    primeDownloads(queryClient);
  },
  component: Overview,
});

function Overview() {
  const { q, cursor } = Route.useSearch();
  const navigate = Route.useNavigate();
  const list = useQuery(vpsListQuery(cursor || undefined));
  return (
    <>
      <PageHeader
        title="Overview"
        description="Drives, boot order and ISO images of your servers"
        end={
          <PageTools>
            <OpenPage />
          </PageTools>
        }
      />
      <div className="grid gap-5">
        <PanelBoundary title="Virtual servers">
          <VpsListPanel
            live={liveOf(list, VPS_LIST_SOURCE)}
            q={q}
            onSearch={(next) =>
              void navigate({ search: { cursor, q: next }, replace: true, resetScroll: false })
            }
          />
        </PanelBoundary>
        <VpsPages cursor={cursor} nextCursor={list.data?.body.nextCursor ?? null} />
        <HeldBack until={!list.isPending}>
          <PanelBoundary title="Downloads">
            <DownloadsOnDemand />
          </PanelBoundary>
        </HeldBack>
      </div>
    </>
  );
}
