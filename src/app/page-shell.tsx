import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PAGES, type PageKind } from '../contracts/pages.ts';
import { createQueryClient } from './http/query-client.ts';
import { NEXT_START } from './media/next-start-panel.tsx';
import { Shell } from './shell/shell.tsx';
import { CopyToCome, PageToolsToCome } from './support/page-tools.tsx';
import { SUPPORT_QUESTION } from './support/support-page.tsx';
import { buttonStyle } from './ui/link-style.ts';
import { PageHeader } from './ui/page-header.tsx';
import { Panel } from './ui/panel.tsx';
import { Skeleton } from './ui/skeleton.tsx';

/** What a page shows before anything is known, beyond its title and what it is about. */
interface Outline {
  /** In place of the title, where the name comes with the data. */
  name?: ReactNode;
  /** In place of the words on what the page is about. */
  about?: ReactNode;
  /** As large as the page's own controls. */
  tools?: ReactNode;
  body?: ReactNode;
}

/** As large as a provider's status. */
const STATUS = <div className="h-7 w-55" />;
const STATUS_AND_TOOLS = (
  <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 max-sm:w-full max-sm:justify-between">
    {STATUS}
    <PageToolsToCome />
  </div>
);
/** With the button for desktop notices. */
const STATUS_WISH_AND_TOOLS = (
  <div className="flex min-w-0 flex-wrap items-start gap-x-3 gap-y-2">
    {STATUS}
    <span aria-hidden className={`invisible ${buttonStyle('ghost')}`}>
      <span className="size-4 shrink-0" />
      Notify me when a download finishes
    </span>
    <PageToolsToCome />
  </div>
);

const OUTLINES: Partial<Record<PageKind, Outline>> = {
  overview: { tools: STATUS_AND_TOOLS, body: <PanelToCome title="Servers" /> },
  vps: {
    // As tall as the breadcrumb, the name and the line under it.
    name: <Skeleton className="h-7 w-52 max-w-full sm:mt-6" />,
    about: <div className="h-6" />,
    tools: STATUS_AND_TOOLS,
    body: (
      <>
        <PanelToCome title={NEXT_START} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 sm:max-lg:*:last:col-span-2 lg:grid-cols-3">
          <Skeleton className="h-56 rounded-lg" />
          <Skeleton className="h-56 rounded-lg" />
          <Skeleton className="h-56 rounded-lg" />
        </div>
      </>
    ),
  },
  isos: {
    tools: STATUS_WISH_AND_TOOLS,
    body: (
      <div>
        {/* As high as the four facts. */}
        <div className="mb-3 min-h-41 rounded-card border border-line bg-surface sm:mb-4 sm:min-h-21.5" />
        <PanelToCome title="ISO downloads" />
      </div>
    ),
  },
  iso: {
    name: <Skeleton className="h-7 w-52 max-w-full max-sm:h-14" />,
    about: <Skeleton className="h-5 w-24" />,
    tools: STATUS_AND_TOOLS,
    body: <PanelToCome title="Download" />,
  },
  support: {
    name: SUPPORT_QUESTION,
    about: '',
    tools: <CopyToCome />,
    body: (
      <section aria-label="Find a page" className="max-w-200">
        <Skeleton className="h-25 rounded-card" />
      </section>
    ),
  },
};

/**
 * A page's HTML as it looks while nothing is known yet, drawn by the app's own components: there is a page to look at,
 * with links that work, before the app has loaded. Without controls, which would do nothing yet. For the build.
 */
export async function pageShell(kind: PageKind): Promise<string> {
  const { path, title, about } = PAGES[kind];
  const outline = OUTLINES[kind] ?? {};
  const root = createRootRoute({
    component: () => (
      <div aria-busy="true">
        <Shell tools={null}>
          <PageHeader title={title} description={outline.about ?? about} end={outline.tools}>
            {outline.name}
          </PageHeader>
          <div className="grid grid-cols-1 gap-4">{outline.body}</div>
        </Shell>
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

function PanelToCome({ title }: { title: string }) {
  return (
    <Panel title={title}>
      <div className="h-16">
        <Skeleton className="mt-1 h-4 w-4/5 max-w-2xl" />
      </div>
    </Panel>
  );
}
