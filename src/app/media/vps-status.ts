import { queryOptions, useQuery } from '@tanstack/react-query';
import { actionApi } from '../../contracts/gateway/actions.ts';
import { vpsStatus } from '../../contracts/hostup/vps-status.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import type { ListedServer } from './use-listed-vps.ts';

/** Power and uptime of one VPS. @param every ms between two reads */
export function vpsStatusQuery(vpsId: string, every: number) {
  return queryOptions({
    queryKey: ['hostup', 'vps', vpsId, 'status'],
    queryFn: ({ signal }) =>
      request({ path: actionApi.status(vpsId), provider: 'hostup', schema: vpsStatus, signal }),
    refetchInterval: (query) => nextPoll(query.state, () => every),
  });
}

/** Whether the server is stopped, by HostUp's list, else by its status where that is read anyway. It requests nothing. */
export function useIsStopped(vpsId: string, { vps }: ListedServer): boolean {
  const status = useQuery({ ...vpsStatusQuery(vpsId, Infinity), enabled: false }).data?.body;
  return (vps?.powerState ?? status?.powerState) === 'stopped';
}
