import { Menu } from 'lucide';
import { useState, type ComponentProps } from 'react';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import * as m from './messages/shell.en.ts';

const load = () => import('./page-menu.tsx');

const PageMenu = lazyPart(async () => ({ default: (await load()).PageMenu }));

/** The button of a phone's menu; the menu itself is loaded on first use. */
export function PageMenuTrigger() {
  const [wanted, setWanted] = useState(false);
  const button = (
    <MenuButton onClick={() => setWanted(true)} onPointerEnter={() => void load().catch(() => {})} />
  );
  if (!wanted) return button;
  return (
    <OptionalPart loading={<MenuButton aria-busy />} lost={<MenuLost />}>
      <PageMenu>
        <MenuButton />
      </PageMenu>
    </OptionalPart>
  );
}

function MenuButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={m.menu()}
      {...props}
      className="inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon of={Menu} className="size-4.5" />
    </button>
  );
}

function MenuLost() {
  return (
    <button type="button" onClick={() => location.reload()} className="min-h-8 px-1 text-xs underline">
      {m.menuLost()}
    </button>
  );
}
