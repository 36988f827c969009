import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LibraryRow } from './library.ts';
import type { LibrarySort } from './media-search.ts';
import { ImageRow, LibraryTable } from './library-table.tsx';

/** Height of a row before one was drawn, px. */
const FIRST_GUESS = 72;

const REACHABLE = 0;

interface LongLibraryProps {
  rows: readonly LibraryRow[];
  sort: LibrarySort;
  onSort: (sort: LibrarySort) => void;
}

/** A library too long to be drawn at once: it scrolls by itself, and only the rows in sight exist. */
export default memo(function LongLibrary({ rows, sort, onSort }: LongLibraryProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [usualHeight, setUsualHeight] = useState(FIRST_GUESS);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => usualHeight,
    // Each costs while one types; a fast scroll shows a gap for a frame at most.
    overscan: 4,
  });
  const items = virtual.getVirtualItems();

  // Rows out of sight are taken to be as tall as the first: a wrong guess would be mended while one scrolls, and that
  // stops the browser's own scrolling, as of the End key, half way.
  const drawn = items.length > 0;
  useLayoutEffect(() => {
    const row = scroller.current?.querySelector('[data-index]');
    if (row) setUsualHeight(Math.round(row.getBoundingClientRect().height));
  }, [drawn]);
  useLayoutEffect(() => {
    virtual.measure();
  }, [virtual, usualHeight]);

  // Another search or order starts at its top; a new answer to the same one does not move the list.
  const first = rows[0]?.key;
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [first]);

  const before = items[0]?.start ?? 0;
  return (
    // Reached by Tab, so that the arrow keys scroll it.
    <section
      ref={scroller}
      tabIndex={REACHABLE}
      aria-label="ISO images"
      className="max-h-[36rem] overflow-y-auto [overflow-anchor:none]"
    >
      <LibraryTable rowCount={rows.length} sort={sort} onSort={onSort}>
        <Gap height={before} />
        <tbody className="block @xl:table-row-group">
          {items.map(({ index, key }) => {
            const row = rows[index];
            return row ? <ImageRow key={key} ref={virtual.measureElement} row={row} index={index} /> : null;
          })}
        </tbody>
        <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
      </LibraryTable>
    </section>
  );
});

/** The room of the rows that are not drawn; px. */
function Gap({ height }: { height: number }) {
  return (
    <tbody aria-hidden className="block @xl:table-row-group">
      <tr className="block @xl:table-row" style={{ height: Math.max(0, height) }} />
    </tbody>
  );
}
