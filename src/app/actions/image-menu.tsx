import { Trash2 } from 'lucide';
import { DropdownMenu } from 'radix-ui';
import { Icon } from '../ui/icon.tsx';
import type { ImageRef } from './intent.ts';
import * as m from './messages/dialogs.en.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** The menu of one image's row: one for all rows, at the button that opened it. */
export function ImageMenu({ image }: { image: ImageRef }) {
  const { dialogs } = useVpsActions();
  const { opener } = dialogs;
  const { top = 0, left = 0, width = 0, height = 0 } = opener?.getBoundingClientRect() ?? {};
  return (
    // Not modal: what holds back the page's scrolling adds a style sheet, which the Content-Security-Policy forbids.
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={() => {
        if (dialogs.current()?.kind === 'menu') dialogs.close();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden
          tabIndex={-1}
          className="pointer-events-none fixed"
          style={{ top, left, width, height }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={m.moreFor({ image: image.name })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A dialog that the menu opened has the focus.
            if (dialogs.current() === null) dialogs.giveFocusBack();
          }}
          className="z-30 min-w-44 rounded-menu border border-line-strong bg-raised p-1.5 text-ink shadow-lg"
        >
          <DropdownMenu.Item
            onSelect={() => dialogs.open({ kind: 'delete', image })}
            className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-3 text-danger outline-none data-highlighted:bg-sunken max-sm:min-h-11 forced-colors:data-highlighted:outline"
          >
            <Icon of={Trash2} className="size-4" />
            {m.deleteItem()}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
