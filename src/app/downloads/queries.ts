import { queryOptions } from '@tanstack/react-query';
import { assumedVpsbgIsoList } from '../../contracts/assumptions.ts';
import { api } from '../../contracts/gateway/api.ts';
import { iso } from '../../contracts/vpsbg/iso.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import { RequestError } from '../http/errors.ts';
import { observations } from './observations.ts';
import { pollingPace } from './polling-pace.ts';

const isQuiet = (isoId: number) => observations.isQuiet(isoId);

/** All ISO downloads of the account. */
export function isosQuery() {
  return queryOptions({
    queryKey: ['vpsbg', 'isos'],
    queryFn: async ({ signal }) => {
      const snapshot = await request({
        path: api.vpsbgIsos(),
        provider: 'vpsbg',
        schema: assumedVpsbgIsoList,
        signal,
      });
      observations.sawList(snapshot.body.data, snapshot.asOf);
      return snapshot;
    },
    refetchInterval: (query) => nextPoll(query.state, (list) => pollingPace(list?.data ?? [], isQuiet)),
  });
}

/**
 * One ISO download.
 *
 * @param isoId matches `ASSUMED_VPSBG_ISO_ID`
 */
export function isoQuery(isoId: string) {
  return queryOptions({
    queryKey: ['vpsbg', 'isos', isoId],
    queryFn: async ({ signal }) => {
      try {
        const snapshot = await request({ path: api.vpsbgIso(isoId), provider: 'vpsbg', schema: iso, signal });
        observations.saw(snapshot.body, snapshot.asOf);
        return snapshot;
      } catch (error) {
        if (error instanceof RequestError && error.kind === 'not-found') observations.missed(Number(isoId));
        throw error;
      }
    },
    refetchInterval: (query) =>
      nextPoll(query.state, (one) =>
        one?.status === 'deleted' ? false : pollingPace([one ?? null], isQuiet),
      ),
  });
}
