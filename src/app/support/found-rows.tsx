import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cachedVpsLists } from '../media/queries.ts';
import { Panel } from '../ui/panel.tsx';
import { FoundRow } from './found-row.tsx';
import type { Found } from './recognise.ts';
import * as m from './messages/found.en.ts';

interface FoundRowsProps {
  title: string;
  found: readonly Found[];
  /** Notes under the rows. */
  children: ReactNode;
}

/** The pages that a text may mean. A server's name only from a list that is there already. */
export function FoundRows({ title, found, children }: FoundRowsProps) {
  const known = cachedVpsLists(useQueryClient()).flatMap(({ list }) => list.data);
  return (
    <Panel title={title}>
      <ul aria-label={m.pagesFound()} className="-mx-4 -mt-4">
        {found.map((one) => {
          const vps = one.kind === 'vps' ? known.find((each) => each?.id === one.id) : null;
          return (
            <FoundRow
              key={`${one.kind} ${one.id}`}
              found={one}
              vps={vps ?? undefined}
              by={vps ? { what: 'VPS ID', words: one.id } : undefined}
            />
          );
        })}
      </ul>
      <div className="-mb-2 text-xs text-muted empty:hidden">{children}</div>
    </Panel>
  );
}
