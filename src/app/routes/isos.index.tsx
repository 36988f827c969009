import { createFileRoute } from '@tanstack/react-router';
import { PAGES } from '../../contracts/pages.ts';
import { DownloadsListPanel } from '../downloads/downloads-list-panel.tsx';
import { downloadsSearch, searchOf, viewOf } from '../downloads/downloads-search.ts';
import { isosQuery } from '../downloads/queries.ts';
import { PageNotices } from '../live/page-notices.tsx';
import { ProviderStatus } from '../live/provider-status.tsx';
import { OpenPage } from '../support/open-page.tsx';
import { PageTools } from '../support/page-tools.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export const Route = createFileRoute('/isos/')({
  validateSearch: downloadsSearch,
  // The loader primes a visit; while one searches and sorts, only the polls send requests.
  shouldReload: false,
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(isosQuery());
  },
  component: Downloads,
});

function Downloads() {
  const navigate = Route.useNavigate();
  return (
    <>
      <PageHeader
        title={PAGES.isos.title}
        description={PAGES.isos.about}
        end={
          <div className="flex min-w-0 flex-wrap items-start gap-x-3 gap-y-2">
            <ProviderStatus provider="vpsbg" />
            <PageTools>
              <OpenPage />
            </PageTools>
          </div>
        }
      />
      <PageNotices />
      <DownloadsListPanel
        view={viewOf(Route.useSearch())}
        onView={(view) => void navigate({ search: searchOf(view), replace: true, resetScroll: false })}
      />
    </>
  );
}
