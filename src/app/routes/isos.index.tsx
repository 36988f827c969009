import { createFileRoute, stripSearchParams } from '@tanstack/react-router';
import { DownloadsListPanel } from '../downloads/downloads-list-panel.tsx';
import { DEFAULT_VIEW, downloadsSearch } from '../downloads/downloads-search.ts';
import { isosQuery } from '../downloads/queries.ts';
import { NoticeToggle } from '../downloads/notify/notice-toggle.tsx';
import { PageNotices } from '../live/page-notices.tsx';
import { ProviderStatus } from '../live/provider-status.tsx';
import { PageTools } from '../support/page-tools.tsx';
import { HeadControls } from '../ui/head-controls.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useIsHere } from '../shell/use-is-here.ts';
import { pageAbout, pageTitle } from '../text/page-words.ts';

export const Route = createFileRoute('/isos/')({
  validateSearch: downloadsSearch,
  search: { middlewares: [stripSearchParams(DEFAULT_VIEW)] },
  // The loader primes a visit; while one searches and sorts, only the polls send requests.
  shouldReload: false,
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(isosQuery());
  },
  component: Downloads,
});

function Downloads() {
  const navigate = Route.useNavigate();
  const isHere = useIsHere();
  return (
    <>
      <PageHeader
        title={pageTitle('isos')}
        description={pageAbout('isos')}
        end={
          <HeadControls status={<ProviderStatus provider="vpsbg" />}>
            <NoticeToggle />
            <PageTools />
          </HeadControls>
        }
      />
      <PageNotices />
      <DownloadsListPanel
        view={Route.useSearch()}
        onView={(search) => {
          if (isHere()) void navigate({ search, replace: true, resetScroll: false });
        }}
      />
    </>
  );
}
