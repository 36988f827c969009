import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { noticeWish } from './notify/notice-wish.ts';
import { isosQuery } from './queries.ts';
import { liveList } from './responses.ts';

/** Polls the account's list while mounted, also in the background for notices; its ISOs are in the download store. */
export function useIsos() {
  const wish = useSyncExternalStore(noticeWish.subscribe, noticeWish.state);
  const client = useQueryClient();
  // With all defaults in them, or each render would set up the observer anew.
  const options = useMemo(() => client.defaultQueryOptions(isosQuery(wish === 'on')), [client, wish]);
  return liveList(useQuery(options));
}
