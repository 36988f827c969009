import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { Session } from '../../contracts/gateway/api.ts';
import * as surface from '../surface.ts';
import { sessionQuery } from './queries.ts';

/** VPSBG has no browser session: without a gateway there are no downloads. A panel's token may be for servers alone. */
function areIncluded(session: Session | undefined): boolean {
  return surface.hasDownloads && (session?.mode !== 'embed' || session.providers.vpsbg);
}

/**
 * Whether there are downloads to show. In a frame `undefined` until the gateway responds with what the token includes:
 * it refuses a request for anything else.
 */
export function useIncludesDownloads(): boolean | undefined {
  const { data, isPending } = useQuery(sessionQuery());
  return surface.framed && isPending ? undefined : areIncluded(data?.body);
}

/** The same outside React, for a loader. */
export async function includesDownloads(queryClient: QueryClient): Promise<boolean> {
  const query = sessionQuery();
  // Its failure is shown where the session is used.
  if (surface.framed) await queryClient.ensureQueryData(query).catch(() => {});
  return areIncluded(queryClient.getQueryData(query.queryKey)?.body);
}
