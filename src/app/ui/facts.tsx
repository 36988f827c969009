import type { ReactNode } from 'react';

/** A list of terms and values, side by side where there is room. `compact`: small and close, without lines between. */
export function Facts({ compact = false, children }: { compact?: boolean; children: ReactNode }) {
  return (
    <div className="@container">
      <dl
        className={compact ? 'group text-xs' : 'divide-y divide-line'}
        data-compact={compact ? '' : undefined}
      >
        {children}
      </dl>
    </div>
  );
}

/** One term and its value, inside `Facts`. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="gap-x-4 py-1.5 group-data-compact:py-0.5 first:pt-0 last:pb-0 @sm:grid @sm:grid-cols-[10rem_minmax(0,1fr)] group-data-compact:@xs:grid group-data-compact:@xs:grid-cols-[6.5rem_minmax(0,1fr)]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
