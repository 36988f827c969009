import { Dialog, DropdownMenu, Progress, Tabs, Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';

/** Five Radix parts around a page, all in its first view. */
export function RadixParts({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider>
      <Tooltip.Root>
        <Tooltip.Trigger>Help</Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content>What is in the drives</Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>Actions</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content>
            <DropdownMenu.Item>Mount</DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Dialog.Root>
        <Dialog.Trigger>Raw data</Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Content>
            <Dialog.Title>Raw data</Dialog.Title>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <Progress.Root value={40}>
        <Progress.Indicator />
      </Progress.Root>
      <Tabs.Root defaultValue="library">
        <Tabs.List>
          <Tabs.Trigger value="library">Library</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="library">{children}</Tabs.Content>
      </Tabs.Root>
    </Tooltip.Provider>
  );
}
