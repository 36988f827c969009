import type { QueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { DownloadsPanelProps } from './downloads-panel.tsx';
import * as surface from '../surface.ts';

const load = () => import('./downloads-panel.tsx');

const DownloadsPanel = lazyPart(async () => ({ default: (await load()).DownloadsPanel }));

/** The region "Downloads" beside something else, loaded on its own: what the page is about does not wait for it. */
export function DownloadsOnDemand(props: DownloadsPanelProps) {
  // VPSBG has no browser session: without a gateway there are no downloads.
  if (!surface.hasDownloads) return null;
  return (
    <Suspense fallback={<Skeleton className="h-56 rounded-lg" />}>
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
