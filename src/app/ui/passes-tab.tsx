import type { KeyboardEvent, ReactNode } from 'react';

function keepFromDialog(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation();
}

/** Around all of a dialog that is not modal: Radix lets Tab go round in each dialog; here it leads on into the page. */
export function PassesTab({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <div role="presentation" onKeyDown={keepFromDialog} className={className}>
      {children}
    </div>
  );
}
