import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

interface HeaderMenuProps {
  /** Its button. */
  trigger: ReactNode;
  /** A class, such as `w-64`. */
  width: string;
  children: ReactNode;
}

/** The frame of a menu in the header. It is loaded when its button is pressed, so it is open from the first. */
export function HeaderMenu({ trigger, width, children }: HeaderMenuProps) {
  return (
    // Not modal: what holds back the page's scrolling adds a style sheet, which the Content-Security-Policy forbids.
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className={`z-30 max-h-(--radix-dropdown-menu-content-available-height) max-w-(--radix-dropdown-menu-content-available-width) overflow-y-auto rounded-menu border border-line-strong bg-raised p-1.5 text-ink shadow-lg ${width}`}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** The line between two parts of a menu. */
export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 border-t border-line" />;
}
