import { ChevronDown, UserRound } from 'lucide';
import { useState, type ComponentProps } from 'react';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { useStaffSession } from './keeper.ts';
import { ROLE_WORDS } from './role-words.ts';

const load = () => import('./staff-menu.tsx');

const StaffMenu = lazyPart(async () => ({ default: (await load()).StaffMenu }));

/** The account of the page, the person's role in it, and the button of the menu with the others; that loads on first use. */
export function StaffMenuTrigger() {
  const [wanted, setWanted] = useState(false);
  const staff = useStaffSession();
  if (!staff) return null;
  const { account, scope } = staff.keeper;
  const label = brief(account?.label ?? scope.account, 60);
  const role = scope.asCustomer ? 'Customer’s view' : account ? ROLE_WORDS[account.role].name : 'No access';
  const button = (
    <MenuButton
      label={label}
      role={role}
      onClick={() => setWanted(true)}
      onPointerEnter={() => void load().catch(() => {})}
    />
  );
  return (
    <>
      <span className="max-md:hidden">
        <Badge tone={scope.asCustomer ? 'warn' : account?.role === 'operator' ? 'info' : 'neutral'}>
          {role}
        </Badge>
      </span>
      {wanted ? (
        <OptionalPart
          loading={<MenuButton label={label} role={role} aria-busy />}
          lost={
            <button
              type="button"
              onClick={() => location.reload()}
              className="min-h-8 px-1 text-xs underline"
            >
              Menu not loaded: reload
            </button>
          }
        >
          <StaffMenu>
            <MenuButton label={label} role={role} />
          </StaffMenu>
        </OptionalPart>
      ) : (
        button
      )}
    </>
  );
}

interface MenuButtonProps extends ComponentProps<'button'> {
  label: string;
  role: string;
}

function MenuButton({ label, role, ...props }: MenuButtonProps) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={`Account ${label}, ${role}`}
      {...props}
      className="inline-flex h-8 max-w-64 min-w-0 items-center gap-1.5 rounded-control border border-line-strong px-2 font-medium hover:bg-sunken max-sm:max-w-28"
    >
      <Icon of={UserRound} className="size-4 shrink-0 text-muted max-sm:hidden" />
      <span translate="no" className="min-w-0 truncate">
        {label}
      </span>
      <Icon of={ChevronDown} className="size-3.5 shrink-0 text-muted" />
    </button>
  );
}
