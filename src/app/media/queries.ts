import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import {
  VPS_LIST_MAX_LIMIT,
  vpsList,
  type VpsList,
  type VpsListQuery,
} from '../../contracts/hostup/vps-list.ts';
import { api } from '../../contracts/gateway/api.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import type { Snapshot } from '../http/snapshot.ts';

/**
 * HostUp's limit is not published; 15 s is 4 calls a minute for each VPS looked at. The media of a VPS change when a
 * person acts, not by themselves.
 */
export const MEDIA_SOURCE = { provider: 'hostup', every: 15_000 } as const;
export const VPS_LIST_SOURCE = { provider: 'hostup', every: 60_000 } as const;

/** One VPS's ISO media. */
export function isoMediaQuery(vpsId: string) {
  return queryOptions({
    queryKey: ['hostup', 'vps', vpsId, 'iso'],
    queryFn: ({ signal }) =>
      request({ path: api.hostupIsoMedia(vpsId), provider: 'hostup', schema: isoMedia, signal }),
    refetchInterval: (query) => nextPoll(query.state, () => MEDIA_SOURCE.every),
  });
}

/** Begins the key of every page of the list. */
const VPS_LISTS = ['hostup', 'vps', 'list'] as const;

/** Every page of the list that is cached, by its request. */
export function cachedVpsLists(
  queryClient: QueryClient,
): { query: VpsListQuery; list: VpsList; asOf: number }[] {
  return queryClient.getQueriesData<Snapshot<VpsList>>({ queryKey: VPS_LISTS }).flatMap(([, snapshot]) => {
    if (!snapshot) return [];
    const parameters = new URLSearchParams(snapshot.path.split('?')[1]);
    const of = (name: string) => parameters.get(name) ?? undefined;
    const query = { cursor: of('cursor'), name: of('name'), primaryIp: of('primaryIp') };
    return [{ query, list: snapshot.body, asOf: snapshot.asOf }];
  });
}

/** One page of the account's VPSs, or those that a filter of HostUp's finds. */
export function vpsListQuery({ cursor, name, primaryIp }: Omit<VpsListQuery, 'limit'> = {}) {
  const path = api.hostupVpsList({ cursor, limit: VPS_LIST_MAX_LIMIT, name, primaryIp });
  return queryOptions({
    queryKey: [...VPS_LISTS, path],
    queryFn: ({ signal }) => request({ path, provider: 'hostup', schema: vpsList, signal }),
    refetchInterval: (query) => nextPoll(query.state, () => VPS_LIST_SOURCE.every),
  });
}
