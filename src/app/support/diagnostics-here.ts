import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../contracts/gateway/api.ts';
import { pageBelow } from '../../contracts/pages.ts';
import { pickedIsos, isIsoId } from '../downloads/iso-id.ts';
import { isoQuery, isosQuery } from '../downloads/queries.ts';
import { downloadStore } from '../downloads/tracking/download-store.ts';
import { recentErrors } from '../http/error-log.ts';
import { clocks } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { isoMediaQuery, vpsListQuery } from '../media/queries.ts';
import { sessionQuery } from '../session/queries.ts';
import { browserName } from './browser-name.ts';
import { diagnostics, type DiagnosticsInput, type Resource } from './diagnostics.ts';
import { inEnglish } from '../text/localised.ts';

/** The diagnostics of the page that is open now, from what is cached and tracked; it sends no request. */
export function diagnosticsHere(queryClient: QueryClient): string {
  const { vpsId, isoIds } = idsOfPage(new URL(location.href));
  const media = vpsId === null ? undefined : queryClient.getQueryData(isoMediaQuery(vpsId).queryKey);
  const list = queryClient.getQueryData(isosQuery().queryKey);
  const single = isoIds.map((id) => ({ id, snapshot: queryClient.getQueryData(isoQuery(id).queryKey) }));
  const picked = isoIds.flatMap((id) => downloadStore.get(Number(id))?.iso ?? []);
  return diagnostics({
    href: location.href,
    session: queryClient.getQueryData(sessionQuery().queryKey)?.body ?? null,
    vpsId,
    isoIds,
    media: media?.body ?? null,
    downloads: isoIds.length > 0 ? picked : downloadStore.inNewestList(),
    resources: [
      resource(api.hostupVpsList(), queryClient.getQueryData(vpsListQuery().queryKey)),
      vpsId === null ? [] : resource(api.hostupIsoMedia(vpsId), media),
      resource(api.vpsbgIsos(), list),
      single.map(({ id, snapshot }) => resource(api.vpsbgIso(id), snapshot)),
    ].flat(2),
    errors: recentErrors(),
    browser: inEnglish(browserHere),
  });
}

function resource<T>(path: string, snapshot: Snapshot<T> | undefined): Resource[] {
  if (!snapshot) return [];
  const { asOf, requestId, drift } = snapshot;
  return [{ path, asOf, requestId, drift }];
}

/** The ids in the address of one of our pages. */
function idsOfPage({ pathname, searchParams }: URL): { vpsId: string | null; isoIds: string[] } {
  const { vpsId = '', isoId = '' } = pageBelow(pathname)?.ids ?? {};
  const ids = isoId === '' ? pickedIsos(searchParams.get('isos') ?? '') : [isoId];
  return { vpsId: vpsId === '' ? null : vpsId, isoIds: ids.filter(isIsoId) };
}

/** What this browser and device say of themselves. */
export function browserHere(): DiagnosticsInput['browser'] {
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
