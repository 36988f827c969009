/**
 * Origins to greet, of those that may embed: the one that does, where the browser reveals it; all of them else. Each
 * greeting of a page of another origin would be an error on the panel's console. Firefox has no `ancestorOrigins`, and a
 * panel may send no referrer. Which messages the frame accepts does not depend on this.
 *
 * @param parents exact origins that may embed
 */
export function embedders(
  parents: readonly string[],
  { location, document }: Pick<Window, 'location' | 'document'>,
): readonly string[] {
  // Not in every browser, whatever the types say.
  const ancestors: Partial<Pick<Location, 'ancestorOrigins'>> = location;
  const { referrer } = document;
  const known = [
    ancestors.ancestorOrigins?.[0],
    URL.canParse(referrer) ? new URL(referrer).origin : undefined,
  ];
  const embedder = known.find((origin) => origin !== undefined && parents.includes(origin));
  return embedder === undefined ? parents : [embedder];
}
