import { useQuery, type QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, retainSearchParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import * as v from 'valibot';
import { PROVIDERS } from '../../contracts/gateway/api.ts';
import { wantReceived } from '../http/received.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { sessionQuery } from '../session/queries.ts';
import { Shell } from '../shell/shell.tsx';
import { ThemeSwitch } from '../shell/theme-switch.tsx';
import { TokenRequired } from '../session/token-required.tsx';
import { CommandMenuTrigger } from '../support/command-menu-trigger.tsx';
import { DetailsContext, type ResponseInfo } from '../live/details.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import * as surface from '../surface.ts';

const Announcer = lazyPart(async () => {
  const { Announcer } = await import('../downloads/notify/announcer.tsx');
  return { default: Announcer };
});

/** Without a gateway there are no downloads to announce. */
const SpokenRegion = lazyPart(async () => {
  const { SpokenRegion } = await import('../ui/spoken-region.tsx');
  return { default: SpokenRegion };
});

const ResponseDetails = lazyPart(async () => {
  const { ResponseDetails } = await import('../live/response-details.tsx');
  return { default: ResponseDetails };
});

const search = v.object({
  /** `1`: each panel shows the responses behind it. It stays on while one moves about. */
  details: v.fallback(v.optional(v.picklist(['1'])), undefined),
});

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  beforeLoad: ({ context: { queryClient }, search: { details }, preload }) => {
    if (preload || !wantReceived(details === '1')) return;
    // What is shown came without what the details are about.
    void queryClient.refetchQueries({ type: 'active', predicate: ({ queryKey: [of] }) => isProvider(of) });
  },
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(sessionQuery());
  },
  validateSearch: search,
  search: { middlewares: [retainSearchParams(['details'])] },
  component: App,
  notFoundComponent: NotFoundPage,
});

function App() {
  const { details } = Route.useSearch();
  const role = useQuery(sessionQuery()).data?.body.role;
  return (
    <DetailsContext value={details && role !== 'customer' ? renderDetails : null}>
      <Shell
        tools={
          <>
            <CommandMenuTrigger />
            <ThemeSwitch />
          </>
        }
      >
        <TokenRequired>
          <Outlet />
        </TokenRequired>
        <OptionalPart>{surface.hasDownloads ? <Announcer /> : <SpokenRegion />}</OptionalPart>
      </Shell>
    </DetailsContext>
  );
}

function isProvider(of: unknown): boolean {
  return PROVIDERS.some((provider) => provider === of);
}

function renderDetails(title: string, responses: readonly ResponseInfo[]) {
  return responses.map((response) => {
    const about = responses.length === 1 ? title : `${title}, ${response.path}`;
    return (
      <PanelBoundary key={response.path} title={`Details: ${about}`}>
        <Suspense>
          <ResponseDetails title={about} snapshot={response} path={response.path} />
        </Suspense>
      </PanelBoundary>
    );
  });
}
