import type { ReactNode } from 'react';

interface HeadControlsProps {
  /** A provider's status. */
  status: ReactNode;
  /** The page's tools. */
  children: ReactNode;
}

/** At the end of a page's head. On a phone it is one row, as high whatever the status says: that wraps beside the tools. */
export function HeadControls({ status, children }: HeadControlsProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 max-sm:basis-full max-sm:gap-x-2">
      <div className="min-w-0 max-sm:flex-[1_1_7rem]">{status}</div>
      {children}
    </div>
  );
}
