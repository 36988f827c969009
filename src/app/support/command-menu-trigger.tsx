import { Search } from 'lucide';
import { useEffect, useEffectEvent, useRef, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import type { CommandMenuProps } from './command-menu.tsx';
import { withTexts } from '../text/localised.ts';
import { Icon } from '../ui/icon.tsx';
import * as m from './messages/tools.en.ts';

const SHOWN_FOR_MS = 4_000;
const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

type Loaded =
  { state: 'closed' | 'loading' | 'failed' } | { state: 'open'; Menu: ComponentType<CommandMenuProps> };

/** The button and the key, Ctrl+K or ⌘K, of the command menu. The menu itself is loaded on first use. */
export function CommandMenuTrigger() {
  const [menu, setMenu] = useState<Loaded>({ state: 'closed' });
  const [message, setMessage] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const cameFrom = useRef<Element | null>(null);

  async function open() {
    cameFrom.current = document.activeElement;
    setMessage('');
    setMenu({ state: 'loading' });
    // It may be closed again before it is loaded.
    const loaded = (next: Loaded) => setMenu((now) => (now.state === 'loading' ? next : now));
    try {
      const { CommandMenu } = await import('./command-menu.tsx').then(withTexts);
      loaded({ state: 'open', Menu: CommandMenu });
    } catch {
      loaded({ state: 'failed' });
    }
  }

  /** `focus`: the focus goes back to where it was; otherwise it is already elsewhere. */
  function close({ focus, message: next }: { focus: boolean; message?: string }) {
    if (next !== undefined) setMessage(next);
    if (!focus) {
      setMenu({ state: 'closed' });
      return;
    }
    // First away with it: a menu that was just drawn would still take the focus to itself.
    flushSync(() => setMenu({ state: 'closed' }));
    const back = cameFrom.current;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else button.current?.focus();
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const modified = MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    const ours = modified && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const shown = menu.state === 'open' || menu.state === 'loading';
    // The menu handles Escape itself, once it has the focus.
    const leaves = event.key === 'Escape' && shown;
    if (!(ours || leaves) || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    if (shown) close({ focus: true });
    else void open();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  useEffect(() => {
    if (message === '') return undefined;
    const timer = setTimeout(() => setMessage(''), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [message]);

  const words = menu.state === 'failed' ? m.menuLost() : message;
  return (
    <div className="relative">
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={menu.state === 'open'}
        aria-keyshortcuts={MAC ? 'Meta+K' : 'Control+K'}
        // The focus stays where it was: it goes back there.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => (menu.state === 'open' ? close({ focus: true }) : void open())}
        className="inline-flex h-8 items-center gap-2 rounded-control px-2 text-muted hover:bg-sunken hover:text-ink sm:border sm:border-line-strong"
      >
        <Icon of={Search} className="size-4 shrink-0" />
        <span className="max-lg:sr-only">{m.searchOrJump()}</span>
        <kbd aria-hidden className="rounded-sm border border-line px-1 font-sans text-xs max-lg:hidden">
          {MAC ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      <output className="absolute top-full right-0 z-20">
        {words === '' ? null : (
          <span className="mt-1 block rounded-sm border border-line-strong bg-raised px-2 py-0.5 text-xs whitespace-nowrap">
            {words}
          </span>
        )}
      </output>
      {menu.state === 'open' ? <menu.Menu onClose={close} /> : null}
    </div>
  );
}
