import type { ReactNode } from 'react';

/** An id or a device name, in the fixed-width face; long ones break anywhere. */
export function Mono({ children }: { children: ReactNode }) {
  return (
    <span translate="no" className="font-mono text-[0.92em] [overflow-wrap:anywhere]">
      {children}
    </span>
  );
}
