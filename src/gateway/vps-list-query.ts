import { isIP } from 'node:net';
import * as v from 'valibot';
import { VPS_LIST_MAX_LIMIT, type VpsListQuery } from '../contracts/hostup/vps-list.ts';
import { CURSOR } from '../contracts/hostup/vps-list-paging.ts';

type ListQuery = { ok: true; query: VpsListQuery } | { ok: false; detail: string };

const vpsListQuery = v.object({
  cursor: v.optional(
    v.pipe(v.string(), v.regex(CURSOR, '`cursor` must be the `nextCursor` of the page before.')),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (limit) => /^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= VPS_LIST_MAX_LIMIT,
        `\`limit\` must be a whole number from 1 to ${VPS_LIST_MAX_LIMIT}.`,
      ),
      v.transform(Number),
    ),
  ),
  name: v.optional(
    v.pipe(v.string(), v.regex(/^\P{Cc}{1,255}$/u, '`name` must be 1 to 255 characters on one line.')),
  ),
  primaryIp: v.optional(
    v.pipe(
      v.string(),
      v.check((ip) => isIP(ip) !== 0, '`primaryIp` must be an IPv4 or IPv6 address.'),
    ),
  ),
});

/** Reads the known parameters of the list of VPSs; others are ignored. */
export function readListQuery(queries: Record<string, string[]>): ListQuery {
  const known = Object.keys(vpsListQuery.entries);
  const twice = known.find((name) => (queries[name]?.length ?? 0) > 1);
  if (twice !== undefined) return { ok: false, detail: `Give \`${twice}\` once.` };
  const once = Object.fromEntries(known.map((name) => [name, queries[name]?.[0]]));
  const parsed = v.safeParse(vpsListQuery, once);
  if (!parsed.success) return { ok: false, detail: parsed.issues[0].message };
  return { ok: true, query: parsed.output };
}
