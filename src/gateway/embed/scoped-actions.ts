import type { EmbedClaims } from '../../contracts/embed/claims.ts';
import type { Action, AllowedActions } from '../../contracts/gateway/actions.ts';
import { actionsOf, type VisitorActions } from '../actions/visitor-actions.ts';
import { hashOf } from '../actions/intent.ts';
import { shownTo } from './failure-shown.ts';
import type { AccountReads } from '../accounts.ts';
import { mountedOnly } from './scoped-reads.ts';

/**
 * What a token allows: each action by name, for each VPS that it opens, as far as the tenant allows it. Absent means none;
 * a role allows nothing.
 *
 * @param tenant of the token: its ID and the actions in the operator's file
 * @param tokenName hash of the `jti`
 * @returns `undefined` when nothing is allowed, or the account has no key for actions
 */
export function actionsFor(
  claims: EmbedClaims,
  { hostup, hostupActions }: AccountReads,
  tenant: { id: string; actions: readonly Action[] },
  person: string,
  tokenName: string,
): VisitorActions | undefined {
  const { hostup: opened, sub, iat, role } = claims;
  const allowed = allowedBy(opened, tenant.actions);
  if (!opened || !hostup || !hostupActions || Object.keys(allowed).length === 0) return undefined;
  const { fresh } = hostup;
  return actionsOf(hostupActions, allowed, {
    person,
    who: `token:${hashOf(tenant.id, sub)}`,
    tenant: tenant.id,
    token: { name: tokenName, iat },
    async freshMedia(vpsId) {
      const outcome = await fresh.isoMedia(vpsId);
      return opened.library === 'all' ? outcome : mountedOnly(outcome);
    },
    freshStatus: fresh.status,
    shown: (failure) => shownTo(role, failure),
  });
}

function allowedBy(opened: EmbedClaims['hostup'], tenant: readonly Action[]): AllowedActions {
  const claimed = Object.entries(opened?.actions ?? {});
  const both = claimed
    .filter(([vpsId]) => opened?.vps.includes(vpsId))
    .map(([vpsId, actions]) => [vpsId, tenant.filter((action) => actions.includes(action))] as const);
  return Object.fromEntries(both.filter(([, actions]) => actions.length > 0));
}
