import { replaceEqualDeep } from '@tanstack/react-query';
import { use, useMemo, useSyncExternalStore } from 'react';
import { TicksContext } from '../../live/use-now.ts';
import type { Download } from './download.ts';
import { downloadStore, type TrackedDownload } from './download-store.ts';

/** By id, in the order of first sight. */
export type TrackedDownloads = ReadonlyMap<number, TrackedDownload>;

/** Everything in the download store; renders its caller when any of it changes. */
export function useDownloads(): TrackedDownloads {
  return useSyncExternalStore(downloadStore.subscribe, downloadStore.all);
}

/**
 * What `read` makes of the download store; renders its caller only when that changes. Equal parts keep their references.
 *
 * @param read the same function until it reads something else
 */
export function useDownloadsAs<T>(read: (all: TrackedDownloads) => T): T {
  const snapshot = useMemo(() => readOnce(read), [read]);
  return useSyncExternalStore(downloadStore.subscribe, snapshot);
}

/** Reads once each time something changed. */
function readOnce<T>(read: (all: TrackedDownloads) => T): () => T {
  let all = downloadStore.all();
  let made = read(all);
  return () => {
    const now = downloadStore.all();
    if (now !== all) made = replaceEqualDeep(made, read(now));
    all = now;
    return made;
  };
}

/** One ISO in the store. Inside a `TicksContext` of `false`, as out of sight, it stays as it last rendered. */
export function useDownload(isoId: number): Download | undefined {
  const follows = use(TicksContext);
  const snapshot = useMemo(() => () => downloadStore.get(isoId), [isoId]);
  return useSyncExternalStore(follows ? downloadStore.subscribe : never, snapshot);
}

const never = () => () => {};

/** The rows of the account's list: what it has, and what it had until the person dismisses it. */
export function listedDownloads(all: TrackedDownloads): Download[] {
  const downloads: Download[] = [];
  for (const { listed, dismissed, download } of all.values()) {
    if (listed && !dismissed) downloads.push(download);
  }
  return downloads;
}
