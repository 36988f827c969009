import { randomBytes } from 'node:crypto';
import type { Iso } from '../contracts/vpsbg/iso.ts';
import { crowdedIsos, crowdedServers } from './crowded-account.ts';
import { defaultServers } from './default-servers.ts';
import { createLanes } from './lanes.ts';
import { oddIsos, oddServers } from './odd-account.ts';
import type { BrokenRow, Server } from './server.ts';

export type AccountName = 'default' | 'empty' | 'crowded' | 'odd' | 'noscope';

export interface Account {
  /** Bearer keys, random for each start. */
  keys: { hostup: string; vpsbg: string };
  /** HostUp scopes of the key. */
  scopes: readonly string[];
  /** HostUp: in the order of the list; a row may be broken on purpose. */
  servers: readonly (Server | BrokenRow)[];
  /** VPSBG: rows of the list at sandbox time `now`. */
  isos: (now: number) => readonly unknown[];
  /** VPSBG: one ISO of the account, or `undefined`. */
  iso: (id: number, now: number) => Iso | undefined;
}

/** @param start sandbox time at the start, ms since the epoch; the accounts' downloads are laid out around it */
export function createAccounts(start: number): Record<AccountName, Account> {
  const lanes = createLanes(start);
  const none = { servers: [], isos: () => [], iso: () => undefined };
  const crowd = crowdedIsos(start);
  const odd = oddIsos(start);
  const account = (parts: Omit<Account, 'keys' | 'scopes'>, scopes = ['read:vm']): Account => ({
    keys: { hostup: key('hostup'), vpsbg: key('vpsbg') },
    scopes,
    ...parts,
  });
  const usual = { servers: defaultServers, isos: lanes.list, iso: lanes.get };
  return {
    default: account(usual),
    empty: account(none),
    crowded: account({ servers: crowdedServers(), isos: crowd.list, iso: crowd.get }),
    odd: account({ servers: oddServers, isos: () => odd, iso: () => undefined }),
    noscope: account(usual, ['read:dns']),
  };
}

function key(provider: string): string {
  return `sandbox-${provider}-${randomBytes(18).toString('base64url')}`;
}
