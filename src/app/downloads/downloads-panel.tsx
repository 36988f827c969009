import type { QueryClient } from '@tanstack/react-query';
import { AllDownloads } from './all-downloads.tsx';
import { isIsoId, MAX_PICKED } from './iso-id.ts';
import { PickedDownloads } from './picked-downloads.tsx';
import { isoQuery, isosQuery } from './queries.ts';

export interface DownloadsPanelProps {
  /** The ISOs to show, by id; without it all of the account. */
  pick?: readonly string[] | undefined;
}

/** The region "Downloads" of a server's page. */
export function DownloadsPanel({ pick }: DownloadsPanelProps) {
  return pick ? <PickedDownloads isoIds={pick} /> : <AllDownloads />;
}

/** Prefetches exactly what the region polls. */
export function primeDownloadsPanel(queryClient: QueryClient, pick?: readonly string[]): void {
  if (!pick) void queryClient.prefetchQuery(isosQuery());
  for (const isoId of pick?.slice(0, MAX_PICKED).filter(isIsoId) ?? [])
    void queryClient.prefetchQuery(isoQuery(isoId));
}
