import type { UseQueryResult } from '@tanstack/react-query';
import type { Extent, IsoList } from '../../contracts/gateway/iso-list.ts';
import type { Drift } from '../../contracts/tolerant.ts';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import type { Snapshot } from '../http/snapshot.ts';
import type { Live } from '../live/live-panel.tsx';
import { liveOf } from '../live/live.ts';
import { inDownloadWords, listNotFound } from './failure-words.ts';
import { isoSource, listSource } from './queries.ts';

/** The facts of a list response beside its ISOs, which are in the download store. */
export interface ListFacts {
  extent: Extent;
  /** Entries in the response. */
  entries: number;
  /** Entries that could not be read. */
  unreadable: number;
  /** Entries with the id of an earlier one. */
  repeated: number;
}

export function listFacts({ data, extent }: IsoList): ListFacts {
  const isos = data.filter((entry) => entry !== null);
  return {
    extent,
    entries: data.length,
    unreadable: data.length - isos.length,
    repeated: isos.length - new Set(isos.map((iso) => iso.id)).size,
  };
}

/** The state of the list's requests, with the facts of the newest response. */
export function liveList(query: UseQueryResult<Snapshot<IsoList>>): Live<ListFacts> {
  const live = inDownloadWords(liveOf(query, listSource()), query.error, listNotFound());
  return live.state === 'ready' ? { ...live, data: listFacts(live.data) } : live;
}

/** The state of one ISO's requests, with the deviations in its newest response. */
export function liveIso(query: UseQueryResult<Snapshot<Iso>>, isoId: string): Live<readonly Drift[]> {
  const live = liveOf(query, isoSource(isoId));
  return live.state === 'ready' ? { ...live, data: query.data?.drift ?? [] } : live;
}
