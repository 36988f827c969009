import type { ReactNode } from 'react';
import type { GroupedIds } from './download-list.ts';
import { FUSE_COLUMN } from './deletion-fuse.tsx';
import * as m from './messages/panels.en.ts';

interface GroupedDownloadsProps {
  ids: GroupedIds;
  /** What to do about the running ones; `null` for nothing worth a word. */
  toDo: string | null;
  row: (isoId: number) => ReactNode;
  /** Under the running ones, such as how many more there are. */
  afterActive?: ReactNode;
  /** The deleted ones, or what stands for them. */
  children?: ReactNode;
}

/** Running downloads, as wide as there is room, then the finished ones under a head of their own. As wide as its panel. */
export function GroupedDownloads({ ids, toDo, row, afterActive, children }: GroupedDownloadsProps) {
  return (
    <div className="@container -m-4">
      <p className="px-4 py-2 text-xs text-muted">
        {toDo === null ? null : <span className="font-medium text-ink">{toDo}</span>} {m.notMountable()}
      </p>
      {ids.active.length > 0 ? <ul className="@3xl:grid @3xl:grid-cols-2">{ids.active.map(row)}</ul> : null}
      {afterActive}
      {ids.ready.length > 0 ? (
        <>
          <div className="flex flex-wrap items-baseline justify-end gap-x-2.5 border-t border-line bg-page px-4 py-1.5 text-xs font-semibold text-muted first:border-t-0">
            <h3 className="min-w-0 flex-[1_1_6rem]">{m.downloadedHead()}</h3>
            {/* Each over its column. */}
            <span aria-hidden className={`${FUSE_COLUMN} font-normal whitespace-nowrap`}>
              {m.leftOf48()}
            </span>
            <span aria-hidden className="min-w-18 shrink-0 text-right font-normal whitespace-nowrap">
              {m.deletedInHead()}
            </span>
          </div>
          <ul>{ids.ready.map(row)}</ul>
        </>
      ) : null}
      {children}
    </div>
  );
}
