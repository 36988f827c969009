import { createFileRoute, notFound } from '@tanstack/react-router';
import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import { DownloadsPanel } from '../downloads/downloads-panel.tsx';
import { isIsoId, MAX_PICKED, pickedIsos } from '../downloads/iso-id.ts';
import { isoQuery, isosQuery } from '../downloads/queries.ts';
import { mediaSearch } from '../media/media-search.ts';
import { NotAVps } from '../media/not-a-vps.tsx';
import { isoMediaQuery } from '../media/queries.ts';
import { VpsHeader } from '../media/vps-header.tsx';
import { VpsMedia } from '../media/vps-media.tsx';
import { PageTools } from '../support/page-tools.tsx';

export const Route = createFileRoute('/vps/$vpsId/iso')({
  validateSearch: mediaSearch,
  loaderDeps: ({ search: { isos = '' } }) => ({ isos }),
  // The loader primes a visit; while one searches and sorts, the polls alone ask.
  shouldReload: false,
  loader: ({ context: { queryClient }, params: { vpsId }, deps: { isos } }) => {
    if (!ASSUMED_HOSTUP_VPS_ID.test(vpsId)) throw notFound();
    void queryClient.prefetchQuery(isoMediaQuery(vpsId));
    const picked = pickedIsos(isos);
    if (picked.length === 0) void queryClient.prefetchQuery(isosQuery());
    for (const isoId of picked.slice(0, MAX_PICKED).filter(isIsoId))
      void queryClient.prefetchQuery(isoQuery(isoId));
  },
  component: VpsIsoPage,
  notFoundComponent: NotAVps,
});

function VpsIsoPage() {
  const { vpsId } = Route.useParams();
  const { q = '', sort = 'name', isos = '' } = Route.useSearch();
  const navigate = Route.useNavigate();
  const picked = pickedIsos(isos);
  return (
    <>
      <VpsHeader vpsId={vpsId} end={<PageTools />} />
      <VpsMedia
        key={vpsId}
        vpsId={vpsId}
        view={{ query: q, sort }}
        onView={(view) =>
          void navigate({
            search: (search) => ({
              ...search,
              q: view.query,
              sort: view.sort === 'name' ? undefined : view.sort,
            }),
            replace: true,
            resetScroll: false,
          })
        }
        downloads={picked.length > 0 ? <DownloadsPanel pick={picked} /> : <DownloadsPanel />}
      />
    </>
  );
}
