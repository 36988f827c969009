import type { QueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { DownloadsPanelProps } from './downloads-panel.tsx';
import * as surface from '../surface.ts';

const load = () => import('./downloads-panel.tsx');

const DownloadsPanel = lazyPart(async () => ({ default: (await load()).DownloadsPanel }));

const DownloadsFactsPanel = lazyPart(async () => ({
  default: (await import('./downloads-facts-panel.tsx')).DownloadsFactsPanel,
}));

/** The region "ISO downloads" of the overview, loaded on its own. */
export function FactsOnDemand() {
  if (!surface.hasDownloads) return null;
  return (
    <Suspense fallback={<Skeleton className="h-30 rounded-card" />}>
      <DownloadsFactsPanel />
    </Suspense>
  );
}

/** The region "Downloads" beside something else, loaded on its own: what the page is about does not wait for it. */
export function DownloadsOnDemand(props: DownloadsPanelProps) {
  // VPSBG has no browser session: without a gateway there are no downloads.
  if (!surface.hasDownloads) return null;
  return (
    <Suspense fallback={<Skeleton className="h-56 rounded-card" />}>
      <DownloadsPanel {...props} />
    </Suspense>
  );
}

/** Starts loading the region and what it shows. */
export function primeDownloads(queryClient: QueryClient, pick?: readonly string[]): void {
  if (!surface.hasDownloads) return;
  // A part that fails to load shows its error in its own place.
  load().then(
    ({ primeDownloadsPanel }) => primeDownloadsPanel(queryClient, pick),
    () => {},
  );
}
