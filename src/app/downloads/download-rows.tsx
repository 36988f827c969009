import type { ReactNode } from 'react';

/** The list around download rows: as wide as its panel, two columns where there is room. */
export function DownloadRows({ children }: { children: ReactNode }) {
  return (
    <div className="@container -mx-4 -my-3">
      <ul className="divide-y divide-line">{children}</ul>
    </div>
  );
}
