import { queryOptions } from '@tanstack/react-query';
import { actionApi } from '../../contracts/gateway/actions.ts';
import { vpsStatus } from '../../contracts/hostup/vps-status.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';

/** Power and uptime of one VPS. @param every ms between two reads */
export function vpsStatusQuery(vpsId: string, every: number) {
  return queryOptions({
    queryKey: ['hostup', 'vps', vpsId, 'status'],
    queryFn: ({ signal }) =>
      request({ path: actionApi.status(vpsId), provider: 'hostup', schema: vpsStatus, signal }),
    refetchInterval: (query) => nextPoll(query.state, () => every),
  });
}
