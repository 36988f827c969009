/**
 * The address without its `token` parameters, in the query and in the fragment; `null` when it has none. Tokens in
 * addresses end in histories, logs and referrers, so none is ever used from there.
 *
 * @param href an absolute URL
 */
export function withoutToken(href: string): string | null {
  const url = new URL(href);
  const inFragment = /[#&]token\b/.test(url.hash);
  if (!url.searchParams.has('token') && !inFragment) return null;
  url.searchParams.delete('token');
  return url.pathname + url.search + (inFragment ? '' : url.hash);
}
