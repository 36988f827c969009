import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { lookupResult, staffApi, type LookupHit, type LookupResult } from '../../contracts/gateway/staff.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import type { Hit } from '../session/staff-parts.ts';
import { pageIn } from './addresses.ts';
import { currentKeeper } from './keeper.ts';

/** What was looked up in every account is good for so long, ms. */
const GOOD_FOR_MS = 60_000;

/** One lookup in every account of the person. @param words an id, a whole name or an IP address, on one line */
export function lookupQuery(words: string) {
  return queryOptions({
    queryKey: ['staff', 'lookup', words],
    queryFn: ({ signal }) =>
      request({ path: staffApi.lookup(words), provider: null, schema: lookupResult, signal }),
    // A person who looks it up again wants what could not be read before, and a failure is retried while it is shown.
    staleTime: ({ state }) => (state.data && isIncomplete(state.data.body) ? 0 : GOOD_FOR_MS),
    refetchOnMount: true,
    retryOnMount: true,
    refetchInterval: ({ state }) => nextPoll(state, () => false),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Whether an account could not be read. That a provider has more that fits stays so. */
function isIncomplete({ incomplete }: LookupResult): boolean {
  return incomplete.some(({ code }) => code !== 'not_all_read');
}

export function hitOf(found: LookupHit): Hit {
  return { ...found, ...placeOf(found) };
}

/** What an account is called, and the address of a page in it when that is another document. */
export function placeOf({ kind, id, account }: Pick<LookupHit, 'kind' | 'id' | 'account'>) {
  return { label: labelOf(account), href: account === here() ? null : pageIn({ kind, id, account }) };
}

/** The address of a page that is in another account alone; `null` when it is in this one, or nowhere, or not known. */
export async function elsewhere(
  queryClient: QueryClient,
  { kind, id }: Pick<LookupHit, 'kind' | 'id'>,
): Promise<string | null> {
  try {
    const { body } = await queryClient.fetchQuery(lookupQuery(id));
    const [only, ...others] = body.hits.filter((hit) => hit.kind === kind && hit.id === id).map(hitOf);
    return others.length === 0 ? (only?.href ?? null) : null;
  } catch {
    return null;
  }
}

/** What an account is called; its name when it is not open to this person. */
export function labelOf(account: string): string {
  const known = currentKeeper()
    ?.session()
    .accounts.find(({ name }) => name === account);
  return known?.label ?? account;
}

/** The account of this page. */
export function here(): string {
  return currentKeeper()?.scope.account ?? '';
}
