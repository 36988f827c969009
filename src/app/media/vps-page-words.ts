import * as v from 'valibot';
import { hasMoreAfter, type VpsList } from '../../contracts/hostup/vps-list.ts';
import { formatCount } from '../text/count.ts';
import * as m from './messages/servers.en.ts';
import { looksOf } from './vps-state.ts';

/** A page that one came through: HostUp's cursors lead forward only. */
export interface PageBefore {
  /** Empty for the first page. */
  cursor: string;
  /** Rows on it. */
  rows: number;
}

const cameThrough = v.object({
  /** The page that `before` leads to: the address and its state do not change in the same moment. */
  cursor: v.string(),
  before: v.array(v.object({ cursor: v.string(), rows: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
});
/** The pages that one came through to a page, as the browser's history keeps them. */
export type VpsPagesSeen = v.InferOutput<typeof cameThrough>;

/**
 * The pages before the one with this cursor, from what the browser's history keeps; `null` when they are not known, as
 * for an address that was passed on.
 */
export function pagesBefore(seen: unknown, cursor: string): PageBefore[] | null {
  if (cursor === '') return [];
  const parsed = v.safeParse(cameThrough, seen);
  return parsed.success && parsed.output.cursor === cursor ? parsed.output.before : null;
}

/** `12 servers` where the page is the whole account, else how much of it the page is, in the words of `pageWords`. */
export function countWords(list: VpsList, before: readonly PageBefore[] | null): string {
  if (before?.length !== 0 || hasMoreAfter(list)) return pageWords(list, before);
  return m.serverCount({ count: list.data.length });
}

/** `3 need a look`, of the servers of a page. */
export function lookWords({ data }: VpsList): string | null {
  const count = data.filter((vps) => vps !== null && looksOf(vps).length > 0).length;
  return count === 0 ? null : m.needLook({ count });
}

/** How much of the account a page is: `12`, `100, more exist`, `101 to 200, more exist`, `901 to 1,000 of 1,000`. */
export function pageWords(list: VpsList, before: readonly PageBefore[] | null): string {
  const count = list.data.length;
  const more = hasMoreAfter(list);
  if (before === null) return (more ? m.onThisPage : m.onLastPage)({ count });
  const rows = before.reduce((sum, page) => sum + page.rows, 0);
  if (rows === 0) return more ? m.countOfMore({ count }) : formatCount(count);
  return (more ? m.rangeOfMore : m.rangeOfAll)({ from: rows + 1, to: rows + count });
}
