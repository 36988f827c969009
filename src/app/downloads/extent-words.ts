import type { Extent, UnreadReason } from '../../contracts/gateway/iso-list.ts';
import { formatCount } from '../text/count.ts';

const REASONS: Record<UnreadReason, string> = {
  page_limit: "Drivebay reads at most 20 pages of VPSBG's list.",
  time_limit: 'VPSBG took too long to send the rest. The next refresh tries again.',
  rate_limit: "The rest waits for VPSBG's rate limit. The next refresh tries again.",
  page_failed: "A page of VPSBG's list could not be read. The next refresh tries again.",
  withheld: 'VPSBG counts more ISOs than it sent.',
  changed: 'The list changed while it was read. The next refresh reads it again.',
};

/** `15 of 37 read`, or `15 read of more`, of a list that was not read whole. */
export function readWords(read: number, { total }: Extent): string {
  return total === null
    ? `${formatCount(read)} read of more`
    : `${formatCount(read)} of ${formatCount(total)} read`;
}

/** Why not all was read, and what to do; `null` when all was. */
export function unreadWords({ reason }: Extent): string | null {
  return reason === null ? null : `${REASONS[reason]} An ISO that is not listed can be opened by its id.`;
}
