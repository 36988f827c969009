import { replaceEqualDeep } from '@tanstack/react-query';
import { use, useMemo, useSyncExternalStore } from 'react';
import { TicksContext } from '../../live/use-now.ts';
import type { Download } from './download.ts';
import { observations, type Watched } from './observations.ts';

/** By id, in the order of first sight. */
export type AllWatched = ReadonlyMap<number, Watched>;

/** What this tab has seen of each ISO, by id; renders its caller only when that changes. */
export function useWatched(): AllWatched {
  return useSyncExternalStore(observations.subscribe, observations.watched);
}

/**
 * What `read` makes of all that was seen; renders its caller only when that changes. Equal parts keep their references.
 *
 * @param read the same function until it reads something else
 */
export function useWatchedAs<T>(read: (watched: AllWatched) => T): T {
  const snapshot = useMemo(() => readOnce(read), [read]);
  return useSyncExternalStore(observations.subscribe, snapshot);
}

/** Reads once each time something changed. */
function readOnce<T>(read: (watched: AllWatched) => T): () => T {
  let watched = observations.watched();
  let made = read(watched);
  return () => {
    const now = observations.watched();
    if (now !== watched) made = replaceEqualDeep(made, read(now));
    watched = now;
    return made;
  };
}

/** What was seen of one ISO. Where no time passes it stays as it was last drawn. */
export function useDownload(isoId: number): Download | undefined {
  const follows = use(TicksContext);
  const snapshot = useMemo(() => () => observations.watched().get(isoId)?.download, [isoId]);
  return useSyncExternalStore(follows ? observations.subscribe : never, snapshot);
}

const never = () => () => {};

/** The rows of the account's list: what it holds, and what it held until the person puts it away. */
export function listedDownloads(watched: AllWatched): Download[] {
  const downloads: Download[] = [];
  for (const { listed, dismissed, download } of watched.values()) {
    if (listed && !dismissed) downloads.push(download);
  }
  return downloads;
}
