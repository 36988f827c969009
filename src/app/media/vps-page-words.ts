import * as v from 'valibot';
import { hasMoreAfter, type VpsList } from '../../contracts/hostup/vps-list.ts';
import { formatCount } from '../text/count.ts';

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

/** How much of the account a page is: `12`, `100 of more`, `101 to 200 of more`, `901 to 1,000 of 1,000`. */
export function pageWords(list: VpsList, before: readonly PageBefore[] | null): string {
  const rows = list.data.length;
  const more = hasMoreAfter(list);
  if (before === null) return `${formatCount(rows)} on ${more ? 'this page' : 'the last page'}`;
  const from = before.reduce((sum, page) => sum + page.rows, 0);
  if (from === 0) return more ? `${formatCount(rows)} of more` : formatCount(rows);
  const to = from + rows;
  return `${formatCount(from + 1)} to ${formatCount(to)} of ${more ? 'more' : formatCount(to)}`;
}
