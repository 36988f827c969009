import * as v from 'valibot';
import { rows } from '../tolerant.ts';
import { iso } from '../vpsbg/iso.ts';

/** Why the gateway did not read VPSBG's whole list. */
export const UNREAD_REASONS = [
  /** The list has more pages than the gateway follows. */
  'page_limit',
  /** VPSBG took too long. */
  'time_limit',
  /** The rate limit leaves no room for more requests just now. */
  'rate_limit',
  /** A page could not be read. */
  'page_failed',
  /** VPSBG counts more ISOs than it lists, or repeats a page where the next one was requested. */
  'withheld',
  /** ISOs came or went while the pages were read, so that some may stand on none of them. */
  'changed',
] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** How much of VPSBG's list a response holds. */
const extent = v.object({
  /** Whether these are all ISOs. An id missing from an incomplete list is no statement about that ISO. */
  complete: v.boolean(),
  /** ISOs in the account; `null` when that is not known. */
  total: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  /** `null` when complete. */
  reason: v.nullable(v.picklist(UNREAD_REASONS)),
});
export type Extent = v.InferOutput<typeof extent>;

/** `GET /api/vpsbg/isos`: the pages of VPSBG's list put together, and how much of it that is. */
export const isoList = v.object({ data: rows(iso), extent });
export type IsoList = v.InferOutput<typeof isoList>;
