const ENCODED_LETTER = /%[4-7][\da-f]/gi;

/**
 * The address without its `token` parameters, in the query and in the fragment; `null` when it has none. Tokens in
 * addresses end up in histories, logs and referrers, so none is ever used from there.
 *
 * @param href an absolute URL
 */
export function withoutToken(href: string): string | null {
  const url = new URL(href);
  const inQuery = [...url.searchParams.keys()].filter((name) => /^token$/i.test(name));
  const inFragment = /(?:^#|[&?/;])token\b/i.test(
    url.hash.replaceAll(ENCODED_LETTER, (code) => decodeURIComponent(code)),
  );
  if (inQuery.length === 0 && !inFragment) return null;
  for (const name of inQuery) url.searchParams.delete(name);
  return url.pathname + url.search + (inFragment ? '' : url.hash);
}
