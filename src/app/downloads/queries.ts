import { queryOptions } from '@tanstack/react-query';
import { assumedVpsbgIsoList, type VpsbgIsoList } from '../../contracts/assumptions.ts';
import { api } from '../../contracts/gateway/api.ts';
import { isOtherIso } from '../../contracts/response-identity.ts';
import { iso, type Iso } from '../../contracts/vpsbg/iso.ts';
import { isAttended } from '../http/attention.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import { RequestError } from '../http/errors.ts';
import { noticeWish } from './notice-wish.ts';
import { observations } from './observations.ts';
import { pollingPace } from './polling-pace.ts';

/** Only who asked to be told outside the page has it ask while it is hidden. */
const asksWhileHidden = () => noticeWish.state() === 'on';
const isHidden = () => !isAttended();
const isQuiet = (isoId: number) => observations.isQuiet(isoId);

const listPace = (list: VpsbgIsoList | undefined) => pollingPace(list?.data ?? [], isQuiet, isHidden());
const isoPace = (one: Iso | undefined) =>
  one?.status === 'deleted' ? false : pollingPace([one ?? null], isQuiet, isHidden());

/** Where the list's answers come from, and how often just now. */
export function listSource(list: VpsbgIsoList | undefined) {
  return { provider: 'vpsbg', every: listPace(list) } as const;
}

/** The same of one ISO; a deleted one is not asked for again. */
export function isoSource(one: Iso | undefined) {
  return { provider: 'vpsbg', every: isoPace(one) || null } as const;
}

/** All ISO downloads of the account. */
export function isosQuery(inBackground = asksWhileHidden()) {
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
    refetchInterval: (query) => nextPoll(query.state, (list) => listPace(list)),
    refetchIntervalInBackground: inBackground,
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
        const snapshot = await request({
          path: api.vpsbgIso(isoId),
          provider: 'vpsbg',
          schema: iso,
          isOther: isOtherIso(isoId),
          signal,
        });
        observations.saw(snapshot.body, snapshot.asOf);
        return snapshot;
      } catch (error) {
        if (error instanceof RequestError && error.kind === 'not-found') observations.missed(Number(isoId));
        throw error;
      }
    },
    refetchInterval: (query) => nextPoll(query.state, isoPace),
    refetchIntervalInBackground: asksWhileHidden(),
  });
}
