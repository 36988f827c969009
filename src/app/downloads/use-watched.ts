import { useSyncExternalStore } from 'react';
import type { Download } from './download.ts';
import { observations, type Watched } from './observations.ts';

/** What this tab has seen of each ISO, by id; renders its caller only when that changes. */
export function useWatched(): ReadonlyMap<number, Watched> {
  return useSyncExternalStore(observations.subscribe, observations.watched);
}

/** The rows of the account's list: what it holds, and what it held until the person puts it away. */
export function listedDownloads(watched: ReadonlyMap<number, Watched>): Download[] {
  return [...watched.values()].filter((one) => one.listed && !one.dismissed).map((one) => one.download);
}
