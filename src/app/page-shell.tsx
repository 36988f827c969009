import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Provider } from '../contracts/gateway/api.ts';
import { LOCALES, type Locale } from '../contracts/locales.ts';
import { PAGE_KINDS, PAGES, type PageKind } from '../contracts/pages.ts';
import { FactsBox } from './downloads/downloads-list-panel.tsx';
import { GlanceBox } from './downloads/downloads-on-demand.tsx';
import { DownloadSkeleton } from './downloads/download-skeleton.tsx';
import { IsoHeader } from './downloads/iso-header.tsx';
import { NoticeToggleToCome } from './downloads/notify/notice-toggle.tsx';
import { createQueryClient } from './http/query-client.ts';
import { speak } from './locale/language.ts';
import { LivePanel } from './live/live-panel.tsx';
import { oneDownload } from './downloads/messages/iso.en.ts';
import { isoDownloads } from './downloads/messages/table.en.ts';
import { ProviderStatus } from './live/provider-status.tsx';
import { NextStartPanel } from './media/next-start-panel.tsx';
import { VpsHeaderToCome } from './media/vps-header.tsx';
import { VpsListPanel } from './media/vps-list.tsx';
import { VPS_COLUMNS } from './media/vps-media.tsx';
import { Shell } from './shell/shell.tsx';
import { SignedOutShell } from './staff/signed-out-shell.tsx';
import { CopyToCome, PageToolsToCome } from './support/page-tools.tsx';
import { findPage } from './support/messages/lookup.en.ts';
import { supportQuestion } from './support/support-page.tsx';
import { HeadControls } from './ui/head-controls.tsx';
import { PageHeader } from './ui/page-header.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { pageAbout, pageTitle } from './text/page-words.ts';

/** What a page shows before anything is known: the parts of the page itself, where they know no more than this. */
interface Outline {
  head: ReactNode;
  body?: ReactNode;
}

const LOADING = { state: 'loading' } as const;

/** In the language that the messages are in now. */
function outlines(): Partial<Record<PageKind, Outline>> {
  return {
    overview: {
      head: (
        <PageHeader
          title={pageTitle('overview')}
          end={
            <HeadToCome provider="hostup">
              <PageToolsToCome />
            </HeadToCome>
          }
        />
      ),
      body: <VpsListPanel live={LOADING} before={null} q="" onSearch={() => {}} />,
    },
    vps: {
      head: (
        <>
          <VpsHeaderToCome status={<StatusToCome provider="hostup" />} tools={<PageToolsToCome />} />
          <GlanceBox />
        </>
      ),
      body: (
        <div className={VPS_COLUMNS}>
          <NextStartPanel live={LOADING} server="usual" />
        </div>
      ),
    },
    isos: {
      head: (
        <PageHeader
          title={pageTitle('isos')}
          description={pageAbout('isos')}
          end={
            <HeadToCome provider="vpsbg">
              <NoticeToggleToCome />
              <PageToolsToCome />
            </HeadToCome>
          }
        />
      ),
      body: (
        <>
          <FactsBox />
          <LivePanel
            title={isoDownloads()}
            live={LOADING}
            skeleton={<DownloadSkeleton rows={6} />}
            empty={() => null}
          >
            {() => null}
          </LivePanel>
        </>
      ),
    },
    iso: {
      head: (
        <IsoHeader
          title={pageTitle('iso')}
          end={
            <HeadToCome provider="vpsbg">
              <PageToolsToCome />
            </HeadToCome>
          }
        >
          <Skeleton className="h-7 w-52 max-w-full" />
        </IsoHeader>
      ),
      body: (
        <LivePanel
          title={oneDownload()}
          live={LOADING}
          skeleton={<DownloadSkeleton rows={3} />}
          empty={() => null}
        >
          {() => null}
        </LivePanel>
      ),
    },
    support: {
      head: (
        <PageHeader title={pageTitle('support')} end={<CopyToCome />}>
          {supportQuestion()}
        </PageHeader>
      ),
      body: (
        <section aria-label={findPage()} className="max-w-200">
          <Skeleton className="h-25 rounded-card" />
        </section>
      ),
    },
  };
}

/**
 * A page's HTML as it looks while nothing is known yet, drawn by the app's own components: there is a page to look at,
 * with links that work, before the app has loaded. Without controls, which would do nothing yet. For the build.
 */
async function pageShell(kind: PageKind, locale: Locale): Promise<string> {
  if ((await speak(locale, { lang: '', dir: '' }, [])) !== locale)
    throw new Error(`The texts in ${locale} could not be loaded for the page shells.`);
  const { path } = PAGES[kind];
  const { head, body } = outlines()[kind] ?? {
    head: <PageHeader title={pageTitle(kind)} description={pageAbout(kind)} />,
  };
  const root = createRootRoute({
    component: () => (
      <div aria-busy="true">
        {kind === 'signIn' ? (
          <SignedOutShell tools={null}>{null}</SignedOutShell>
        ) : (
          <Shell tools={null}>
            {head}
            {body}
          </Shell>
        )}
      </div>
    ),
    notFoundComponent: () => null,
  });
  const router = createRouter({
    routeTree: root,
    // Any id does: which main page is the current one shows, no more.
    history: createMemoryHistory({ initialEntries: [path.replace(/\$\w+/, '0')] }),
    isServer: true,
  });
  await router.load();
  return renderToStaticMarkup(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

/** As large as the status and the tools of a page. */
function HeadToCome({ provider, children }: { provider: Provider; children: ReactNode }) {
  return <HeadControls status={<StatusToCome provider={provider} />}>{children}</HeadControls>;
}

function StatusToCome({ provider }: { provider: Provider }) {
  return (
    <div aria-hidden inert className="invisible">
      <ProviderStatus provider={provider} />
    </div>
  );
}

/**
 * Each page in each language. Drawn while this module is loaded: a language is loaded on demand, and the build's runner
 * loads nothing any more once it has the module.
 */
export const pageShells: readonly { kind: PageKind; locale: Locale; html: string }[] = await drawAll();

async function drawAll() {
  const shells = [];
  for (const locale of LOCALES)
    for (const kind of PAGE_KINDS) shells.push({ kind, locale, html: await pageShell(kind, locale) });
  return shells;
}
