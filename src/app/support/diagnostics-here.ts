import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../contracts/gateway/api.ts';
import { pickedIsos, isIsoId } from '../downloads/iso-id.ts';
import { isoQuery, isosQuery } from '../downloads/queries.ts';
import { recentErrors } from '../http/error-log.ts';
import { clocks } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { isoMediaQuery, vpsListQuery } from '../media/queries.ts';
import { sessionQuery } from '../session/queries.ts';
import { browserName } from './browser-name.ts';
import { diagnostics, type Resource } from './diagnostics.ts';

/** The diagnostics of the page that is open now, from what the cache holds; no request is sent. */
export function diagnosticsHere(queryClient: QueryClient): string {
  const { vpsId, isoIds } = idsOfPage(new URL(location.href));
  const media = vpsId === null ? undefined : queryClient.getQueryData(isoMediaQuery(vpsId).queryKey);
  const list = queryClient.getQueryData(isosQuery().queryKey);
  const single = isoIds.map((id) => ({ id, snapshot: queryClient.getQueryData(isoQuery(id).queryKey) }));
  const listed = list?.body.data.filter((iso) => iso !== null) ?? [];
  const picked = single.flatMap(({ id, snapshot }) => {
    const iso = snapshot?.body ?? listed.find((each) => String(each.id) === id);
    return iso ? [iso] : [];
  });
  return diagnostics({
    href: location.href,
    session: queryClient.getQueryData(sessionQuery().queryKey)?.body ?? null,
    vpsId,
    isoIds,
    media: media?.body ?? null,
    downloads: isoIds.length > 0 ? picked : listed,
    resources: [
      resource(api.hostupVpsList(), queryClient.getQueryData(vpsListQuery().queryKey)),
      vpsId === null ? [] : resource(api.hostupIsoMedia(vpsId), media),
      resource(api.vpsbgIsos(), list),
      single.map(({ id, snapshot }) => resource(api.vpsbgIso(id), snapshot)),
    ].flat(2),
    errors: recentErrors(),
    browser: browserHere(),
  });
}

function resource<T>(path: string, snapshot: Snapshot<T> | undefined): Resource[] {
  if (!snapshot) return [];
  const { asOf, requestId, drift } = snapshot;
  return [{ path, asOf, requestId, drift }];
}

/** The ids in the address of one of our pages. */
function idsOfPage({ pathname, searchParams }: URL): { vpsId: string | null; isoIds: string[] } {
  const vpsId = /\/vps\/(vps_[0-9a-z]{1,40})(?:\/|$)/.exec(pathname)?.[1] ?? null;
  const isoId = /\/isos\/(\d+)$/.exec(pathname)?.[1];
  const ids = isoId === undefined ? pickedIsos(searchParams.get('isos') ?? '') : [isoId];
  return { vpsId, isoIds: ids.filter(isIsoId) };
}

function browserHere() {
  const now = Date.now();
  return {
    now,
    offset: clocks.gateway.known ? clocks.gateway.now() - now : null,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: browserName(navigator.userAgent),
    width: innerWidth,
    height: innerHeight,
    visibility: document.visibilityState,
    framed: parent !== window,
  };
}
