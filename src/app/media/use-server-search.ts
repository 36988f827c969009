import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { accountServers, type ServersRead } from './account-servers.ts';
import { exactFilter, type ExactFilter } from './exact-filter.ts';
import { exactMatches, matchesIn } from './find-servers.ts';
import { vpsListQuery } from './queries.ts';

/** One types on until so much later, ms. */
const TYPED_MS = 300;

export interface ServerMatch {
  matches: (servers: readonly Vps[], text: string) => Vps[];
  /** `null` where the exact filter can mean nothing. */
  filter: (text: string) => ExactFilter | null;
  /** The servers that the filter meant: HostUp may pass over a filter and send all. */
  ofFilter: (servers: readonly (Vps | null)[], text: string) => Vps[];
}

const BY_WORDS: ServerMatch = { matches: matchesIn, filter: exactFilter, ofFilter: exactMatches };

export interface ServerSearch {
  /** Matches known so far. */
  matches: readonly Vps[];
  read: ServersRead;
  /** Whether HostUp is being requested, or soon will be, before it is certain that nothing matches. */
  pending: boolean;
  start: () => void;
  stop: () => void;
}

/**
 * Searches the whole account while one types: what was read first, then HostUp's exact filter, then the rest of the list
 * page by page, unless something matched before.
 *
 * @param text empty when nothing is searched
 * @param how which servers a text means, and what HostUp's exact filter is given; by default every word of the text
 * @param readsOn whether the rest is read by itself
 */
export function useServerSearch(text: string, readsOn = true, how: ServerMatch = BY_WORDS): ServerSearch {
  const queryClient = useQueryClient();
  const account = accountServers(queryClient);
  const read = useSyncExternalStore(account.subscribe, account.current);
  useLayoutEffect(() => {
    account.takeCached();
    return account.hold();
  }, [account]);

  const wanted = text.trim();
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), TYPED_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  const here = wanted === '' ? [] : how.matches(read.servers, wanted);
  const filter = settled === '' ? null : how.filter(settled);
  const lacks = readsOn && settled !== '' && settled === wanted && !read.whole && here.length === 0;
  // One page is the whole of most accounts: it is read before the filter is requested.
  const firstDue = lacks && read.rows === 0 && read.problem === null;
  const requestsExact = lacks && !firstDue && filter !== null;
  const exact = useQuery({
    ...vpsListQuery(filter ?? {}),
    enabled: requestsExact,
    refetchInterval: false,
    staleTime: 60_000,
  });
  const byFilter = settled === wanted ? how.ofFilter(exact.data?.body.data ?? [], wanted) : [];
  const matches = [...new Map([...here, ...byFilter].map((vps) => [vps.id, vps])).values()];

  const searching = wanted !== '' && !read.whole && matches.length === 0;
  const pending =
    searching && readsOn && (settled !== wanted || firstDue || (requestsExact && exact.isPending));
  const restDue = searching && !pending && readsOn;
  const readFirst = useEffectEvent(() => void account.readFirst());
  const readRest = useEffectEvent(() => account.start());
  useEffect(() => {
    if (firstDue) readFirst();
  }, [firstDue]);
  // Not when a person stops it: only another text begins anew.
  useEffect(() => {
    if (restDue) readRest();
  }, [restDue]);

  return {
    matches,
    read,
    pending: pending || (restDue && read.state === 'idle'),
    start: () => account.start(),
    stop: () => account.stop(),
  };
}
