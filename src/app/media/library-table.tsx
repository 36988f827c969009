import { ArrowDown, ArrowUp, Disc3, TriangleAlert } from 'lucide';
import { memo, type ReactNode, type Ref } from 'react';
import type { IsoImage } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { formatSizeGb } from './image-name.ts';
import type { LibraryRow } from './library.ts';
import type { LibrarySort } from './media-search.ts';
import { nonBlank } from './non-blank.ts';
import { Icon } from '../ui/icon.tsx';

/** A longer list would push all that follows it far down the page. */
const SCROLLS_ABOVE = 100;

const REACHABLE = 0;

type Column = 'name' | 'size' | 'format' | 'mounted';

const HEADS: readonly { column: Column; words: string; className: string }[] = [
  { column: 'name', words: 'Image', className: '' },
  { column: 'size', words: 'Size', className: '@xl:pl-4 @xl:text-right' },
  { column: 'format', words: 'Format', className: '@xl:pl-4' },
  { column: 'mounted', words: 'Mounted in', className: '@xl:pl-4' },
];

/** Each row is a grid of its own, with the same columns: a table's rows cannot be left out of the layout one by one. */
const COLUMNS = '@xl:grid @xl:grid-cols-[minmax(0,1fr)_7rem_5rem_8rem]';

interface LibraryTableProps {
  /** Of the whole table, also when not all rows are drawn. */
  rowCount: number;
  sort: LibrarySort;
  onSort: (sort: LibrarySort) => void;
  /** One `tbody` or more. */
  children: ReactNode;
}

/** Columns where there is room; below that the cells of a row stand under each other. The parent is the container. */
export function LibraryTable({ rowCount, sort, onSort, children }: LibraryTableProps) {
  return (
    <table aria-label="ISO images" aria-rowcount={rowCount + 1} className="block w-full">
      <thead className="sr-only @xl:not-sr-only @xl:sticky @xl:top-0 @xl:z-1 @xl:block @xl:bg-surface">
        <tr aria-rowindex={1} className={`text-left text-xs text-muted ${COLUMNS}`}>
          {HEADS.map((head) => (
            <ColumnHead key={head.column} {...head} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

interface WholeLibraryProps extends Omit<LibraryTableProps, 'rowCount' | 'children'> {
  rows: readonly LibraryRow[];
}

/**
 * Every row in the document, where the browser's own search and print find it. A long list scrolls by itself; its rows
 * out of sight are not laid out. Memoised: a key typed into the search draws it anew only with its result.
 */
export const WholeLibrary = memo(function WholeLibrary({ rows, sort, onSort }: WholeLibraryProps) {
  const table = (
    <LibraryTable rowCount={rows.length} sort={sort} onSort={onSort}>
      <tbody className="block">
        {rows.map((row, n) => (
          <ImageRow key={row.key} row={row} index={n} />
        ))}
      </tbody>
    </LibraryTable>
  );
  if (rows.length <= SCROLLS_ABOVE) return table;
  return (
    // Reached by Tab, so that the arrow keys scroll it.
    <section
      tabIndex={REACHABLE}
      aria-label="ISO images"
      className="max-h-[36rem] overflow-y-auto print:max-h-none print:overflow-visible"
    >
      {table}
    </section>
  );
});

interface ColumnHeadProps extends Pick<LibraryTableProps, 'sort' | 'onSort'> {
  column: Column;
  words: string;
  className: string;
}

function ColumnHead({ column, words, className, sort, onSort }: ColumnHeadProps) {
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={direction} className={`pb-1.5 font-medium ${className}`}>
      <span className="@xl:hidden">{words}</span>
      <button
        type="button"
        onClick={() => onSort(direction === 'ascending' ? `-${column}` : column)}
        className="hidden items-center gap-1 rounded-sm hover:text-ink @xl:inline-flex"
      >
        {words}
        {direction ? <Icon of={Arrow} className="size-3" /> : null}
      </button>
    </th>
  );
}

interface ImageRowProps {
  row: LibraryRow;
  /** Place among the rows shown, from 0. */
  index: number;
  ref?: Ref<HTMLTableRowElement>;
}

export const ImageRow = memo(function ImageRow({ row, index, ref }: ImageRowProps) {
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      className={`block border-t border-line py-2 [content-visibility:auto] [contain-intrinsic-size:auto_4.5rem] print:[content-visibility:visible] ${COLUMNS}`}
    >
      {row.image ? <ImageCells image={row.image} row={row} /> : <UnreadableCells />}
    </tr>
  );
});

function ImageCells({ image, row }: { image: IsoImage; row: LibraryRow }) {
  const file = nonBlank(image.name);
  const format = nonBlank(image.format);
  return (
    <>
      <td className="block min-w-0">
        <p className="font-medium">
          <Untrusted text={row.name} />
        </p>
        {file === null || file === row.name ? null : (
          <p className="text-xs text-muted">
            <Untrusted text={file} />
          </p>
        )}
        {image.id === row.name ? null : (
          <p className="text-xs text-muted">
            <Mono>
              <Untrusted text={image.id} max={60} />
            </Mono>
          </p>
        )}
      </td>
      <td className="inline text-muted tabular-nums @xl:block @xl:min-w-0 @xl:pl-4 @xl:text-right @xl:text-ink">
        {formatSizeGb(image.sizeGb)}
      </td>
      <td className="inline text-muted before:content-['_·_'] @xl:block @xl:min-w-0 @xl:pl-4 @xl:before:content-none">
        {format === null ? 'not given' : <Untrusted text={format} max={20} />}
      </td>
      <td className="mt-1 block min-w-0 empty:mt-0 @xl:mt-0 @xl:pl-4">
        {row.mountedIn.length > 0 ? (
          <Badge tone="info" icon={Disc3}>
            <span className="@xl:sr-only">Mounted in </span>
            {brief(row.mountedIn.join(', '), 60)}
          </Badge>
        ) : null}
      </td>
    </>
  );
}

function UnreadableCells() {
  return (
    <td colSpan={4} className="block text-muted @xl:col-span-4">
      <Icon of={TriangleAlert} className="mr-2 inline size-4 align-text-bottom" />
      An entry that could not be read
    </td>
  );
}
