import { isIP } from 'node:net';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import type { Provider } from '../../contracts/gateway/api.ts';
import type { LookupHit, LookupResult } from '../../contracts/gateway/staff.ts';
import { iso } from '../../contracts/vpsbg/iso.ts';
import { hasMoreAfter, VPS_LIST_MAX_LIMIT, vpsList } from '../../contracts/hostup/vps-list.ts';
import type { AccountReads } from '../accounts.ts';
import { parsed } from '../derived.ts';
import type { Outcome } from '../outcome.ts';

const MAX_HITS = 50;
/** The provider has more that fits the query. */
const NOT_ALL_READ = 'not_all_read';
const ONE_LINE = /^\P{Cc}{1,255}$/u;

/** What can be looked up: one line. @returns `undefined` for anything else */
export function lookupQuery(given: string[] | undefined): string | undefined {
  const [query = '', ...more] = given ?? [];
  const text = query.trim();
  return more.length === 0 && ONE_LINE.test(text) ? text : undefined;
}

/** Looks in one account. @returns what it found, and where nothing is certain */
async function lookIn(
  account: string,
  { hostup, vpsbg }: AccountReads,
  query: string,
  signal: AbortSignal,
  person: string,
): Promise<LookupResult> {
  const hits: LookupHit[] = [];
  const incomplete: LookupResult['incomplete'] = [];
  const found = (provider: Provider, outcome: Outcome, take: (json: unknown) => void) => {
    if (outcome.ok) take(parsed(outcome));
    else if (outcome.failure.code !== 'upstream_not_found')
      incomplete.push({ account, provider, code: outcome.failure.code });
  };
  const rows = (json: unknown) => {
    const list = v.parse(vpsList, json);
    if (hasMoreAfter(list)) incomplete.push({ account, provider: 'hostup', code: NOT_ALL_READ });
    for (const row of list.data) {
      const { id, name, primaryIp } = row ?? {};
      if (id && !hits.some((hit) => hit.id === id))
        hits.push({ kind: 'vps', account, id, name: name ?? null, primaryIp: primaryIp ?? null });
    }
  };
  if (hostup && ASSUMED_HOSTUP_VPS_ID.test(query)) {
    found('hostup', await hostup.isoMedia(query, signal, person), () =>
      hits.push({ kind: 'vps', account, id: query, name: null, primaryIp: null }),
    );
  } else if (hostup) {
    const by = isIP(query) === 0 ? { name: query } : { primaryIp: query };
    found('hostup', await hostup.vpsList({ ...by, limit: VPS_LIST_MAX_LIMIT }, signal), rows);
  }
  if (vpsbg && ASSUMED_VPSBG_ISO_ID.test(query)) {
    found('vpsbg', await vpsbg.iso(query, signal, person), (json) =>
      hits.push({ kind: 'iso', account, id: query, name: v.parse(iso, json).name }),
    );
  }
  return { hits, incomplete };
}

/** Looks in all accounts at once: HostUp's servers by ID, exact name and address, VPSBG's downloads by number. */
export async function lookup(
  accounts: Iterable<readonly [string, AccountReads]>,
  query: string,
  signal: AbortSignal,
  person: string,
): Promise<LookupResult> {
  const each = await Promise.all(
    [...accounts].map(([name, reads]) => lookIn(name, reads, query, signal, person)),
  );
  return {
    hits: each.flatMap(({ hits }) => hits).slice(0, MAX_HITS),
    incomplete: each.flatMap(({ incomplete }) => incomplete),
  };
}
