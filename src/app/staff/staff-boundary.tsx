import { useLocation } from '@tanstack/react-router';
import { Eye } from 'lucide';
import type { ReactNode } from 'react';
import type { StaffAccount } from '../../contracts/gateway/staff.ts';
import { brief } from '../text/visible.ts';
import { DialogNotice } from '../ui/dialog-notice.ts';
import { Icon } from '../ui/icon.tsx';
import { inWords } from '../ui/in-words.tsx';
import { buttonStyle, linkStyle } from '../ui/link-style.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { inAccount, inView, isOfCustomers } from './addresses.ts';
import { useStaffSession } from './keeper.ts';
import * as m from './messages/session.en.ts';
import { SessionNotice } from './session-notice.tsx';

/** Around every page where people sign in: what to show of their session, and whether the account is theirs. */
export function StaffBoundary({ children }: { children: ReactNode }) {
  const staff = useStaffSession();
  if (!staff) return children;
  const { keeper, stage } = staff;
  if (stage === 'out') return null;
  const notice = stage === 'in' ? null : <SessionNotice keeper={keeper} stage={stage} />;
  return (
    <DialogNotice value={notice}>
      <output className="sticky top-2 z-20 block empty:hidden print:hidden">
        {notice === null ? null : <div className="mb-4 rounded-card shadow-lg">{notice}</div>}
      </output>
      {keeper.account ? (
        <>
          {keeper.scope.asCustomer ? (
            <CustomerView account={keeper.account}>{children}</CustomerView>
          ) : (
            children
          )}
        </>
      ) : (
        <NotYourAccount />
      )}
    </DialogNotice>
  );
}

function CustomerView({ account, children }: { account: StaffAccount; children: ReactNode }) {
  const { pathname, searchStr } = useLocation();
  return (
    <>
      <section
        aria-label={m.customersView()}
        className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-warn bg-warn-soft px-4 py-2 print:hidden"
      >
        <Icon of={Eye} className="size-4 shrink-0 text-warn max-sm:hidden" />
        <p className="min-w-0 flex-[1_1_16rem] [overflow-wrap:anywhere]">
          <span className="font-semibold">{m.customersViewLead()}</span>{' '}
          {inWords(m.asCustomer, { account: <span translate="no">{brief(account.label, 60)}</span> })}
          {account.providers.vpsbg ? <> {m.allDownloads()}</> : null}
        </p>
        <a href={inView(pathname + searchStr, false)} className={buttonStyle('secondary')}>
          {m.backToStaffView()}
        </a>
      </section>
      {isOfCustomers(pathname) ? children : <PageHeader title={m.notOfCustomers()} />}
    </>
  );
}

/** A link from a colleague may be of an account that this person has no role in; or of none. */
function NotYourAccount() {
  const staff = useStaffSession();
  const { pathname } = useLocation();
  if (!staff) return null;
  const { scope } = staff.keeper;
  return (
    <>
      <PageHeader title={m.notOpen()} />
      <p className="max-w-prose">
        {inWords(m.notAmongYours, {
          account: (
            <span translate="no" className="font-mono text-[0.8125rem]">
              {brief(scope.account, 40)}
            </span>
          ),
        })}
      </p>
      <ul className="mt-3 grid gap-1">
        {staff.session.accounts.map(({ name, label }) => (
          <li key={name}>
            <a href={inAccount(pathname, name)} className={linkStyle}>
              {brief(label, 60)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
