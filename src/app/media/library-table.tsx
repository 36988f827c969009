import { TriangleAlert } from 'lucide';
import { memo, use, type ReactNode, type Ref } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { inWords } from '../ui/in-words.tsx';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { brief } from '../text/visible.ts';
import type { IsoImage } from '../../contracts/hostup/iso-media.ts';
import { formatSizeGb } from './image-name.ts';
import type { LibraryRow } from './library.ts';
import { MediaActionsContext } from './media-actions.ts';
import * as m from './messages/media.en.ts';

/** A longer list would push all that follows it far down the page. */
const SCROLLS_ABOVE = 100;

const REACHABLE = 0;

/** Each row is a grid of its own, with the same columns: a table's rows cannot be left out of the layout one by one. */
const COLUMNS =
  'grid @max-[12rem]:block grid-cols-[auto_minmax(0,1fr)_fit-content(55%)] @xl:grid-cols-[minmax(0,1fr)_6rem_minmax(9.5rem,auto)]';
/** The name over its file. On a phone the size stands before the file, and both have the whole row; else it is as tall as both. */
const CELL = {
  name: 'col-span-2 @xl:col-span-1',
  file: 'col-span-2 col-start-2 row-start-2 @xl:col-span-1 @xl:col-start-1',
  size: 'col-start-1 row-start-2 @xl:col-start-2 @xl:row-start-1 @xl:row-span-2',
  drive: 'col-start-3 row-start-1 @xl:row-span-2',
} as const;

/** Cut on a wide screen, where the whole text is a hover away; whole on a phone and on paper. */
const ONE_LINE = '[overflow-wrap:anywhere] sm:truncate print:whitespace-normal';

interface LibraryTableProps {
  /** Of the whole table, also when not all rows are drawn. */
  rowCount: number;
  /** One `tbody` or more. */
  children: ReactNode;
}

/** Rows of two lines, with room for one action. The parent is the container. */
export function LibraryTable({ rowCount, children }: LibraryTableProps) {
  return (
    <table aria-label={m.isoImages()} aria-rowcount={rowCount + 1} className="block w-full">
      <thead className="sr-only">
        <tr aria-rowindex={1}>
          <th scope="col">{m.image()}</th>
          <th scope="col">{m.file()}</th>
          <th scope="col">{m.sizeHead()}</th>
          <th scope="col">{m.drive()}</th>
        </tr>
      </thead>
      {children}
    </table>
  );
}

/**
 * Every row in the document, where the browser's own search and print find it. A long list scrolls by itself; its rows
 * out of sight are not laid out. Memoised: a key typed into the search draws it anew only with its result.
 */
export const WholeLibrary = memo(function WholeLibrary({ rows }: { rows: readonly LibraryRow[] }) {
  const table = (
    <LibraryTable rowCount={rows.length}>
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
      aria-label={m.isoImages()}
      className="max-h-[36rem] overflow-y-auto print:max-h-none print:overflow-visible"
    >
      {table}
    </section>
  );
});

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
      className={`min-h-12 content-center items-center gap-x-1 border-t border-line px-4 py-1.5 first:border-t-0 [content-visibility:auto] [contain-intrinsic-size:auto_3rem] print:[content-visibility:visible] ${COLUMNS}`}
    >
      {row.image ? <ImageCells image={row.image} row={row} /> : <UnreadableCell />}
    </tr>
  );
});

function ImageCells({ image, row }: { image: IsoImage; row: LibraryRow }) {
  const actions = use(MediaActionsContext);
  const badge =
    row.mountedIn.length > 0 ? (
      <Badge tone="info">{m.inDrives({ drives: brief(row.mountedIn.join(', '), 60) })}</Badge>
    ) : null;
  return (
    <>
      <td className={`block min-w-0 font-medium ${ONE_LINE} ${CELL.name}`}>
        <Untrusted text={row.name} />
      </td>
      <td className={`peer block min-w-0 text-xs text-muted ${ONE_LINE} ${CELL.file}`}>
        <FileWords row={row} />
      </td>
      <td
        className={`block min-w-0 text-xs text-muted tabular-nums after:content-['_·'] peer-empty:after:content-none @xl:text-right @xl:text-sm @xl:text-ink @xl:after:content-none ${CELL.size}`}
      >
        {formatSizeGb(image.sizeGb)}
      </td>
      <td className={`block min-w-0 pl-2 text-right ${CELL.drive}`}>
        {actions ? <actions.ImageEnd row={row} image={image} badge={badge} /> : badge}
      </td>
    </>
  );
}

/** The file, and what the name and the file leave open. */
function FileWords({ row: { file, format, id } }: { row: LibraryRow }) {
  const parts = [
    ...(file === null
      ? []
      : [
          {
            key: 'file',
            words: (
              <Mono>
                <Untrusted text={file} />
              </Mono>
            ),
          },
        ]),
    ...(format === null
      ? []
      : [
          {
            key: 'format',
            words: inWords(m.format, { format: <Untrusted text={format} max={20} /> }),
          },
        ]),
    ...(id === null
      ? []
      : [
          {
            key: 'id',
            words: (
              <Mono>
                <Untrusted text={id} max={60} />
              </Mono>
            ),
          },
        ]),
  ];
  return parts.map(({ key, words }, n) => (
    <span key={key} className={n === 0 ? '' : "before:content-['_·_']"}>
      {words}
    </span>
  ));
}

function UnreadableCell() {
  return (
    <td colSpan={4} className="col-span-full block text-muted">
      <Icon of={TriangleAlert} className="mr-2 inline size-4 align-text-bottom" />
      {m.entryBroken()}
    </td>
  );
}
