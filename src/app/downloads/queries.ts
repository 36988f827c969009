import { queryOptions } from '@tanstack/react-query';
import { api } from '../../contracts/gateway/api.ts';
import { isoList, type IsoList } from '../../contracts/gateway/iso-list.ts';
import { isOtherIso } from '../../contracts/response-identity.ts';
import { iso, type Iso } from '../../contracts/vpsbg/iso.ts';
import { isAttended } from '../live/attention.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import { RequestError } from '../http/errors.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { checkMissing } from './tracking/missing.ts';
import { noticeWish } from './notify/notice-wish.ts';
import { observations } from './tracking/observations.ts';
import { pollingPace, QUIET_EVERY_MS } from './tracking/polling-pace.ts';

/** Only who asked to be told outside the page has it ask while it is hidden. */
const asksWhileHidden = () => noticeWish.state() === 'on';
const isHidden = () => !isAttended();
const isQuiet = (isoId: number) => observations.isQuiet(isoId);

const listPace = (list: IsoList | undefined) => {
  const pace = pollingPace(list?.data ?? [], isQuiet, isHidden());
  const moving = observations.missing().some((one) => one.status === 'downloading');
  return moving && !isHidden() ? Math.min(pace, QUIET_EVERY_MS) : pace;
};
const isoPace = (one: Iso | undefined) =>
  one?.status === 'deleted' ? false : pollingPace([one ?? null], isQuiet, isHidden());

/** Where the list's answers come from, and how often just now. */
export function listSource(list: IsoList | undefined) {
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
        schema: isoList,
        signal,
      });
      const { data, extent } = snapshot.body;
      observations.sawList(data, snapshot.asOf, extent.complete);
      void checkMissing(observations.missing(), (isoId) => readIso(String(isoId), signal));
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
    queryFn: ({ signal }) => readIso(isoId, signal),
    refetchInterval: (query) => nextPoll(query.state, isoPace),
    refetchIntervalInBackground: asksWhileHidden(),
  });
}

async function readIso(isoId: string, signal: AbortSignal): Promise<Snapshot<Iso>> {
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
}
