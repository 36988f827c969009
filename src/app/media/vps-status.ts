import { queryOptions, useQuery } from '@tanstack/react-query';
import { actionApi } from '../../contracts/gateway/actions.ts';
import { vpsStatus } from '../../contracts/hostup/vps-status.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import type { ServerState } from './to-do.ts';
import type { ListedServer } from './use-listed-vps.ts';
import { serverStateOf } from './vps-state.ts';

/** Power and uptime of one VPS. @param every ms between two reads */
export function vpsStatusQuery(vpsId: string, every: number) {
  return queryOptions({
    queryKey: ['hostup', 'vps', vpsId, 'status'],
    queryFn: ({ signal }) =>
      request({ path: actionApi.status(vpsId), provider: 'hostup', schema: vpsStatus, signal }),
    refetchInterval: (query) => nextPoll(query.state, () => every),
  });
}

/** The state of a server by HostUp's list, else by its status where that is read anyway. It requests nothing. */
export function useServerState(vpsId: string, { vps }: ListedServer): ServerState {
  const status = useQuery({ ...vpsStatusQuery(vpsId, Infinity), enabled: false }).data?.body;
  const powerState = vps?.powerState ?? status?.powerState ?? null;
  return serverStateOf({ powerState, serviceStatus: vps?.serviceStatus ?? null });
}
