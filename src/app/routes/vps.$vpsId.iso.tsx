import { createFileRoute, notFound, stripSearchParams } from '@tanstack/react-router';
import { ActionsOnDemand } from '../actions/actions-on-demand.tsx';
import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import { DownloadsOnDemand, GlanceOnDemand, primeDownloads } from '../downloads/downloads-on-demand.tsx';
import { pickedIsos } from '../downloads/iso-id.ts';
import { MEDIA_DEFAULTS, mediaSearch } from '../media/media-search.ts';
import { NotAVps } from '../media/not-a-vps.tsx';
import { isoMediaQuery } from '../media/queries.ts';
import { DOWNLOADS_ID, VpsMedia } from '../media/vps-media.tsx';
import { useIncludesDownloads } from '../session/includes-downloads.ts';
import { PageTools } from '../support/page-tools.tsx';
import { useIsHere } from '../shell/use-is-here.ts';

export const Route = createFileRoute('/vps/$vpsId/iso')({
  validateSearch: mediaSearch,
  search: { middlewares: [stripSearchParams(MEDIA_DEFAULTS)] },
  loaderDeps: ({ search: { isos } }) => ({ isos }),
  // The loader primes a visit; while one searches and sorts, only the polls send requests.
  shouldReload: false,
  loader: ({ context: { queryClient }, params: { vpsId }, deps: { isos } }) => {
    if (!ASSUMED_HOSTUP_VPS_ID.test(vpsId)) throw notFound();
    void queryClient.prefetchQuery(isoMediaQuery(vpsId));
    primeDownloads(queryClient, pickedOrAll(isos));
  },
  component: VpsIsoPage,
  notFoundComponent: NotAVps,
});

function VpsIsoPage() {
  const { vpsId } = Route.useParams();
  const { q, sort, isos } = Route.useSearch();
  const navigate = Route.useNavigate();
  const isHere = useIsHere();
  const withDownloads = useIncludesDownloads() !== false;
  return (
    <ActionsOnDemand key={vpsId} vpsId={vpsId}>
      <VpsMedia
        vpsId={vpsId}
        view={{ query: q, sort }}
        onView={({ query, sort: order }) => {
          if (!isHere()) return;
          void navigate({
            search: (search) => ({ ...search, q: query, sort: order }),
            replace: true,
            resetScroll: false,
          });
        }}
        tools={<PageTools />}
        glance={withDownloads ? <GlanceOnDemand pick={pickedOrAll(isos)} target={DOWNLOADS_ID} /> : null}
        downloads={withDownloads ? <DownloadsOnDemand pick={pickedOrAll(isos)} /> : null}
      />
    </ActionsOnDemand>
  );
}

/** The ISO ids that the address names, or `undefined` for all of the account. */
function pickedOrAll(isos: string): readonly string[] | undefined {
  const picked = pickedIsos(isos);
  return picked.length > 0 ? picked : undefined;
}
