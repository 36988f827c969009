import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cachedVpsLists } from '../media/queries.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { FoundRow } from './found-row.tsx';
import { recentPages } from './recent-pages.ts';

/** The pages that were opened here last, to open one again. Names only from a list that is there already. */
export function RecentList() {
  const client = useQueryClient();
  const [pages, setPages] = useState(() => recentPages.read());
  if (pages.length === 0) return null;
  const known = cachedVpsLists(client).flatMap(({ list }) => list.data);
  return (
    <Panel
      title="Recent"
      aside="in this browser"
      end={
        <Button
          variant="ghost"
          size="row"
          onPress={() => {
            recentPages.clear();
            setPages([]);
          }}
        >
          Clear
        </Button>
      }
    >
      <ul className="-m-4">
        {pages.map((found) => (
          <FoundRow
            key={`${found.kind} ${found.id}`}
            found={found}
            vps={known.find((vps) => found.kind === 'vps' && vps?.id === found.id) ?? undefined}
          >
            <span className="text-xs/6 whitespace-nowrap text-muted">
              <TimeOf ms={found.at} />
            </span>
          </FoundRow>
        ))}
      </ul>
    </Panel>
  );
}
