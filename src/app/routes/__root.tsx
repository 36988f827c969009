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
import { TokenGate } from '../session/token-gate.tsx';
import { CommandMenuTrigger } from '../support/command-menu-trigger.tsx';
import { DetailsContext, type Answer } from '../live/details.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import * as surface from '../surface.ts';

const Announcer = lazyPart(async () => {
  const { Announcer } = await import('../downloads/notify/announcer.tsx');
  return { default: Announcer };
});

/** Without a gateway there are no downloads to speak of. */
const SpokenRegion = lazyPart(async () => {
  const { SpokenRegion } = await import('../ui/spoken-region.tsx');
  return { default: SpokenRegion };
});

const AnswerDetails = lazyPart(async () => {
  const { AnswerDetails } = await import('../live/answer-details.tsx');
  return { default: AnswerDetails };
});

const search = v.object({
  /** `1`: each panel shows the answers behind it. It stays on while one moves about. */
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
        <TokenGate>
          <Outlet />
        </TokenGate>
        <OptionalPart>{surface.hasDownloads ? <Announcer /> : <SpokenRegion />}</OptionalPart>
      </Shell>
    </DetailsContext>
  );
}

function isProvider(of: unknown): boolean {
  return PROVIDERS.some((provider) => provider === of);
}

function renderDetails(title: string, answers: readonly Answer[]) {
  return answers.map((answer) => {
    const about = answers.length === 1 ? title : `${title}, ${answer.path}`;
    return (
      <PanelBoundary key={answer.path} title={`Details: ${about}`}>
        <Suspense>
          <AnswerDetails title={about} snapshot={answer} path={answer.path} />
        </Suspense>
      </PanelBoundary>
    );
  });
}
