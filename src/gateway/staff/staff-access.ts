import { EVERY_VPS, type Action } from '../../contracts/gateway/actions.ts';
import type { StaffAccount, StaffRole } from '../../contracts/gateway/staff.ts';
import type { AccessRule, StaffConfig } from './staff-config.ts';

/** What a person may do in an account. */
export interface Access {
  role: StaffRole;
  actions: readonly Action[];
}

/**
 * What these claims open, by account: the union of the rules that hold. The claims are those of the identity provider; a
 * person's name or address opens nothing.
 */
export function accessOf(
  claims: Readonly<Record<string, readonly string[]>>,
  rules: readonly AccessRule[],
): ReadonlyMap<string, Access> {
  const access = new Map<string, Access>();
  for (const rule of rules.filter((each) => holds(each, claims))) {
    for (const account of rule.accounts) {
      const known = access.get(account);
      access.set(account, {
        role: known?.role === 'operator' ? 'operator' : rule.role,
        actions: [...new Set([...(known?.actions ?? []), ...(rule.role === 'operator' ? rule.actions : [])])],
      });
    }
  }
  return access;
}

function holds(
  { claims: required }: AccessRule,
  claims: Readonly<Record<string, readonly string[]>>,
): boolean {
  const names = Object.keys(required);
  return (
    names.length > 0 &&
    names.every((name) => {
      const own = Object.hasOwn(claims, name) ? (claims[name] ?? []) : [];
      return required[name]?.some((value) => own.includes(value)) ?? false;
    })
  );
}

/** The accounts as the session lists them, in the order of the file. */
export function accountsShown(
  access: ReadonlyMap<string, Access>,
  { accounts, labels }: Pick<StaffConfig, 'accounts' | 'labels'>,
): StaffAccount[] {
  return [...accounts].flatMap(([name, keys]) => {
    const found = access.get(name);
    if (!found) return [];
    const actions = keys.hostupWrite === undefined ? [] : [...found.actions];
    return {
      name,
      label: Object.hasOwn(labels, name) ? (labels[name] ?? name) : name,
      role: found.role,
      actions: actions.length > 0 ? { [EVERY_VPS]: actions } : {},
      providers: { hostup: keys.hostup !== undefined, vpsbg: keys.vpsbg !== undefined },
    };
  });
}

/** What the log has of who may sign in, a rule each: no claim, account name, key or address of the identity provider. */
export function staffRights({ access, accounts }: Pick<StaffConfig, 'access' | 'accounts'>) {
  return access.map(({ role, actions, accounts: names }) => {
    const acting = names.filter(
      (name) => actions.length > 0 && accounts.get(name)?.hostupWrite !== undefined,
    ).length;
    return { role, actions, accounts: names.length, acting };
  });
}
