import { api, withDetails, type Provider } from '../contracts/gateway/api.ts';
import { PAGES, type Page, type PageAddress } from '../contracts/pages.ts';

/**
 * What the app requests first on this page, as a `Link` header: the responses are on their way before its scripts are. The
 * paths are those that the route's loader requests, letter by letter, or the browser fetches them twice.
 *
 * @param query of the request, with its `?`, or nothing
 * @param configured the providers that have a key
 * @param inAccount adds the account to a path, where people sign in
 */
export function firstDataLink(
  { kind, ids }: PageAddress,
  query: string,
  configured: Record<Provider, boolean>,
  inAccount: (path: string) => string = (path) => path,
): string {
  const { firstRequest }: Page = PAGES[kind];
  const search = new URLSearchParams(query);
  const first = firstRequest?.(ids, search);
  const details = search.get('details') === '1';
  const known = first && configured[first.provider] ? [inAccount(first.path)] : [];
  const paths = [inAccount(api.session()), ...(details ? known.map(withDetails) : known)];
  return paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', ');
}
