import type { VpsList } from '../../contracts/hostup/vps-list.ts';
import { searchVps } from './listed-vps.ts';
import * as m from './messages/search.en.ts';
import { ServerSearchStatus } from './server-search-status.tsx';
import { useServerSearch } from './use-server-search.ts';
import { VpsTable } from './vps-table.tsx';

/** So many matches are drawn. */
const MAX_ROWS = 100;

interface SearchedServersProps {
  /** The page on screen: it is read again and again, so its rows are the newest. */
  page: VpsList['data'];
  q: string;
}

/** The servers of the whole account that a search finds. */
export function SearchedServers({ page, q }: SearchedServersProps) {
  const search = useServerSearch(q);
  const newest = new Map(page.flatMap((vps) => (vps ? [[vps.id, vps] as const] : [])));
  const others = search.matches.filter(({ id }) => !newest.has(id));
  const found = searchVps([...newest.values(), ...others], q);
  return (
    <>
      <div className="border-b border-line px-4 py-2">
        <ServerSearchStatus search={{ ...search, matches: found.flatMap(({ vps }) => vps ?? []) }} />
        {found.length > MAX_ROWS ? (
          <p className="mt-1 text-muted">{m.firstShown({ count: MAX_ROWS, all: found.length })}</p>
        ) : null}
      </div>
      {found.length === 0 ? null : <VpsTable rows={found.slice(0, MAX_ROWS)} />}
    </>
  );
}
