import type { QueryClient } from '@tanstack/react-query';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { accountServers, type ServersRead } from './account-servers.ts';
import { exactFilter } from './exact-filter.ts';
import { searchVps } from './listed-vps.ts';
import { vpsListQuery } from './queries.ts';

/** The servers among `list` that HostUp's exact filter means: one that it passes over sends all of them. */
export function exactMatches(list: readonly (Vps | null)[], text: string): Vps[] {
  const wanted = text.trim().toLowerCase();
  const isWanted = ({ name, primaryIp }: Vps) =>
    name?.toLowerCase() === wanted || primaryIp?.toLowerCase() === wanted;
  return list.filter((vps) => vps !== null).filter(isWanted);
}

/** What a search of the account found. */
export interface FoundServers {
  servers: Vps[];
  /** Rows of the account's list that were searched. */
  rows: number;
  /** Whether that is the whole account: only then does no match mean that no such server exists. */
  whole: boolean;
  /** Why the search ended before, as a sentence. */
  problem: string | null;
}

/**
 * Finds servers of the account by a name, an IP address or a part of an id, a name or an address: first among what was
 * read, then by HostUp's exact filters, then by reading the account page by page until something matches or it ends.
 *
 * @param signal ends the search; what was found so far is returned
 * @param onProgress called with what was read after each page
 */
export async function findServers(
  queryClient: QueryClient,
  text: string,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (read: ServersRead) => void } = {},
): Promise<FoundServers> {
  const account = accountServers(queryClient);
  account.takeCached();
  await account.readFirst();
  const matches = () => matchesIn(account.current().servers, text);
  const found = (exact: readonly Vps[] = []): FoundServers => {
    const { rows, whole, problem } = account.current();
    return { servers: matches().length > 0 ? matches() : [...exact], rows, whole, problem };
  };
  if (matches().length > 0 || account.current().whole || signal?.aborted) return found();
  const filter = exactFilter(text);
  if (filter) {
    const exact = await queryClient.fetchQuery(vpsListQuery(filter)).then(
      ({ body }) => exactMatches(body.data, text),
      // The account is read instead.
      () => [],
    );
    if (exact.length > 0 || signal?.aborted) return found(exact);
  }
  const release = account.hold();
  return new Promise((resolve) => {
    const look = () => {
      const read = account.current();
      onProgress?.(read);
      const reads = read.state === 'reading' || read.state === 'waiting';
      if (reads && matches().length === 0 && !signal?.aborted) return;
      leave();
      signal?.removeEventListener('abort', look);
      release();
      resolve(found());
    };
    const leave = account.subscribe(look);
    signal?.addEventListener('abort', look);
    account.start();
    look();
  });
}

/** The servers that hold every word of a text. */
export function matchesIn(servers: readonly Vps[], text: string): Vps[] {
  return searchVps(servers, text).flatMap(({ vps }) => vps ?? []);
}
