import type { ReactNode } from 'react';
import type { GroupedIds } from './download-list.ts';

interface GroupedDownloadsProps {
  ids: GroupedIds;
  row: (isoId: number) => ReactNode;
  /** Under the running ones, such as how many more there are. */
  afterActive?: ReactNode;
  /** The deleted ones, or what stands for them. */
  children?: ReactNode;
}

/** Running downloads, as wide as there is room, then the finished ones under a head of their own. As wide as its panel. */
export function GroupedDownloads({ ids, row, afterActive, children }: GroupedDownloadsProps) {
  return (
    <div className="@container -m-4">
      {ids.active.length > 0 ? (
        <ul className="-mt-px @3xl:grid @3xl:grid-cols-2">{ids.active.map(row)}</ul>
      ) : null}
      {afterActive}
      {ids.ready.length > 0 ? (
        <>
          <div className="flex flex-wrap justify-between gap-x-4 border-t border-line bg-page px-4 py-1.5 text-xs font-semibold text-muted first:border-t-0">
            <h3>Downloaded</h3>
            <span aria-hidden>
              <span className="hidden font-normal @md:inline">one cell is 6 h of 48 · </span>
              <span>deleted in</span>
            </span>
          </div>
          <ul>{ids.ready.map(row)}</ul>
        </>
      ) : null}
      {children}
    </div>
  );
}
