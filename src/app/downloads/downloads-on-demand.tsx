import type { QueryClient } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { includesDownloads, useIncludesDownloads } from '../session/includes-downloads.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { DownloadsPanelProps } from './downloads-panel.tsx';
import * as surface from '../surface.ts';

const load = () => import('./downloads-panel.tsx');

const DownloadsPanel = lazyPart(async () => ({ default: (await load()).DownloadsPanel }));

const DownloadsFactsPanel = lazyPart(async () => ({
  default: (await import('./downloads-facts-panel.tsx')).DownloadsFactsPanel,
}));

const DownloadsGlance = lazyPart(async () => ({
  default: (await import('./downloads-glance.tsx')).DownloadsGlance,
}));

/** The region "ISO downloads" of the overview, loaded on its own. */
export function FactsOnDemand() {
  if (useIncludesDownloads() === false) return null;
  return (
    <Suspense fallback={<Skeleton className="h-30 rounded-card" />}>
      <DownloadsFactsPanel />
    </Suspense>
  );
}

/** The region "Downloads" beside something else, loaded on its own: what the page is about does not wait for it. */
export function DownloadsOnDemand(props: DownloadsPanelProps) {
  const loading = <Skeleton className="h-56 rounded-card" />;
  if (useIncludesDownloads() === undefined) return loading;
  return (
    <Suspense fallback={loading}>
      <DownloadsPanel {...props} />
    </Suspense>
  );
}

/** In the summary's card until VPSBG's first response. */
export const GLANCE_TO_COME = (
  <span className="block px-3 pt-2.5">
    <Skeleton className="h-3 w-2/5" />
    <Skeleton className="mt-2 h-3 w-4/5" />
    <Skeleton className="mt-2 h-3 w-1/2" />
  </span>
);

/**
 * The card of `GlanceOnDemand`, from before anything is known. None where the downloads stand beside what the page is
 * about, nor on a phone with very large text: three lines have no room for it.
 */
export function GlanceBox({ children = GLANCE_TO_COME }: { children?: ReactNode }) {
  if (!surface.hasDownloads) return null;
  return (
    <div className="mb-3 h-17 rounded-control border border-line bg-surface hover:border-line-strong @max-[15rem]/page:hidden @min-[65rem]/page:hidden print:hidden">
      {children}
    </div>
  );
}

/** The downloads in three lines, at the head of a page that has them further down in the element `target`. */
export function GlanceOnDemand(props: { pick?: readonly string[] | undefined; target: string }) {
  const isKnown = useIncludesDownloads() !== undefined;
  return (
    <GlanceBox>
      {isKnown ? (
        <OptionalPart loading={GLANCE_TO_COME} lost={null}>
          <DownloadsGlance {...props} />
        </OptionalPart>
      ) : undefined}
    </GlanceBox>
  );
}

/** Starts loading the region and what it shows. */
export function primeDownloads(queryClient: QueryClient, pick?: readonly string[]): void {
  if (!surface.hasDownloads) return;
  // A part that fails to load shows its error in its own place.
  Promise.all([load(), includesDownloads(queryClient)]).then(
    ([{ primeDownloadsPanel }, included]) => included && primeDownloadsPanel(queryClient, pick),
    () => {},
  );
}
