import { useQuery, type QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, retainSearchParams, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { PROVIDERS } from '../../contracts/gateway/api.ts';
import { wantReceived } from '../http/received.ts';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { sessionQuery } from '../session/queries.ts';
import { staffParts } from '../session/staff-parts.ts';
import { PageMenuTrigger } from '../shell/page-menu-trigger.tsx';
import { LanguageMenuTrigger } from '../shell/language-menu-trigger.tsx';
import { useLanguage } from '../locale/use-language.ts';
import { Shell } from '../shell/shell.tsx';
import { ThemeSwitch } from '../shell/theme-switch.tsx';
import { TokenRequired } from '../session/token-required.tsx';
import { CommandMenuTrigger } from '../support/command-menu-trigger.tsx';
import { DetailsContext, type DetailsTarget } from '../live/details.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import * as surface from '../surface.ts';
import * as m from '../text/messages/pages.en.ts';

const Announcer = lazyPart(async () => {
  const { Announcer } = await import('../downloads/notify/announcer.tsx');
  return { default: Announcer };
});

/** Without a gateway there are no downloads to announce. */
const SpokenRegion = lazyPart(async () => {
  const { SpokenRegion } = await import('../ui/spoken-region.tsx');
  return { default: SpokenRegion };
});

const Tips = lazyPart(async () => {
  const { Tips } = await import('../ui/tips.tsx');
  return { default: Tips };
});

const DetailsDrawer = lazyPart(async () => {
  const { DetailsDrawer } = await import('../support/details-drawer.tsx');
  return { default: DetailsDrawer };
});

const search = v.object({
  /** `1`: the responses behind the page are shown. They stay open while one moves about. */
  details: v.fallback(v.optional(v.picklist(['1'])), undefined),
  /** Where people sign in: the account of this page, and whether it is shown as its customer sees it. */
  account: v.fallback(v.optional(v.string()), undefined),
  view: v.fallback(v.optional(v.picklist(['customer'])), undefined),
});

const NotFoundPage = lazyPart(async () => {
  const { NotFoundPage } = await import('../shell/not-found-page.tsx');
  return { default: NotFoundPage };
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
  search: { middlewares: [retainSearchParams(['details', 'account', 'view'])] },
  component: App,
  notFoundComponent: () => <NotFoundPage />,
});

function App() {
  const staff = staffParts();
  const details = useDetails();
  // In another language the page is drawn anew.
  const language = useLanguage();
  return (
    <DetailsContext value={details.context}>
      <Shell
        tools={
          <>
            <CommandMenuTrigger />
            <span className="contents max-sm:hidden">
              {staff ? null : <ModeBadge />}
              <LanguageMenuTrigger />
              <ThemeSwitch />
            </span>
            <span className="contents sm:hidden">
              <PageMenuTrigger />
            </span>
            {staff ? <staff.Menu /> : null}
          </>
        }
        beside={
          details.open ? (
            <PanelBoundary title={m.details()}>
              <Suspense>
                <DetailsDrawer />
              </Suspense>
            </PanelBoundary>
          ) : null
        }
      >
        {staff ? (
          <staff.Boundary>
            <Outlet key={language} />
          </staff.Boundary>
        ) : (
          <TokenRequired>
            <Outlet key={language} />
          </TokenRequired>
        )}
        <OptionalPart>
          <Tips />
        </OptionalPart>
        <OptionalPart>{surface.hasDownloads ? <Announcer /> : <SpokenRegion />}</OptionalPart>
      </Shell>
    </DetailsContext>
  );
}

/** The address says whether the details are open; at which panel is known here alone. Customers have none. */
function useDetails() {
  const navigate = useNavigate();
  const role = useQuery(sessionQuery()).data?.body.role;
  const mayOpen = role !== 'customer';
  const open = Route.useSearch().details === '1' && mayOpen;
  const [target, setTarget] = useState<DetailsTarget | null>(null);
  // What closes them may be a link.
  useEffect(() => (open ? () => setTarget(null) : undefined), [open]);
  // Their place is kept from the app's first paint on; a script before it could be late and move the page shell.
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-details', open);
  }, [open]);
  const context = useMemo(() => {
    if (!mayOpen) return null;
    const setOpen = (details: '1' | undefined) =>
      void navigate({
        to: '.',
        search: (search) => ({ ...search, details }),
        replace: true,
        resetScroll: false,
      });
    return {
      target,
      show: (next: DetailsTarget | null) => {
        setTarget(next);
        setOpen('1');
      },
      close: () => setOpen(undefined),
    };
  }, [mayOpen, navigate, target]);
  return { open, context };
}

function isProvider(of: unknown): boolean {
  return PROVIDERS.some((provider) => provider === of);
}
