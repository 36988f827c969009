import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  hasMoreAfter,
  nextCursorOf,
  type Vps,
  type VpsList,
  type VpsListQuery,
} from '../../contracts/hostup/vps-list.ts';
import { nextPoll } from '../http/poll.ts';
import { sessionQuery } from '../session/queries.ts';
import * as surface from '../surface.ts';
import { cachedVpsLists, isoMediaQuery, VPS_LIST_SOURCE, vpsListQuery } from './queries.ts';

/** So many pages of the list are read for one server's name, 100 servers each. */
const MAX_PAGES = 3;

/** What HostUp's list has of one server. */
export interface ListedServer {
  vps: Vps | undefined;
  /** Once no more is about to be read. */
  settled: boolean;
  /** When the whole list was read and does not name it. */
  isUnlisted: boolean;
  /** Once HostUp has sent the server's media. */
  isThere: boolean;
}

interface Place {
  query: VpsListQuery;
  /** Pages read so far; 0 when one is taken that was cached: it may stand anywhere in the list. */
  pages: number;
}

/**
 * One server as HostUp's list has it. HostUp has no filter by id: a page that is cached and names the server is
 * taken, else the first pages are read, after the server's media; then the page that names it once a minute. In a frame,
 * with a token, and in the customer's view, nothing is requested: a token's list has nothing but ids and names, a customer
 * has none.
 */
export function useListedVps(vpsId: string): ListedServer {
  const queryClient = useQueryClient();
  const { mode, role } = useQuery(sessionQuery()).data?.body ?? {};
  const media = useQuery({ ...isoMediaQuery(vpsId), enabled: false });
  const ofAccount = !surface.framed && mode !== 'embed' && role !== 'customer';
  const [place, setPlace] = useState(() => cachedPlace(queryClient, vpsId));
  const list = useQuery({
    ...vpsListQuery(place.query),
    enabled: ofAccount && mode !== undefined && !media.isPending,
    staleTime: VPS_LIST_SOURCE.every,
    // A page that does not name the server is not read again.
    refetchInterval: ({ state }) =>
      state.data && !find(state.data.body, vpsId) ? false : nextPoll(state, () => VPS_LIST_SOURCE.every),
  });
  const body = list.data?.body;
  const vps = body && find(body, vpsId);
  const next = body && !vps ? placeAfter(place, body) : null;
  if (next) setPlace(next);
  return {
    vps,
    settled: !ofAccount || (!list.isPending && next === null),
    isThere: media.data !== undefined,
    isUnlisted: body !== undefined && !vps && place.pages > 0 && !hasMoreAfter(body),
  };
}

/** Where to look next when a page does not name the server; a page that was cached is left for the first one. */
function placeAfter({ pages }: Place, list: VpsList): Place | null {
  if (pages === 0) return { query: {}, pages: 1 };
  const cursor = pages < MAX_PAGES ? nextCursorOf(list) : null;
  return cursor === null ? null : { query: { cursor }, pages: pages + 1 };
}

function find({ data }: VpsList, vpsId: string): Vps | undefined {
  return data.find((vps) => vps?.id === vpsId) ?? undefined;
}

/** The newest page of the list that is cached and names the server; the first page when none does. */
function cachedPlace(queryClient: QueryClient, vpsId: string): Place {
  const [newest] = cachedVpsLists(queryClient)
    .filter(({ list }) => find(list, vpsId))
    .toSorted((a, b) => b.asOf - a.asOf);
  return newest ? { query: newest.query, pages: 0 } : { query: {}, pages: 1 };
}
