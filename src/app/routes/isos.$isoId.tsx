import { createFileRoute, notFound } from '@tanstack/react-router';
import { isIsoId } from '../downloads/iso-id.ts';
import { NoSuchIsoPage } from '../downloads/iso-not-found.tsx';
import { IsoPage } from '../downloads/iso-page.tsx';
import { isoQuery } from '../downloads/queries.ts';
import { OpenPage } from '../support/open-page.tsx';
import { PageTools } from '../support/page-tools.tsx';

export const Route = createFileRoute('/isos/$isoId')({
  // The loader primes a visit; afterwards only the polls send requests.
  shouldReload: false,
  loader: ({ context: { queryClient }, params: { isoId } }) => {
    if (!isIsoId(isoId)) throw notFound();
    void queryClient.prefetchQuery(isoQuery(isoId));
  },
  component: OneIso,
  notFoundComponent: NotAnIso,
});

function OneIso() {
  const { isoId } = Route.useParams();
  // A new key for each id: nothing of one ISO may be seen on the page of another.
  return <IsoPage key={isoId} isoId={isoId} tools={<PageTools />} />;
}

function NotAnIso() {
  return <NoSuchIsoPage given={Route.useParams().isoId} tools={<OpenPage />} />;
}
