import type { ReactNode } from 'react';

/** A dense list of terms and values; term and value stand side by side where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <div className="@container">
      <dl className="divide-y divide-line">{children}</dl>
    </div>
  );
}

/** One term and its value, inside `Facts`. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="gap-x-4 py-1.5 first:pt-0 last:pb-0 @sm:grid @sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
