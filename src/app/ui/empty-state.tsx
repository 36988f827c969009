import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface EmptyStateProps {
  /** What is not there, as a sentence. */
  title: string;
  /** What that means or what to do. */
  children?: ReactNode;
  icon?: IconNode;
}

/** Nothing to show, and that is the result. */
export function EmptyState({ title, children, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-6 text-center">
      {icon ? <Icon of={icon} className="mb-1 size-5 text-faint" /> : null}
      <p className="font-medium">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
    </div>
  );
}
