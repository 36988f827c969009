import { useLocation } from '@tanstack/react-router';
import { Check, Eye, LogOut } from 'lucide';
import { DropdownMenu } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { StaffAccount } from '../../contracts/gateway/staff.ts';
import { endSession } from './session-requests.ts';
import { brief } from '../text/visible.ts';
import { HeaderMenu, MenuLine } from '../ui/header-menu.tsx';
import { Icon } from '../ui/icon.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { inAccount, inView, isOfCustomers } from './addresses.ts';
import { useStaffSession } from './keeper.ts';
import { ROLE_WORDS } from './role-words.ts';

const ITEM =
  'flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 outline-none data-highlighted:bg-sunken max-sm:min-h-11 forced-colors:data-highlighted:outline';
const LABEL = 'px-3 py-1.5 text-xs text-muted [overflow-wrap:anywhere]';

/** The accounts, each a link to the same page of it; the customer's view; who is signed in, and the way out. */
export function StaffMenu({ children }: { children: ReactNode }) {
  const staff = useStaffSession();
  const { pathname, searchStr } = useLocation();
  const [problem, setProblem] = useState(false);
  if (!staff) return null;
  const { keeper, session } = staff;
  const { scope } = keeper;

  async function signOut() {
    setProblem(false);
    const next = await endSession();
    if (next === null) setProblem(true);
    else keeper.signedOut(next);
  }

  return (
    <HeaderMenu trigger={children} width="w-76">
      {session.accounts.length > 1 ? (
        <DropdownMenu.Group aria-label="Accounts">
          {session.accounts.map((account) => (
            <AccountItem
              key={account.name}
              account={account}
              href={inAccount(pathname, account.name)}
              isCurrent={account.name === scope.account}
            />
          ))}
        </DropdownMenu.Group>
      ) : (
        <DropdownMenu.Label className={LABEL}>
          {keeper.account ? <AccountWords account={keeper.account} /> : null}
        </DropdownMenu.Label>
      )}
      <MenuLine />
      {scope.asCustomer || isOfCustomers(pathname) ? (
        <>
          <DropdownMenu.Item asChild>
            <a href={inView(pathname + searchStr, !scope.asCustomer)} className={ITEM}>
              <Icon of={Eye} className="size-4 shrink-0 text-muted" />
              {scope.asCustomer ? 'Back to the staff view' : 'Customer’s view of this page'}
            </a>
          </DropdownMenu.Item>
          <MenuLine />
        </>
      ) : null}
      <DropdownMenu.Label className={LABEL}>
        <span>Signed in as </span>
        <span translate="no" className="text-ink">
          {brief(session.name, 80)}
        </span>
      </DropdownMenu.Label>
      <DropdownMenu.Item
        className={ITEM}
        onSelect={(event) => {
          // It stays open until that is done, or failed.
          event.preventDefault();
          void signOut();
        }}
      >
        <Icon of={LogOut} className="size-4 shrink-0 text-muted" />
        Sign out
      </DropdownMenu.Item>
      <p role="alert" className="px-3 text-xs text-danger empty:hidden">
        {problem ? 'You are still signed in: the gateway did not respond. Try again.' : null}
      </p>
    </HeaderMenu>
  );
}

interface AccountItemProps {
  account: StaffAccount;
  href: string;
  isCurrent: boolean;
}

/** A link, so that it opens in a new tab too: another account is another document. */
function AccountItem({ account, href, isCurrent }: AccountItemProps) {
  return (
    <DropdownMenu.Item asChild textValue={account.label}>
      <a href={href} aria-current={isCurrent ? 'true' : undefined} className={ITEM}>
        <Icon of={Check} className={`size-4 shrink-0 ${isCurrent ? '' : 'invisible'}`} />
        <span className="min-w-0">
          <span className="block font-medium">
            <Untrusted text={account.label} max={60} />
          </span>
          <span className="block text-xs text-muted">
            <AccountWords account={account} />
          </span>
        </span>
      </a>
    </DropdownMenu.Item>
  );
}

function AccountWords({ account: { role, providers } }: { account: StaffAccount }) {
  const { name, words } = ROLE_WORDS[role];
  const of = [providers.hostup ? 'HostUp' : '', providers.vpsbg ? 'VPSBG' : ''].filter(Boolean);
  return (
    <span>
      {name}: {words} · {of.join(' and ') || 'no provider'}
    </span>
  );
}
