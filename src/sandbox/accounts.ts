import { randomBytes } from 'node:crypto';
import type { Iso } from '../contracts/vpsbg/iso.ts';
import { crowdedIsos, crowdedServers } from './crowded-account.ts';
import { defaultServers } from './default-servers.ts';
import { createLanes } from './lanes.ts';
import { ISOS_PER_PAGE, largeIsos, largeServers } from './large-account.ts';
import { oddIsos, oddServers } from './odd-account.ts';
import type { BrokenRow, Server } from './server.ts';

export const ACCOUNTS = ['default', 'empty', 'crowded', 'large', 'odd', 'noscope'] as const;
export type AccountName = (typeof ACCOUNTS)[number];

export interface Account {
  /** Bearer keys, random for each start. */
  keys: { hostup: string; hostupWrite: string; vpsbg: string };
  /** HostUp scopes of the key that reads. The other has all that actions need. */
  scopes: readonly string[];
  /** HostUp: in the order of the list; a row may be broken on purpose. */
  servers: readonly (Server | BrokenRow)[];
  /** VPSBG: rows of the list at sandbox time `now`. */
  isos: (now: number) => readonly unknown[];
  /** VPSBG: rows on one page of the list; without it the list has no pages. */
  isosPerPage?: number;
  /** VPSBG: one ISO of the account, or `undefined`. */
  iso: (id: number, now: number) => Iso | undefined;
}

/** @param start sandbox time at the start, ms since the epoch; the accounts' downloads are laid out around it */
export function createAccounts(start: number): Record<AccountName, Account> {
  const lanes = createLanes(start);
  const none = { servers: [], isos: () => [], iso: () => undefined };
  const crowd = crowdedIsos(start);
  const large = largeIsos(start);
  const odd = oddIsos(start);
  const account = (parts: Omit<Account, 'keys' | 'scopes'>, scopes = ['read:vm']): Account => ({
    keys: { hostup: key('hostup'), hostupWrite: key('hostup-write'), vpsbg: key('vpsbg') },
    scopes,
    ...parts,
  });
  const usual = { servers: defaultServers, isos: lanes.list, iso: lanes.get };
  return {
    default: account(usual),
    empty: account(none),
    crowded: account({ servers: crowdedServers(), isos: crowd.list, iso: crowd.get }),
    large: account({
      servers: largeServers(),
      isos: large.list,
      isosPerPage: ISOS_PER_PAGE,
      iso: large.get,
    }),
    odd: account({ servers: oddServers, isos: () => odd, iso: () => undefined }),
    noscope: account(usual, ['read:dns']),
  };
}

function key(provider: string): string {
  return `sandbox-${provider}-${randomBytes(18).toString('base64url')}`;
}
