import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from '../ui/use-printing.ts';
import type { LibraryRow } from './library.ts';
import { ImageRow, LibraryTable, WholeLibrary } from './library-table.tsx';
import * as m from './messages/long-library.en.ts';

/** Height of a row before one is drawn, px. */
const FIRST_GUESS = 49;

/** More rows would keep a browser busy for minutes. */
const PRINTED_AT_MOST = 10_000;

const REACHABLE = 0;

interface LongLibraryProps {
  rows: readonly LibraryRow[];
}

/** A library too long to be in the document: only the rows in sight exist, and on paper all of them. */
export default memo(function LongLibrary({ rows }: LongLibraryProps) {
  const printing = usePrinting();
  if (!printing) {
    return (
      <>
        <RowsInSight rows={rows} />
        <p className="border-t border-line px-4 py-2 text-xs text-muted">
          {m.onlyInView({ count: rows.length })}
        </p>
      </>
    );
  }
  return (
    <>
      <WholeLibrary rows={rows.slice(0, PRINTED_AT_MOST)} />
      {rows.length > PRINTED_AT_MOST ? (
        <p className="px-4 py-2">{m.printedPart({ count: PRINTED_AT_MOST, all: rows.length })}</p>
      ) : null}
    </>
  );
});

function RowsInSight({ rows }: LongLibraryProps) {
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

  // Another search or order starts at its top; a new response to the same one does not move the list.
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
      aria-label={m.isoImages()}
      className="max-h-[36rem] overflow-y-auto [overflow-anchor:none]"
    >
      <LibraryTable rowCount={rows.length}>
        <Gap height={before} />
        <tbody className="block">
          {items.map(({ index, key }) => {
            const row = rows[index];
            return row ? <ImageRow key={key} ref={virtual.measureElement} row={row} index={index} /> : null;
          })}
        </tbody>
        <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
      </LibraryTable>
    </section>
  );
}

/** The room of the rows that are not drawn; px. */
function Gap({ height }: { height: number }) {
  return (
    <tbody aria-hidden className="block">
      <tr className="block" style={{ height: Math.max(0, height) }} />
    </tbody>
  );
}
