import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cachedVpsLists } from '../media/queries.ts';
import { staffParts } from '../session/staff-parts.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { FoundRow } from './found-row.tsx';
import { recentPages, type RecentPage } from './recent-pages.ts';
import * as m from './messages/found.en.ts';

/** The pages that were opened here last, to open one again. Names only from a list that is there already. */
export function RecentList() {
  const client = useQueryClient();
  const [pages, setPages] = useState(() => recentPages.read());
  if (pages.length === 0) return null;
  const known = cachedVpsLists(client).flatMap(({ list }) => list.data);
  return (
    <Panel
      title={m.recent()}
      aside={m.inThisBrowser()}
      end={
        <Button
          variant="ghost"
          size="row"
          onPress={() => {
            recentPages.clear();
            setPages([]);
          }}
        >
          {m.clear()}
        </Button>
      }
    >
      <ul className="-m-4">
        {pages.map((found) => (
          <FoundRow
            key={`${found.account} ${found.kind} ${found.id}`}
            found={found}
            account={found.account}
            href={placeOf(found)?.href}
            vps={known.find((vps) => found.kind === 'vps' && vps?.id === found.id) ?? undefined}
          >
            {placeOf(found) ? <Badge tone="neutral">{brief(placeOf(found)?.label ?? '', 40)}</Badge> : null}
            <span className="text-xs/6 whitespace-nowrap text-muted">
              <TimeOf ms={found.at} />
            </span>
          </FoundRow>
        ))}
      </ul>
    </Panel>
  );
}

/** Where people sign in: what its account is called, and the address of its page in another one. */
function placeOf({ kind, id, account }: RecentPage) {
  return account === undefined ? undefined : staffParts()?.at({ kind, id, account });
}
