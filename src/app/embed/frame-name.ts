import * as v from 'valibot';

const fields = v.fallback(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), {});
const json = v.fallback(v.pipe(v.string(), v.parseJson()), null);

/**
 * Keeps in the frame's name what the panel gave last, so that a reload begins with it (`first-paint.ts`). A browser does not
 * follow the attribute that the panel's script changes. A name that another hand gave, as the target of links, stays.
 *
 * @param change `appearance` as JSON text
 */
export function keepInName(
  change: { theme?: string; appearance?: string },
  self: { name: string } = window,
): void {
  if (!/^(\{|$)/.test(self.name)) return;
  const { theme, appearance } = change;
  self.name = JSON.stringify({
    ...v.parse(fields, self.name),
    ...(theme !== undefined && { theme }),
    ...(appearance !== undefined && { appearance: v.parse(json, appearance) }),
  });
}
