import type { QueryClient } from '@tanstack/react-query';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { vpsListQuery } from '../media/queries.ts';

/** So many pages of the list are followed. */
const MAX_PAGES = 20;

/** The VPSs of those pages of the list that were opened already; it asks nobody. */
export function knownVpss(queryClient: QueryClient): Vps[] {
  const known = new Map<string, Vps>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const list = queryClient.getQueryData(vpsListQuery(cursor).queryKey)?.body;
    for (const vps of list?.data ?? []) if (vps) known.set(vps.id, vps);
    if (!list?.nextCursor) break;
    cursor = list.nextCursor;
  }
  return [...known.values()];
}
