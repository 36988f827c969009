import type { Tenant } from './tenants.ts';

/** What the log has of a tenant: what it may do, and of the rest only how much there is. No key, origin or account name. */
export function rightsOf({ id, actions, parents, accounts }: Tenant) {
  const acting = [...accounts.values()].filter(({ hostupWrite }) => hostupWrite !== undefined).length;
  return { tenant: id, actions, parents: parents.length, accounts: accounts.size, acting };
}
