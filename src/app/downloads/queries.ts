import { queryOptions } from '@tanstack/react-query';
import { api } from '../../contracts/gateway/api.ts';
import { isoList } from '../../contracts/gateway/iso-list.ts';
import { isOtherIso } from '../../contracts/response-identity.ts';
import { iso, type Iso } from '../../contracts/vpsbg/iso.ts';
import { isAttended } from '../live/attention.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import { RequestError } from '../http/errors.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { checkMissing } from './tracking/missing.ts';
import { noticeWish } from './notify/notice-wish.ts';
import { downloadStore } from './tracking/download-store.ts';
import { pollingPace, QUIET_EVERY_MS } from './tracking/polling-pace.ts';

/** A hidden page polls only for desktop notices. */
const pollsWhileHidden = () => noticeWish.state() === 'on';
const isHidden = () => !isAttended();
const isQuiet = (isoId: number) => downloadStore.isQuiet(isoId);

const listPace = () => {
  const pace = pollingPace(downloadStore.inNewestList(), isQuiet, isHidden());
  const moving = downloadStore.missing().some((one) => one.status === 'downloading');
  return moving && !isHidden() ? Math.min(pace, QUIET_EVERY_MS) : pace;
};
const isoPace = (isoId: string) => {
  const one = downloadStore.get(Number(isoId))?.iso;
  return one?.status === 'deleted' ? false : pollingPace([one ?? null], isQuiet, isHidden());
};

/** Where list responses come from, and how often just now. */
export function listSource() {
  return { provider: 'vpsbg', every: listPace() } as const;
}

/** The same for one ISO; a deleted one is not requested again. */
export function isoSource(isoId: string) {
  return { provider: 'vpsbg', every: isoPace(isoId) || null } as const;
}

/** All ISO downloads of the account. Records them in the download store. */
export function isosQuery(inBackground = pollsWhileHidden()) {
  return queryOptions({
    queryKey: ['vpsbg', 'isos'],
    queryFn: async ({ signal }) => {
      const snapshot = await request({ path: api.vpsbgIsos(), provider: 'vpsbg', schema: isoList, signal });
      const { data, extent } = snapshot.body;
      downloadStore.recordList(data, snapshot.asOf, extent.complete);
      void checkMissing(downloadStore.missing(), (isoId) => readIso(String(isoId), signal));
      return snapshot;
    },
    refetchInterval: (query) => nextPoll(query.state, listPace),
    refetchIntervalInBackground: inBackground,
  });
}

/**
 * One ISO download. Records it in the download store.
 *
 * @param isoId matches `ASSUMED_VPSBG_ISO_ID`
 */
export function isoQuery(isoId: string) {
  return queryOptions({
    queryKey: ['vpsbg', 'isos', isoId],
    queryFn: ({ signal }) => readIso(isoId, signal),
    refetchInterval: (query) => nextPoll(query.state, () => isoPace(isoId)),
    refetchIntervalInBackground: pollsWhileHidden(),
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
    downloadStore.recordIso(snapshot.body, snapshot.asOf);
    return snapshot;
  } catch (error) {
    if (error instanceof RequestError && error.kind === 'not-found')
      downloadStore.recordNotFound(Number(isoId));
    throw error;
  }
}
