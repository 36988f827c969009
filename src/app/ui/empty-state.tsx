import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is not there, as a sentence. */
  title: string;
  /** What that means or what to do. */
  children?: ReactNode;
  icon?: LucideIcon;
}

/** Nothing to show, and that is the answer. */
export function EmptyState({ title, children, icon: Icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-6 text-center">
      {Icon ? <Icon aria-hidden className="mb-1 size-5 text-faint" /> : null}
      <p className="font-medium">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
    </div>
  );
}
