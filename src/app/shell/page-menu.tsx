import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide';
import { DropdownMenu } from 'radix-ui';
import { useSyncExternalStore, type ReactNode } from 'react';
import { LOCALES } from '../../contracts/locales.ts';
import { sessionQuery } from '../session/queries.ts';
import { HeaderMenu, MenuLine } from '../ui/header-menu.tsx';
import { Icon } from '../ui/icon.tsx';
import { LanguageItems } from './language-items.tsx';
import { MENU_ITEM } from './menu-item.ts';
import { menuPages } from './menu-pages.ts';
import * as m from './messages/shell.en.ts';
import { modeWords } from './mode-words.ts';
import { THEMES, themeChoice, themeOf } from './theme.ts';
import { THEME_LOOKS } from './theme-looks.ts';
import { pageTitle } from '../text/page-words.ts';

/** What the header of a phone has no room for: main pages, theme, whose data this is. `children` is its button. */
export function PageMenu({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery()).data?.body;
  const mode = session && modeWords(session);
  const theme = useSyncExternalStore(themeChoice.subscribe, themeChoice.current);
  return (
    <HeaderMenu trigger={children} width="w-64">
      {menuPages.map(({ kind, path }) => (
        <DropdownMenu.Item key={path} asChild>
          <Link to={path} activeOptions={{ exact: path === '/', includeSearch: false }} className={MENU_ITEM}>
            {pageTitle(kind)}
          </Link>
        </DropdownMenu.Item>
      ))}
      <MenuLine />
      <DropdownMenu.RadioGroup
        aria-label={m.theme()}
        value={theme}
        onValueChange={(value) => themeChoice.choose(themeOf(value))}
      >
        {THEMES.map((each) => (
          <DropdownMenu.RadioItem key={each} value={each} className={MENU_ITEM}>
            <Icon of={THEME_LOOKS[each].icon} className="size-4 shrink-0 text-muted" />
            <span className="grow">{THEME_LOOKS[each].label()}</span>
            <DropdownMenu.ItemIndicator>
              <Icon of={Check} className="size-4" />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      {LOCALES.length > 1 ? (
        <>
          <MenuLine />
          <LanguageItems />
        </>
      ) : null}
      {mode ? (
        <>
          <MenuLine />
          <DropdownMenu.Label className="px-3 py-1.5 text-xs text-muted">
            {m.nameAndWords(mode)}
          </DropdownMenu.Label>
        </>
      ) : null}
    </HeaderMenu>
  );
}
