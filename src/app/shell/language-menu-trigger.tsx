import { Languages } from 'lucide';
import { useState, type ComponentProps } from 'react';
import { LOCALES } from '../../contracts/locales.ts';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import * as m from './messages/language.en.ts';

const load = () => import('./language-menu.tsx');

const LanguageMenu = lazyPart(async () => ({ default: (await load()).LanguageMenu }));

/** The button of the languages, where there is more than one; their menu is loaded on first use. */
export function LanguageMenuTrigger() {
  const [wanted, setWanted] = useState(false);
  if (LOCALES.length < 2) return null;
  const button = (
    <LanguageButton onClick={() => setWanted(true)} onPointerEnter={() => void load().catch(() => {})} />
  );
  if (!wanted) return button;
  return (
    <OptionalPart loading={<LanguageButton aria-busy />} lost={<LanguagesLost />}>
      <LanguageMenu>
        <LanguageButton />
      </LanguageMenu>
    </OptionalPart>
  );
}

function LanguageButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={m.language()}
      data-tip={m.language()}
      {...props}
      className="inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon of={Languages} className="size-4" />
    </button>
  );
}

function LanguagesLost() {
  return (
    <button type="button" onClick={() => location.reload()} className="min-h-8 px-1 text-xs underline">
      {m.languageNotLoaded()}
    </button>
  );
}
