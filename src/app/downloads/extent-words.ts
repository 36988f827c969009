import type { Extent, UnreadReason } from '../../contracts/gateway/iso-list.ts';
import * as m from './messages/extent.en.ts';

const REASONS: Record<UnreadReason, () => string> = {
  page_limit: () => m.pageLimit(),
  time_limit: () => m.timeLimit(),
  rate_limit: () => m.rateLimit(),
  page_failed: () => m.pageFailed(),
  withheld: () => m.withheld(),
  changed: () => m.changed(),
};

/** `15 of 37 read`, or `15 read, more exist`, of a list that was not read whole. */
export function readWords(read: number, { total }: Extent): string {
  return total === null ? m.readOfMore({ read }) : m.readOfTotal({ read, total });
}

/** Why not all was read, and what to do; `null` when all was. */
export function unreadWords({ reason }: Extent): string | null {
  return reason === null ? null : REASONS[reason]();
}
