import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { nextCursorOf, type VpsList } from '../../contracts/hostup/vps-list.ts';
import { buttonStyle } from '../ui/link-style.ts';
import * as m from './messages/servers.en.ts';
import type { PageBefore, VpsPagesSeen } from './vps-page-words.ts';

declare module '@tanstack/history' {
  interface HistoryState {
    /** Read by `pagesBefore`. */
    vpsPages?: VpsPagesSeen;
  }
}

interface VpsPagesProps {
  /** HostUp's cursor of the page shown; empty on the first. */
  cursor: string;
  /** The page shown; absent while it is read. */
  list: VpsList | undefined;
  before: readonly PageBefore[] | null;
  /** Search text; it stays. */
  q: string;
}

/** Leads through the pages of the list of VPSs. A link that leads nowhere stays: the focus may be on it. */
export function VpsPages({ cursor, list, before, q }: VpsPagesProps) {
  const next = list ? nextCursorOf(list) : null;
  if (cursor === '' && next === null) return null;
  const previous = before?.at(-1);
  const onward = [...(before ?? []), { cursor, rows: list?.data.length ?? 0 }];
  return (
    <nav aria-label={m.pages()} className="flex flex-wrap gap-2">
      <PageLink name={m.firstPage()} q={q} cursor={cursor === '' ? null : ''} onTheWay={[]} />
      <PageLink
        name={m.previousPage()}
        q={q}
        cursor={previous?.cursor ?? null}
        onTheWay={before?.slice(0, -1) ?? []}
      />
      <PageLink name={m.nextPage()} q={q} cursor={next} onTheWay={before === null ? null : onward} />
    </nav>
  );
}

interface PageLinkProps {
  name: string;
  q: string;
  /** Where it leads; `null` for nowhere. */
  cursor: string | null;
  /** The pages before that one; `null` when they are not known. */
  onTheWay: PageBefore[] | null;
}

function PageLink({ name, q, cursor, onTheWay }: PageLinkProps) {
  const stay = (event: MouseEvent) => event.preventDefault();
  return (
    <Link
      to="/"
      search={(old) => ({ ...old, q, cursor: cursor ?? old.cursor ?? '' })}
      state={cursor === null || onTheWay === null ? {} : { vpsPages: { cursor, before: onTheWay } }}
      className={buttonStyle()}
      aria-disabled={cursor === null ? true : undefined}
      onClick={cursor === null ? stay : undefined}
    >
      {name}
    </Link>
  );
}
