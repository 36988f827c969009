import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { LanguageItems } from './language-items.tsx';
import { MENU } from './menu-item.ts';

/** The languages that the page can speak. `children` is its button. */
export function LanguageMenu({ children }: { children: ReactNode }) {
  return (
    // Not modal: what holds back the page's scrolling adds a style sheet, which the Content-Security-Policy forbids.
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={8} className={MENU}>
          <LanguageItems />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
