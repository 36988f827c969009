import { api, withDetails, type Provider } from '../contracts/gateway/api.ts';
import { VPS_LIST_MAX_LIMIT } from '../contracts/hostup/vps-list.ts';
import type { Page } from './page.ts';

/**
 * What the app requests first on this page, as a `Link` header: the responses are on their way before its scripts are. The
 * paths are those that the route's loader requests, letter by letter, or the browser fetches them twice.
 *
 * @param query of the request, with its `?`, or nothing
 * @param configured the providers that have a key
 */
export function firstDataLink(page: Page, query: string, configured: Record<Provider, boolean>): string {
  const first = firstOf(page, new URLSearchParams(query));
  const details = new URLSearchParams(query).get('details') === '1';
  const known = first && configured[first.provider] ? [first.path] : [];
  const paths = [api.session(), ...(details ? known.map(withDetails) : known)];
  return paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', ');
}

function firstOf(page: Page, query: URLSearchParams): { provider: Provider; path: string } | undefined {
  switch (page.kind) {
    case 'overview':
      // A cursor is the provider's own: someone who follows one has the app already.
      if (query.has('cursor')) return undefined;
      return { provider: 'hostup', path: api.hostupVpsList({ limit: VPS_LIST_MAX_LIMIT }) };
    case 'vps':
      return { provider: 'hostup', path: api.hostupIsoMedia(page.vpsId) };
    case 'isos':
      return { provider: 'vpsbg', path: api.vpsbgIsos() };
    case 'iso':
      return { provider: 'vpsbg', path: api.vpsbgIso(page.isoId) };
    case 'support':
    case 'token':
    default:
      return undefined;
  }
}
