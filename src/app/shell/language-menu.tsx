import type { ReactNode } from 'react';
import { HeaderMenu } from '../ui/header-menu.tsx';
import { LanguageItems } from './language-items.tsx';

/** The languages that the page can speak. `children` is its button. */
export function LanguageMenu({ children }: { children: ReactNode }) {
  return (
    <HeaderMenu trigger={children} width="w-52">
      <LanguageItems />
    </HeaderMenu>
  );
}
