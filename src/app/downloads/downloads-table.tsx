import type { ReactNode } from 'react';
import { TableRow } from './table-row.tsx';
import { COLUMNS } from './table-columns.ts';
import * as m from './messages/table.en.ts';

const HEADS = [
  [() => m.columnIso(), ''],
  [() => m.columnProgress(), ''],
  [() => m.columnSize(), 'text-right'],
  [() => m.columnSpeed(), 'text-right'],
  [() => m.columnTimeLeft(), 'text-right'],
] as const;

/** Downloads as a table, as wide as its panel; where there is no room for columns, each is a row of two lines. */
export function DownloadsTable({ isoIds }: { isoIds: readonly number[] }): ReactNode {
  return (
    <div className="@container -mx-4 -mb-4">
      <table aria-label={m.isoDownloads()} aria-rowcount={isoIds.length + 1} className="block w-full">
        <thead className="sr-only @5xl:not-sr-only @5xl:block">
          <tr aria-rowindex={1} className={`px-4 py-2 text-left text-xs text-muted ${COLUMNS}`}>
            {HEADS.map(([words, className]) => (
              <th key={words()} scope="col" className={`block font-medium ${className}`}>
                {words()}
              </th>
            ))}
            <th scope="col" className="flex justify-end gap-2 font-medium">
              {m.columnDeletedIn()}
              <span aria-hidden className="hidden w-17.5 text-left font-normal whitespace-nowrap @5xl:inline">
                {m.leftOf48()}
              </span>
            </th>
          </tr>
        </thead>
        <tbody className="block">
          {isoIds.map((isoId, index) => (
            <TableRow key={isoId} isoId={isoId} index={index} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
